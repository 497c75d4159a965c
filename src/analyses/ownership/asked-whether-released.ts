import { fates } from './standing.ts';
import type { State } from './state.ts';
import { type AbstractValue, falseValue, trueValue } from './value.ts';

/** Names under which handles of all libraries tell whether they were released: `tensor.isDisposed`, `mat.isDeleted()`. */
const names = /^_?(is|was)?(disposed|destroyed|deleted|released|closed)$/i;

export function asksWhetherReleased(name: string): boolean {
  return names.test(name);
}

/** What a handle answers that is asked whether it was released, where the state knows. */
export function answerWhetherReleased(state: State, handle: AbstractValue, name: string): AbstractValue | undefined {
  const [object] = handle.objects;
  if (object?.is !== 'resource' || handle.objects.length !== 1 || handle.isEach || !asksWhetherReleased(name)) return undefined;
  const fate = state.standings.get(object)?.fate;
  return fate === fates.live ? falseValue : fate === fates.released ? trueValue : undefined;
}
