import { State } from './state.ts';

/** More states than this at one place are joined into one: precision is lost, time is bounded. */
const mostStates = 16;

/** States at one place, at most one for each way in which the handles can stand. */
export class StateSet {
  readonly #byFingerprint = new Map<string, State>();
  /** States that are new or say more since they were last taken. */
  readonly #changed = new Set<State>();

  constructor(states: Iterable<State> = []) {
    for (const state of states) this.add(state);
  }

  /** Takes a state over; says whether the set says more than before. */
  add(state: State): boolean {
    const key = state.fingerprint;
    const known = this.#byFingerprint.get(key);
    if (known) {
      const saysMore = known !== state && known.absorb(state);
      if (saysMore) this.#changed.add(known);
      return saysMore;
    }
    this.#byFingerprint.set(key, state);
    this.#changed.add(state);
    if (this.#byFingerprint.size > mostStates) this.#joinAll();
    return true;
  }

  get states(): State[] {
    return [...this.#byFingerprint.values()];
  }

  /** Copies, which may be run on without changing the set, of the states that say more than when they were last taken. */
  takeChanged(): State[] {
    const copies = [...this.#changed].map((state) => new State(state));
    this.#changed.clear();
    return copies;
  }

  #joinAll(): void {
    const [first, ...others] = this.states;
    if (!first) return;
    for (const other of others) first.absorb(other);
    this.#byFingerprint.clear();
    this.#byFingerprint.set(first.fingerprint, first);
    this.#changed.clear();
    this.#changed.add(first);
  }
}

export function mergeStates(states: Iterable<State>): State[] {
  return new StateSet(states).states;
}
