import type { Unit, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Heats } from '../heat/heats.ts';
import type { Run } from '../heat/runs.ts';

/** Functions that hand on what they are given to others that do: longer chains are not followed. */
const mostShared = 2;

/** The unit runs only while one call of the owner is being worked on. */
export function runsWithin(heats: Heats, unit: Unit, owner: Unit, seen = new Set<Unit>(), depth = 0): boolean {
  if (unit === owner || seen.has(unit)) return true;
  seen.add(unit);
  const runs = heats.runsOf(unit);
  // A function that is only handed to a call which nobody knows is taken to run within that call.
  if (runs.length === 0) return isOnlyHandedOver(unit);
  return runs.every(
    (run) => !recurs(run) && (isRunWhereGiven(heats, unit, run, owner, depth) || runsWithin(heats, run.from, owner, seen, depth)),
  );
}

/**
 * A function that others share, such as a walk over a tree, runs what it is given while it is called. Who else calls it is no matter then: the unit runs within the
 * call that it is handed to.
 */
function isRunWhereGiven(heats: Heats, unit: Unit, run: Run, owner: Unit, depth: number): boolean {
  const { module, parent } = unit;
  const maker = parent === undefined ? undefined : module.units[parent];
  if (!maker || depth >= mostShared || !isOnlyHandedOver(unit)) return false;
  const given = parametersRunBy(run);
  const within = (shared: Unit): boolean => runsWithin(heats, run.from, shared, new Set(), depth + 1);
  return given.length > 0 && given.every(within) && runsWithin(heats, maker, owner, new Set(), depth + 1);
}

/** The functions whose parameters a run may be of: `visit(node)` and `list.forEach(visit)` in `walk(list, visit)`. */
function parametersRunBy({ module, node, mode }: Run): readonly Unit[] {
  if (node.op !== 'call') return [];
  const code = codeOf(module);
  const called =
    mode === 'call'
      ? node.callee.kind === 'value'
        ? [node.callee.value]
        : []
      : node.arguments.flatMap((item) => (item.kind === 'hole' ? [] : item.value));
  return called.flatMap((value) => code.parameterOf(originOf(code, value))?.unit ?? []);
}

function isOnlyHandedOver(unit: Unit): boolean {
  const code = codeOf(unit.module);
  for (const closure of code.all.closures) if (closure.unit === unit.id) return isArgumentOnly(code, closure.result);
  return false;
}

/** The value is only ever called or an argument, or a member of an object that is: `visit(tree, { enter() {} })`. */
function isArgumentOnly(code: ModuleCode, value: ValueId, depth = 0): boolean {
  if (depth > 6) return false;
  return code.usersOf(value).every((user) => {
    if (user.op === 'store') return code.loadsOf(user.variable).every((load) => isArgumentOnly(code, load.result, depth + 1));
    return user.op === 'call' || (user.op === 'object' && isArgumentOnly(code, user.result, depth + 1));
  });
}

function recurs({ mode }: Run): boolean {
  return mode !== 'call' && mode !== 'now' && mode !== 'each' && mode !== 'later';
}
