import type { VariableId } from '../../ir/model.ts';
import type { AbstractObject, ResourceObject } from './object.ts';
import { fates, type Standing } from './standing.ts';
import { State } from './state.ts';
import type { AbstractValue } from './value.ts';

/**
 * Puts away the handles that nothing can reach any more in any of the states. Whether one of them is lost has been decided, on each way for itself, so that
 * states need not be kept apart for it. `done` are variables that nothing reads any more.
 */
export function settle(states: readonly State[], done: ReadonlySet<VariableId>): void {
  const candidates = new Set<ResourceObject>();
  for (const { standings } of states) for (const [object, standing] of standings) if (canSettle(object, standing)) candidates.add(object);
  for (const state of states) {
    if (candidates.size === 0) return;
    for (const object of state.reachable(rootsOf(state, done))) candidates.delete(object as ResourceObject);
    for (const [object, standing] of state.standings) if (!canSettle(object, standing)) candidates.delete(object);
  }
  for (const state of states)
    for (const object of candidates) {
      const known = state.settled.get(object);
      const standing = state.standings.get(object);
      if (known && !standing) continue;
      state.settled.set(object, [standing]);
      state.standings.delete(object);
    }
}

/** A scope may still free it; and the next one that its site makes is to find it where it was. */
function canSettle(object: AbstractObject, { fate, scope }: Standing): boolean {
  return object.is === 'resource' && !object.isOld && (scope === 0 || (fate & fates.live) === 0);
}

/** What can be reached from outside, or by code that is still to run. */
function* rootsOf({ variables, values, contents }: State, done: ReadonlySet<VariableId>): Iterable<AbstractValue> {
  for (const [variable, value] of variables) if (!done.has(variable)) yield value;
  yield* values.values();
  for (const [object, fields] of contents) if (object.is !== 'structure') yield* fields.values();
}

/** The states for which one with settled handles stands: as many as it takes for each handle to stand in each of its ways in one of them. */
export function unfold(state: State): readonly State[] {
  if (state.settled.size === 0) return [state];
  const count = Math.max(...[...state.settled.values()].map(({ length }) => length));
  return Array.from({ length: count }, (_, at) => {
    const one = new State(state);
    for (const [object, alternatives] of state.settled) {
      const standing = alternatives[Math.min(at, alternatives.length - 1)];
      if (standing) one.standings.set(object, standing);
      one.settled.delete(object);
    }
    return one;
  });
}
