import type { Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { Heats } from '../heat/heats.ts';
import type { Run } from '../heat/runs.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { ProjectType } from '../meaning/meaning.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import type { Change } from './change.ts';
import { isCoveredBy } from '../code/covers.ts';
import { isForOnePiece, keepsFunction } from './one-piece.ts';
import { isBounded } from './judge-unbounded.ts';
import type { Verdict } from './verdict.ts';

/** What runs when the other side is gone, by name: not what closes the connection on purpose. */
const losses =
  /^_*(on|handle)_?(socket|connection|transport|stream|ws)?_?(close[d]?|disconnect(ed)?|lost|end(ed)?)$|^(connection|socket)_?(gone|lost|closed)$/i;

/** Events that say so. */
const lossEvents = /^(close[d]?|disconnect(ed)?|end(ed)?|error|offline|lost|exit)$/i;

/**
 * Functions that wait for an answer from the other side, and are deleted when it comes. When the connection is lost it does not come, and the object goes on with the next
 * connection.
 */
export function judgeAbandoned(facts: GrowthFacts, meanings: Meanings, candidate: Candidate): Verdict | undefined {
  const { container, lifetime, additions } = candidate;
  const { root } = container;
  if (root.in !== 'field' || root.isStatic || lifetime === 'brief' || container.path.length > 0 || isBounded(facts, container))
    return undefined;
  const endings = facts.endings.of(container);
  if (endings.length === 0 || endings.some(({ isWhole }) => isWhole) || !connectsAgain(root.type)) return undefined;
  const loss = [...root.type.units].find(({ name }) => name !== undefined && losses.test(name));
  if (!loss || endings.some(({ unit }) => runsOnLoss(facts.heats, unit, new Set()))) return undefined;
  const removals = endings.map(({ change }) => change);
  const open = additions.find(
    ({ change }) =>
      change.isAmbiguous !== true && isForOnePiece(meanings, change) && keepsFunction(change) && !hasTimer(facts.heats, change, removals),
  );
  if (!open) return undefined;
  const places = [{ module: loss.module, span: loss.nameSpan, label: 'runs when the connection is gone' }];
  return { kind: 'abandoned', change: open.change, confidence: 'likely', units: loss.name === undefined ? [] : [loss.name], places };
}

/** The class has a method that connects, and its code speaks of connecting again. */
function connectsAgain(type: ProjectType): boolean {
  const units = [...type.units];
  if (!units.some(({ name }) => name !== undefined && /^_?(re_?)?(connect|open)/i.test(name))) return false;
  const code = codeOf(type.module);
  return (
    units.some(({ name }) => name !== undefined && /re_?connect/i.test(name)) ||
    [...code.nodes()].some((node) => (node.op === 'get' || node.op === 'set') && 'name' in node.key && /re_?connect/i.test(node.key.name))
  );
}

/** Something that runs when the connection is lost makes the unit run, in whatever way. */
function runsOnLoss(heats: Heats, unit: Unit, seen: Set<Unit>): boolean {
  if (seen.has(unit)) return false;
  seen.add(unit);
  for (let each: Unit | undefined = unit; each; each = each.parent === undefined ? undefined : each.module.units[each.parent])
    if (each.name !== undefined && (losses.test(each.name) || /destroy|dispose|close|disconnect|cleanup|reset|terminate/i.test(each.name)))
      return true;
  return heats.runsOf(unit).some((run) => isLossEvent(run) || runsOnLoss(heats, run.from, seen));
}

function isLossEvent({ module, node, mode }: Run): boolean {
  if (mode === 'call' || node.op !== 'call') return false;
  const [first] = node.arguments;
  const made = first?.kind === 'value' ? codeOf(module).definitionOf(first.value) : undefined;
  return made?.op === 'constant' && typeof made.value === 'string' && lossEvents.test(made.value);
}

/** A timer that is started whenever the entry is made deletes it. */
function hasTimer(heats: Heats, addition: Addition, removals: readonly Change[]): boolean {
  const code = codeOf(addition.module);
  const unit = code.unitOf(addition.node);
  return removals.some(({ module, node }) => {
    if (module !== addition.module) return false;
    return heats
      .runsOf(codeOf(module).unitOf(node))
      .some((run) => run.mode !== 'call' && run.from === unit && isCoveredBy(code, addition.node, run.node));
  });
}
