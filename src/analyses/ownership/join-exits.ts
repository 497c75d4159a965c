import type { Exit } from './context.ts';
import { joinValues } from './value.ts';

/** Exits of an inner function: those on which the handles stand alike are joined, with their results. */
export function joinExits(exits: readonly Exit[]): Exit[] {
  if (exits.length < 2) return [...exits];
  const joined = new Map<string, Exit>();
  for (const exit of exits) {
    const key = exit.state.fingerprint;
    const known = joined.get(key);
    if (known && known.state !== exit.state) known.state.absorb(exit.state);
    joined.set(key, known ? { ...known, value: joinValues(known.value, exit.value) } : exit);
  }
  return [...joined.values()];
}
