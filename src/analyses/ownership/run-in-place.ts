import { isWithin } from '../../base/span.ts';
import type { Instruction, Unit } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';

const known = new WeakMap<Unit, ReadonlySet<Instruction>>();

/**
 * Whether a function may run as part of the unit that makes it. Functions of a module are only declared there, but for those that are written
 * where they are called or handed over.
 */
export function isRunInPlace(unit: Unit, closure: Instruction & { op: 'closure' }): boolean {
  if (unit.kind !== 'module') return true;
  let inCalls = known.get(unit);
  if (!inCalls) known.set(unit, (inCalls = closuresInCalls(unit)));
  return inCalls.has(closure);
}

/** What a call is made with is computed before the call, in the same statement: functions of that statement that stand within it are written there. */
function closuresInCalls({ body }: Unit): ReadonlySet<Instruction> {
  const found = new Set<Instruction>();
  let pending: (Instruction & { op: 'closure' })[] = [];
  for (const node of instructionsOf(body)) {
    if (node.op === 'closure') pending.push(node);
    if (node.op !== 'call') continue;
    for (const each of pending) if (isWithin(each.span, node.span)) found.add(each);
    pending = pending.filter((each) => each.statement === node.statement && !isWithin(each.span, node.span));
  }
  return found;
}
