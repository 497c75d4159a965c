import { codeOf } from '../analyses/code/module-code.ts';
import type { Facts } from '../analyses/facts.ts';
import { compareRates, type Rate } from '../analyses/heat/rate.ts';
import type { FieldLoss } from '../analyses/lifecycle/field-loss.ts';
import { gradeOf } from '../analyses/severity.ts';
import { amountOfEach, amountText } from '../analyses/size/amounts.ts';
import type { Confidence, Finding, Related } from '../base/finding.ts';
import type { Span } from '../base/span.ts';
import type { Module, Unit } from '../ir/model.ts';
import { amountOfSites, keptUntilReleased } from './loss-amounts.ts';

/** The messages of fields that own handles and lose them, for the rules that report them. */
export const fieldMessages = {
  fieldMissed:
    '{{method}} does not release `{{field}}`, which owns the {{noun}} made here: every {{type}} that is thrown away leaves it in {{keptIn}}{{size}}. Release `this.{{field}}` there too.',
  fieldOverwritten:
    '`this.{{field}}` gets a new {{noun}} each time {{where}} runs, and nothing releases the one it held: that stays in {{keptIn}}{{size}}. Release it first.',
  fieldNotPassedOn:
    '{{method}} overrides the method that releases `{{field}}` of the class above, and does not call it: every {{type}} that is thrown away leaves what it holds in {{keptIn}}. Call `super.{{name}}()` as well.',
  fieldDropped:
    'What is dropped from `this.{{field}}` here holds a {{noun}} that nothing releases: it stays in {{keptIn}}{{size}}. Release it first.',
  fieldUnreleased:
    '`this.{{field}}` owns a {{noun}}, and {{type}} has no method that releases it: each object that is thrown away leaves it in {{keptIn}}{{size}}. Give the class a `dispose` method.',
} as const;

const messageOf = {
  missed: 'fieldMissed',
  'not-passed-on': 'fieldNotPassedOn',
  overwritten: 'fieldOverwritten',
  dropped: 'fieldDropped',
  'no-release': 'fieldUnreleased',
} as const;

/** One finding for each field of a class in the module whose handles of a discipline are lost. */
export function* findLostFields(module: Module, facts: Facts, discipline: 'scoped' | 'manual'): Iterable<Finding> {
  for (const loss of facts.lifecycles.lossesOf(module)) {
    const { site, unit } = loss;
    if (site.resource.discipline !== discipline || (loss.fault === 'no-release' && site.resource.meantToStay && !loss.isMounted)) continue;
    const heat = facts.heats.ofUnit(unit);
    const confidence = confidenceOf(loss, heat.rate === 'once' && isFilledForOthers(facts, unit) ? 'call' : heat.rate);
    const amount = amountOfSites(facts, [site]);
    // What is overwritten goes with the calls of the function, what is never released with the objects.
    const isOfCalls = loss.fault === 'overwritten' || loss.fault === 'dropped';
    const size = amount && (isOfCalls ? amountText(amount, heat) : amountOfEach(amount));
    const isHere = site.module === module && loss.fault !== 'dropped' && loss.fault !== 'not-passed-on';
    yield {
      messageId: messageOf[loss.fault],
      span: isHere ? site.instruction.span : loss.at,
      data: {
        field: loss.fields.join('`, `'),
        noun: site.noun,
        type: loss.type.name === undefined ? 'object' : `\`${loss.type.name}\``,
        where: unit.name === undefined ? 'this function' : `\`${unit.name}\``,
        name: loss.releaseMethod?.name ?? 'dispose',
        method: loss.releaseMethod?.name === undefined ? 'Its class' : `\`${loss.releaseMethod.name}\``,
        keptIn: site.resource.keptIn,
        size: size === undefined ? '' : `, ${size}`,
      },
      because: relatedOf(module, loss, isHere),
      confidence,
      ...gradeOf({ heat, confidence, sort: 'leak', amount }),
      ...keptUntilReleased(size),
    };
  }
}

/** Where the handle is made and kept, and the method that ought to release it. */
function relatedOf(module: Module, { fault, site, at, releaseMethod, isReleasedInTheEnd }: FieldLoss, isHere: boolean): Related[] {
  const related: Related[] = [];
  if (!isHere) related.push(placeIn(module, site.module, site.instruction.span, 'made here'));
  else if (at.start !== site.instruction.span.start) related.push({ span: at, label: 'kept here' });
  if (releaseMethod && !isReleasedInTheEnd && fault !== 'not-passed-on')
    related.push(placeIn(module, releaseMethod.module, releaseMethod.nameSpan, 'does not release it'));
  return related;
}

function placeIn(from: Module, module: Module, span: Span, label: string): Related {
  return module === from ? { span, label } : { path: module.path, span, label };
}

function confidenceOf(loss: FieldLoss, rate: Rate): Confidence {
  const { fault, site, releasesOthers } = loss;
  const { collected, heldFromUse } = site.resource;
  if (collected === 'yes') return 'possible';
  if (fault === 'no-release') return isKeptByEach(loss, rate) ? 'likely' : 'possible';
  if (fault === 'not-passed-on') return collected === 'never' ? 'certain' : 'likely';
  // Whoever releases the rest of what an object owns means to release all of it.
  if (fault === 'missed')
    return collected === 'never' && releasesOthers ? 'certain' : heldFromUse && !releasesOthers ? 'possible' : 'likely';
  if (collected === 'late' || heldFromUse) return 'possible';
  if (fault === 'overwritten') return confidenceOfOverwriting(loss, rate);
  return 'certain';
}

/** A function that users of the package may call makes the objects, however seldom the package itself does. */
function isFilledForOthers({ meanings, heats }: Facts, unit: Unit): boolean {
  return meanings.callersOf(unit).some(({ module, call }) => heats.mayRunFromOutside(codeOf(module).unitOf(call)));
}

/** Objects are made again and again, and each of them is filled with a handle that only a release frees. */
function isKeptByEach({ isFilledOnce, isInherited, isMounted, site }: FieldLoss, rate: Rate): boolean {
  const { collected, heldFromUse, lasting } = site.resource;
  if (!isFilledOnce || collected !== 'never' || heldFromUse) return false;
  // Made once as a rule: objects that hold one are as well, unless code makes them again and again.
  if (lasting && !isMounted && rate === 'call') return false;
  return isMounted || (rate !== 'once' && !(isInherited && rate === 'call'));
}

/** Who releases what an object holds in the end may well fill it only once. */
function confidenceOfOverwriting(loss: FieldLoss, rate: Rate): Confidence {
  const { isReleasedInTheEnd, isRewritten, isInherited, releaseMethod, site } = loss;
  // What starts it and what ends it take turns: connecting and disconnecting, playing and pausing.
  if (isReleasedInTheEnd && site.resource.meantToStay) return 'possible';
  if (isReleasedInTheEnd) return isRewritten || compareRates(rate, 'iteration') >= 0 ? 'likely' : 'possible';
  // What the program does once puts nothing where something was, whatever others might do.
  if (rate === 'once' || (isInherited && rate === 'call')) return 'possible';
  return releaseMethod === undefined ? 'likely' : 'certain';
}
