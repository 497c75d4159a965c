import type { Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { Heats } from '../heat/heats.ts';
import type { Run } from '../heat/runs.ts';

/** The unit runs only while one call of the owner is being worked on. */
export function runsWithin(heats: Heats, unit: Unit, owner: Unit, seen = new Set<Unit>()): boolean {
  if (unit === owner || seen.has(unit)) return true;
  seen.add(unit);
  const runs = heats.runsOf(unit);
  // A function that is only handed to a call which nobody knows is taken to run within that call.
  if (runs.length === 0) return isOnlyHandedOver(unit);
  return runs.every((run) => !recurs(run) && runsWithin(heats, run.from, owner, seen));
}

function isOnlyHandedOver(unit: Unit): boolean {
  const code = codeOf(unit.module);
  for (const node of code.nodes())
    if (node.op === 'closure' && node.unit === unit.id) return code.usersOf(node.result).every((user) => user.op === 'call');
  return false;
}

function recurs({ mode }: Run): boolean {
  return mode !== 'call' && mode !== 'now' && mode !== 'each' && mode !== 'later';
}
