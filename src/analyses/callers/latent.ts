import type { Unit } from '../../ir/model.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { isAtOnce } from '../ownership/scope-context.ts';

/** Whether nobody calls a function here, but for others of the sort, that is meant to be called in its caller's scope: a plain one that gives handles. */
export function isLatent(ownership: Ownership, unit: Unit, around: readonly Unit[] = []): boolean {
  const { scopes, effects } = ownership;
  const result = ownership.summaryOf(unit)?.result;
  if (unit.isAsync || result === undefined || !effects.makesResource(result)) return false;
  const verdict = scopes.verdictOf(unit);
  if (verdict !== 'never') return verdict === 'uncalled';
  return scopes.invocationsOf(unit).every(({ from, run }) => {
    const caller = scopes.hostOf(from);
    return (!run || isAtOnce(run)) && (around.includes(caller) || isLatent(ownership, caller, [...around, unit]));
  });
}
