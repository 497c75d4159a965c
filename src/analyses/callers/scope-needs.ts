import type { Unit } from '../../ir/model.ts';
import { mayMend } from './losing-calls.ts';
import type { Site } from '../ownership/object.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { type Invocation, isAtOnce } from '../ownership/scope-context.ts';
import type { Program } from '../program.ts';

/** What a function leaves to a scope of its caller. */
export interface ScopeNeed {
  /** What makes the handles that it leaves itself. */
  readonly sites: readonly Site[];
  /** Calls in it, in no scope of its own, that leave handles as well. */
  readonly passes: readonly Invocation[];
}

/** Finds every function of a program that leaves handles to a scope of its caller, itself or through functions that it calls. */
export function findScopeNeeds(program: Program, ownership: Ownership): ReadonlyMap<Unit, ScopeNeed> {
  const found = new Map<Unit, { sites: readonly Site[]; passes: Invocation[] }>();
  const pending: Unit[] = [];
  const need = (unit: Unit, sites: readonly Site[]) => {
    const known = found.get(unit) ?? { sites, passes: [] };
    if (!found.has(unit)) pending.push(unit);
    found.set(unit, known);
    return known;
  };
  for (const unit of program.modules.flatMap(({ units }) => units)) {
    const sites = canLeave(unit) ? sitesLeftBy(ownership, unit) : [];
    if (sites.length > 0) need(unit, sites);
  }
  for (let unit = pending.pop(); unit; unit = pending.pop())
    for (const call of ownership.scopes.invocationsOf(unit))
      if (canLeave(call.from) && passesOn(call)) need(call.from, []).passes.push(call);
  return found;
}

/** No scope of a caller is around the rest of an asynchronous function, and nobody calls a module. */
function canLeave({ isAsync, isGenerator, kind }: Unit): boolean {
  return !isAsync && !isGenerator && kind !== 'module';
}

function passesOn({ run, region }: Invocation): boolean {
  return region === undefined && (!run || (isAtOnce(run) && !run.scope));
}

function sitesLeftBy(ownership: Ownership, unit: Unit): readonly Site[] {
  const { scopes } = ownership;
  if (scopes.verdictOf(unit) === 'always') return scopes.hostOf(unit) === unit ? ownership.leftOf(unit) : [];
  return ownership.obligationsOf(unit.module).flatMap((loss) => (loss.unit === unit && mayMend(loss) ? [loss.site] : []));
}
