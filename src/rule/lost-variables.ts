import type { Facts } from '../analyses/facts.ts';
import { compareRates, type Rate } from '../analyses/heat/rate.ts';
import type { VariableLoss } from '../analyses/lifecycle/variable-losses.ts';
import { gradeOf } from '../analyses/severity.ts';
import type { Confidence, Finding } from '../base/finding.ts';
import type { Module } from '../ir/model.ts';

/** The messages of variables of a module that lose handles, for the rules that report them. */
export const variableMessages = {
  variableOverwritten:
    '`{{name}}` gets a new {{noun}} each time {{where}} runs, and nothing releases the one it held: that stays in {{keptIn}}. Release it first.',
} as const;

/** Names of functions that as a rule run once. */
const startingNames =
  /^_?(init|load|set_?up|start|create|build|configure|prepare|connect|boot|main|run|warm|open|train|make|ensure|mount|register|install|compile)/i;

/** One finding for each place where a variable of the module that owns a handle of a discipline gets another. */
export function* findLostVariables(module: Module, facts: Facts, discipline: 'scoped' | 'manual'): Iterable<Finding> {
  for (const loss of facts.lifecycles.variableLossesOf(module)) {
    const { site, unit, at } = loss.hold;
    const heat = facts.heats.ofUnit(unit);
    if (site.resource.discipline !== discipline || (heat.rate === 'once' && !facts.heats.mayRunFromOutside(unit))) continue;
    const confidence = confidenceOf(loss, heat.rate);
    yield {
      messageId: 'variableOverwritten',
      span: site.instruction.span,
      data: {
        name: loss.name,
        noun: site.noun,
        where: unit.name === undefined ? 'this function' : `\`${unit.name}\``,
        keptIn: site.resource.keptIn,
      },
      because: [{ span: at, label: 'kept here' }],
      confidence,
      ...gradeOf({ heat, confidence, sort: 'leak' }),
    };
  }
}

function confidenceOf(
  { hold, isReleasedElsewhere, isGivenToUnknown, isRewritten, isBesideLazy, isLastRun }: VariableLoss,
  rate: Rate,
): Confidence {
  const { site, unit } = hold;
  const { collected, discipline, heldFromUse, meantToStay } = site.resource;
  if (collected !== 'never' || heldFromUse || isGivenToUnknown || isLastRun) return 'possible';
  // What starts it and what ends it take turns.
  if (meantToStay && isReleasedElsewhere) return 'possible';
  if (isBesideLazy) return 'likely';
  // What starts something is called again only by those who ask first whether it runs.
  if (unit.name === undefined || startingNames.test(unit.name)) return 'possible';
  if (compareRates(rate, 'iteration') >= 0 || isRewritten) return 'likely';
  // Models, sessions and the like are made once, as a rule.
  return isReleasedElsewhere || discipline === 'manual' ? 'possible' : 'likely';
}
