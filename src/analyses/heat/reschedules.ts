import type { Key, Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { encloses } from '../pairs/flow-places.ts';
import { isHandedWhereMade } from './handed-where-made.ts';
import type { RunIndex } from './run-index.ts';
import type { Run } from './runs.ts';

/** The function that is registered registers itself again, by what it calls. */
export function reschedules(index: RunIndex, run: Run): boolean {
  const seen = new Set<Unit>();
  const pending = [run.to];
  for (let unit = pending.pop(); unit; unit = pending.pop()) {
    if (unit === run.from) return true;
    if (seen.has(unit)) continue;
    seen.add(unit);
    for (const next of index.from(unit)) if (goesOn(next) && (isByName(next) || isMadeOnTheWay(next.to, run, seen))) pending.push(next.to);
  }
  return false;
}

function goesOn({ mode, isOneOfMany }: Run): boolean {
  return /^(call|now|each|later)$/.test(mode) && isOneOfMany !== true;
}

/** A call by the name of the function, rather than of one that was handed over. */
function isByName({ module, node, mode }: Run): boolean {
  if (mode !== 'call' || node.op !== 'call') return true;
  const code = codeOf(module);
  const { callee } = node;
  if (callee.kind === 'method') return !isCallOf(callee.key) || code.parameterOf(originOf(code, callee.object)) === undefined;
  return code.parameterOf(originOf(code, callee.value)) === undefined;
}

function isCallOf(key: Key): boolean {
  return 'name' in key && /^(call|apply)$/.test(key.name);
}

/** A function that was handed over was handed over on this way only if something on it, or around where it begins, made the function. */
function isMadeOnTheWay(unit: Unit, { to }: Run, seen: ReadonlySet<Unit>): boolean {
  const { module, parent } = unit;
  const maker = parent === undefined ? undefined : module.units[parent];
  if (!maker || seen.has(maker)) return true;
  if (maker.kind === 'module') return !isHandedWhereMade(unit);
  return encloses(maker, to);
}
