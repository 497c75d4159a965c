import type { Unit, UnitId, VariableId } from '../../ir/model.ts';
import type { RunContext } from './context.ts';

/**
 * A test that is about variables of the run and constants only. Its outcome stays the same in the next round of a loop, unless one of the
 * variables gets a new value, which is seen where it does. Properties and variables of other functions may change unseen.
 */
export function isSettled(run: RunContext, test: string): boolean {
  const variable = /^#(\d+)$/.exec(test)?.[1];
  if (variable !== undefined) return run.isFollowed(Number(variable) as VariableId);
  if (/[.[('"`]/.test(test)) return false;
  const names = test.match(/[A-Za-z_$][\w$]*/g) ?? [];
  return names.length > 0 && names.every((name) => isOwn(run, name));
}

/** Of the variables with the name that can be seen from the run, all belong to it. */
function isOwn(run: RunContext, name: string): boolean {
  const seen = run.module.variables.filter((each) => each.name === name && (run.isFollowed(each.id) || isAround(run.root, each.unit)));
  return seen.length > 0 && seen.every(({ id }) => run.isFollowed(id));
}

function isAround(unit: Unit, around: UnitId): boolean {
  for (let each: Unit | undefined = unit; each; each = each.parent === undefined ? undefined : each.module.units[each.parent])
    if (each.id === around) return true;
  return false;
}
