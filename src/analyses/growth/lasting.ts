import type { Node, Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { Heats } from '../heat/heats.ts';
import { isPartOfStream } from '../heat/runs.ts';
import type { Addition, Candidate } from './candidates.ts';
import { unitOfVariable } from './lifetimes.ts';

/** Whether the container is kept while what adds to it goes on and on: not only as long as one stream, or one object of many, is worked on. */
export function isKeptThroughout(heats: Heats, { container, lifetime }: Candidate, { module, node }: Addition): boolean {
  const unit = codeOf(module).unitOf(node);
  if (heats.runsOf(unit).some(isPartOfStream)) return false;
  if (lifetime === 'process' || heats.of(module, node).isEndless) return true;
  const { root } = container;
  if (root.in === 'field') return recursWithin(heats, unit, (each) => isOf(root.type.units, each), new Set());
  const owner = unitOfVariable(root);
  return owner !== undefined && recursWithin(heats, unit, (each) => isInside(each, owner), new Set());
}

/** The code that owns the container registers the handler of requests or frames itself, which goes on for as long as the owner is there. */
function recursWithin(heats: Heats, unit: Unit, isOwn: (unit: Unit) => boolean, seen: Set<Unit>): boolean {
  if (seen.has(unit)) return false;
  seen.add(unit);
  // A handler that is only handed out is registered by somebody unseen.
  if (heats.runsOf(unit).length === 0 && heats.ofUnit(unit).start === 'request') return isOwn(unit);
  return heats.runsOf(unit).some((run) => {
    if (!isOwn(run.from)) return false;
    return run.mode === 'request' || run.mode === 'frame' || (run.mode === 'call' && recursWithin(heats, run.from, isOwn, seen));
  });
}

function isOf(units: ReadonlySet<Unit>, unit: Unit): boolean {
  for (let each: Unit | undefined = unit; each; each = parentOf(each)) if (units.has(each)) return true;
  return false;
}

function isInside(unit: Unit, owner: Unit): boolean {
  for (let each: Unit | undefined = unit; each; each = parentOf(each)) if (each === owner) return true;
  return false;
}

function parentOf(unit: Unit): Unit | undefined {
  return unit.parent === undefined ? undefined : unit.module.units[unit.parent];
}

/** A function of the owner that runs the unit, or the unit itself, is returned or kept, so that others may go on calling it. */
export function isHandedOut(heats: Heats, unit: Unit, owner: Unit, seen = new Set<Unit>()): boolean {
  if (unit === owner || seen.has(unit)) return false;
  seen.add(unit);
  if (isValueKept(unit)) return true;
  return heats.runsOf(unit).some((run) => run.mode === 'call' && isHandedOut(heats, run.from, owner, seen));
}

function isValueKept(unit: Unit): boolean {
  const code = codeOf(unit.module);
  for (const node of code.all.closures) {
    if (node.unit !== unit.id) continue;
    const users = code
      .usersOf(node.result)
      .flatMap((user): readonly Node[] =>
        user.op === 'store' ? code.loadsOf(user.variable).flatMap((load) => code.usersOf(load.result)) : [user],
      );
    return users.some(({ op }) => op === 'return' || op === 'object' || op === 'array' || op === 'set' || op === 'yield');
  }
  return false;
}
