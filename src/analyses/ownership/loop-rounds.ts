import type { Control } from '../../ir/model.ts';
import { read } from './instructions.ts';
import type { ResourceObject } from './object.ts';
import { elementsOf } from './results.ts';
import { fates } from './standing.ts';
import { State } from './state.ts';
import { plainValue } from './value.ts';

type Loop = Control & { op: 'loop' };

/** Walking a container of handles made here: it is taken to have some, for a loop over it is how they are released. */
export function walksHandles(node: Loop, state: State): boolean {
  if (node.iterable === undefined) return false;
  for (const object of state.reachable([read(state, node.iterable)])) if (object.is === 'resource') return true;
  return false;
}

/** The variable of the loop is each element in turn. */
export function bindElement(node: Loop, states: readonly State[]): void {
  if (node.iterable === undefined || node.element === undefined) return;
  for (const state of states) {
    const element = node.form === 'for-of' ? elementsOf(state, read(state, node.iterable), true) : plainValue;
    state.values.set(node.element, element);
  }
}

/** Handles alive before a round of the loop are released after it: such a loop is written to run. */
export function releasesWhatItFound(before: readonly State[], after: readonly State[]): boolean {
  return before.some((state) =>
    [...state.standings].some(([object, { fate }]) => fate === fates.live && after.length > 0 && after.every((end) => isGone(end, object))),
  );
}

function isGone(state: State, object: ResourceObject): boolean {
  const fate = state.standings.get(object)?.fate;
  return fate !== undefined && (fate & fates.live) === 0 && (fate & fates.released) !== 0;
}

/** What earlier rounds made and nobody holds any more at the end of one. */
export function lostInRound(state: State): State {
  const held = state.reachable(state.variables.values());
  const end = new State(state);
  for (const [object, { fate }] of state.standings)
    if (object.is !== 'resource' || !object.isOld || fate !== fates.live || held.has(object)) end.standings.delete(object);
  return end;
}
