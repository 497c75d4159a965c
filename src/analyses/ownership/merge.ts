import { State } from './state.ts';

/** More states than this at one place are joined into one: precision is lost, time is bounded. */
const mostStates = 16;

/** States at one place, at most one for each way in which the handles can stand. */
export class StateSet {
  #states: State[] = [];
  /** States that are new or say more since they were last taken. */
  #changed: State[] = [];

  constructor(states: Iterable<State> = []) {
    for (const state of states) this.add(state);
  }

  /** Takes a state over; says whether the set says more than before. */
  add(state: State): boolean {
    const known = this.#states.find((each) => each.fingerprint === state.fingerprint);
    if (known && (known === state || !known.absorb(state))) return false;
    if (!known) this.#states.push(state);
    if (this.#states.length > mostStates) this.#joinAll();
    else if (!this.#changed.includes(known ?? state)) this.#changed.push(known ?? state);
    return true;
  }

  get states(): State[] {
    return [...this.#states];
  }

  /** Copies, which may be run on without changing the set, of the states that say more than when they were last taken. */
  takeChanged(): State[] {
    const copies = this.#changed.map((state) => new State(state));
    this.#changed = [];
    return copies;
  }

  #joinAll(): void {
    const [first, ...others] = this.#states;
    if (!first) return;
    for (const other of others) first.absorb(other);
    this.#states = [first];
    this.#changed = [first];
  }
}

export function mergeStates(states: State[]): State[] {
  return states.length < 2 ? states : new StateSet(states).states;
}
