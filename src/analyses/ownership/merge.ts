import type { VariableId } from '../../ir/model.ts';
import { settle } from './settled.ts';
import { State } from './state.ts';

/** More states than this at one place are joined into one: precision is lost, time is bounded. */
const mostStates = 16;

/** States at one place, at most one for each way in which the handles can stand. */
export class StateSet {
  #states: State[] = [];
  /** States that are new or say more since they were last taken. */
  #changed: State[] = [];

  readonly #done: ReadonlySet<VariableId>;

  /** `done` are variables that nothing reads any more where the states meet. */
  constructor(done: ReadonlySet<VariableId>, states: Iterable<State> = []) {
    this.#done = done;
    for (const state of states) this.add(state);
  }

  /** Takes a state over; says whether the set says more than before. */
  add(state: State): boolean {
    const known = this.#states.find((each) => each.fingerprint === state.fingerprint);
    if (known && (known === state || !known.absorb(state))) return false;
    if (!known) this.#states.push(state);
    if (this.#states.length > mostStates) this.#joinMost();
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

  /** Of handles with which nothing can happen any more, none is worth a state of its own. Where that is not enough, all are joined. */
  #joinMost(): void {
    settle(this.#states, this.#done);
    const joined = new Map<string, State>();
    for (const state of this.#states) {
      const known = joined.get(state.fingerprint);
      if (known) known.absorb(state);
      else joined.set(state.fingerprint, state);
    }
    const [first, ...others] = joined.values();
    if (!first) return;
    const isEnough = joined.size <= mostStates / 2;
    if (!isEnough) for (const other of others) first.absorb(other);
    this.#states = isEnough ? [first, ...others] : [first];
    this.#changed = [...this.#states];
  }
}

/** `done` are variables that nothing reads any more where the states meet. */
export function mergeStates(states: State[], done: ReadonlySet<VariableId>): State[] {
  return states.length < 2 ? states : new StateSet(done, states).states;
}
