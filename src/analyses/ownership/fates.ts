import type { Span } from '../../base/span.ts';
import { isWithin } from '../../base/span.ts';
import type { Unit, VariableId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { soundsLikeRelease } from './call-effects.ts';
import { onlyWorksWith } from './captured-uses.ts';
import type { RunContext } from './context.ts';
import type { AbstractObject, ResourceObject } from './object.ts';
import { fates, isExposableStanding, untouched } from './standing.ts';
import { State } from './state.ts';
import { type AbstractValue, unknownValue } from './value.ts';

/** The value is released, with all handles inside it; `at` the place, where that is sure, and `within` where it is the only one that may be. */
export function release(state: State, value: AbstractValue, at?: Span, within = at): void {
  const isSure = value.isEach || value.objects.length === 1;
  const named = at && namedObjects(state, value);
  for (const object of state.reachable([value])) {
    const standing = state.standings.get(object as ResourceObject);
    if (!standing) continue;
    // One of several that it may be: nobody can say which was released, so none is certain to leak.
    const fate = isSure || !value.objects.includes(object) ? fates.released : standing.fate | fates.released;
    const releasedAt = named?.has(object) && standing.fate === fates.live && !standing.isParted ? at : undefined;
    const releasedWithin = fate === fates.released && standing.fate === fates.live ? within : undefined;
    state.update(object as ResourceObject, { fate, ...(releasedAt && { releasedAt }), ...(releasedWithin && { releasedWithin }) });
  }
}

/** The one object that the value is, or those that stand in a list written out. Of several that a container holds nobody can tell which it is. */
function namedObjects(state: State, value: AbstractValue): ReadonlySet<AbstractObject> {
  const [only] = value.objects;
  if (!only || value.objects.length > 1 || value.isEach) return new Set();
  if (only.is !== 'structure') return isAmongOthers(state, only) ? new Set() : new Set([only]);
  const parts = [...(state.contents.get(only) ?? [])].filter(([name]) => name !== '*').map(([, part]) => part);
  return new Set(parts.flatMap((part) => (part.objects.length === 1 && !part.isEach ? part.objects : [])));
}

function isAmongOthers(state: State, object: AbstractObject): boolean {
  for (const fields of state.contents.values()) if (fields.get('*')?.objects.includes(object)) return true;
  return false;
}

/** The value, with all handles inside it, now belongs to somebody outside the run. What a component remembers stays with it, though others may free it. */
export function escape(run: RunContext, state: State, value: AbstractValue): void {
  pass(run, state, value, false);
}

/** The value, with all handles inside it, is taken over by what a call names: also what a component remembers. */
export function give(run: RunContext, state: State, value: AbstractValue): void {
  pass(run, state, value, true);
}

function pass(run: RunContext, state: State, value: AbstractValue, isGiven: boolean): void {
  const found = state.reachable([value]);
  for (const object of found)
    if (!isGiven && state.standings.get(object as ResourceObject)?.isMemo) state.update(object as ResourceObject, { isLent: true });
    else if (state.standings.has(object as ResourceObject)) state.update(object as ResourceObject, { fate: fates.escaped });
    else if (object.is === 'structure')
      state.standings.set(object as AbstractObject as ResourceObject, { ...untouched, fate: fates.escaped });
  for (const object of found) if (object.is === 'closure') escapeCaptured(run, state, object);
}

/** Whether the container belongs to somebody outside the run: what is put into it from then on does so too. */
export function isEscaped(state: State, structure: AbstractObject): boolean {
  const standing = state.standings.get(structure as ResourceObject);
  return standing !== undefined && (standing.fate & fates.escaped) !== 0;
}

/** A closure lives on: whatever is or will be in the variables that it captured lives on with it. */
function escapeCaptured(run: RunContext, state: State, closure: AbstractObject & { is: 'closure' }): void {
  for (const variable of closure.unit.captures) {
    if (!run.isFollowed(variable) || state.shared.has(variable)) continue;
    state.share(variable);
    const value = state.variables.get(variable);
    if (value && !isRemembered(state, value, closure.unit) && !isLeftToEffect(run, value, closure.unit, variable))
      escape(run, state, value);
  }
}

/** An effect made it for itself: a function that lives on works with it, and it is what undoes the effect that has to free it. */
function isLeftToEffect(run: RunContext, { objects }: AbstractValue, unit: Unit, variable: VariableId): boolean {
  const declaring = run.module.units[run.module.variables[variable]?.unit ?? -1];
  if (!run.effect || !declaring || !isWithin(declaring.span, run.effect.span)) return false;
  return objects.every((object) => object.is === 'resource') && onlyWorksWith(run.world, unit, variable);
}

/** A component remembers it: a function that lives on uses it, and frees it only if it says so. */
function isRemembered(state: State, value: AbstractValue, unit: Unit): boolean {
  const found = [...state.reachable([value])];
  if (found.length === 0 || !found.every((object) => state.standings.get(object as ResourceObject)?.isMemo)) return false;
  const inside = unit.module.units.filter(({ span }) => isWithin(span, unit.span));
  return !inside.some(({ module, body }) =>
    [...instructionsOf(body)].some((node) => node.op === 'call' && soundsLikeRelease(module, node)),
  );
}

/** The value was handed to code that nobody can look into: it borrows, but a release there cannot be ruled out. */
export function lend(state: State, value: AbstractValue): void {
  for (const object of state.reachable([value]))
    if (state.standings.has(object as ResourceObject)) state.update(object as ResourceObject, { isLent: true });
}

/** Something may throw here: handles alive and in no scope would be lost, but for those that come to be only if nothing throws, as what a promise gives. */
export function expose(run: RunContext, state: State, comingToBe: AbstractValue = unknownValue): void {
  run.throwFrom(comingToBe.objects.length === 0 ? state : withoutHandles(state, comingToBe));
  if (run.guards > 0 || !state.isExposable) return;
  for (const [object, standing] of state.standings)
    if (isExposableStanding(standing) && !comingToBe.objects.includes(object)) state.update(object, { isExposed: true });
}

/** Something is waited for that may fail, see `expose`. */
export function wait(run: RunContext, state: State, comingToBe: AbstractValue): void {
  if (run.guards === 0)
    for (const [object, { fate, scope, isWaited }] of state.standings)
      if (fate === fates.live && scope === 0 && !isWaited && object.is === 'resource' && !comingToBe.objects.includes(object))
        state.update(object, { isWaited: true });
  expose(run, state, comingToBe);
}

function withoutHandles(state: State, value: AbstractValue): State {
  const before = new State(state);
  for (const object of before.reachable([value])) before.standings.delete(object as ResourceObject);
  return before;
}

/** Marks handles that only the overwritten value held. */
export function markOverwritten(state: State, before: AbstractValue | undefined, at: Span): void {
  const lost = before?.objects.filter(
    (object): object is ResourceObject => object.is === 'resource' && state.standings.get(object)?.fate === fates.live,
  );
  if (!lost || lost.length === 0) return;
  const held = state.reachable(state.variables.values());
  for (const object of lost) if (!held.has(object)) state.update(object, { overwritten: at });
}

/** Marks handles that only variables of a block hold which a jump leaves, themselves or in a container. */
export function markDropped(state: State, variables: ReadonlySet<VariableId>, at: Span): void {
  const kept = [...state.variables].flatMap(([variable, value]) => (variables.has(variable) ? [] : [value]));
  const held = state.reachable(kept);
  for (const variable of variables) {
    const value = state.variables.get(variable);
    if (value?.objects.length !== 1 || value.isNullable || value.isOpen || state.shared.has(variable)) continue;
    for (const object of state.reachable([value])) {
      const standing = object.is === 'resource' && !held.has(object) ? state.standings.get(object) : undefined;
      if (standing?.fate === fates.live && standing.scope === 0) state.update(object as ResourceObject, { dropped: at });
    }
  }
}

/** Ends a scope: frees what was made in it, also what others hold by now, except what the result holds, which passes to the scope around it. */
export function endScope(state: State, scope: number, result: AbstractValue, at?: Span): void {
  const kept = state.reachable([result]);
  const outer = state.scopes.at(-1) ?? 0;
  for (const [object, standing] of state.standings) {
    if (standing.scope !== scope) continue;
    if (kept.has(object)) state.update(object, { scope: outer });
    else if (standing.fate & (fates.live | fates.escaped))
      state.update(object, { fate: fates.released, ...(at && standing.fate === fates.live && !standing.isLent && { releasedAt: at }) });
  }
}

/** Ends a scope that was opened before the run began, by whoever runs it: all that was made since stands in it. */
export function leaveToScopeOfOthers(state: State, result: AbstractValue): void {
  const kept = state.reachable([result]);
  for (const [object, { scope, fate }] of state.standings)
    if (object.is === 'resource' && object.site.resource.discipline === 'scoped' && scope === 0 && fate === fates.live && !kept.has(object))
      state.update(object, { fate: fates.released });
}

/** What was thrown ends the scopes that were opened since `around`, and frees what they hold. */
export function leaveScopes(state: State, around: Pick<State, 'scopes' | 'isPastScope'>): void {
  const opened = state.scopes.slice(around.scopes.length);
  if (opened.length === 0) return;
  state.scopes = around.scopes;
  state.isPastScope = around.isPastScope;
  // Nobody released it: for what follows it is as if it had never been made.
  for (const [object, { scope }] of [...state.standings]) if (opened.includes(scope)) state.standings.delete(object);
}
