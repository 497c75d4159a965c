import type { Unit } from '../../ir/model.ts';
import type { Ownership } from '../ownership/ownership.ts';

/** Whether nobody calls a function here that is meant to be called in its caller's scope: a plain one that gives handles. */
export function isLatent(ownership: Ownership, unit: Unit): boolean {
  if (unit.isAsync || ownership.scopes.verdictOf(unit) !== 'uncalled') return false;
  const result = ownership.summaryOf(unit)?.result;
  return result !== undefined && ownership.effects.makesResource(result);
}
