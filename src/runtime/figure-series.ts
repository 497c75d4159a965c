import { type Counters, countersWith } from './counters.ts';
import { readMemory } from './read-memory.ts';

const collectionsForReading = 3;

/** Reads figures of memory again and again, into room that was made before, so that reading does not add to what is read. */
export class FigureSeries {
  readonly #counters: Counters;
  readonly #collect: (() => void) | undefined;
  readonly #figures: ReadonlyMap<string, Float64Array>;
  #length = 0;

  /** @param capacity how many readings there are at most */
  constructor(capacity: number, counters: Counters | undefined, collect: (() => void) | undefined) {
    this.#counters = countersWith(counters);
    this.#collect = collect;
    const { heapBytes, externalBytes } = readMemory();
    const names = [
      ...(heapBytes === undefined ? [] : ['heapBytes']),
      ...(externalBytes === undefined ? [] : ['externalBytes']),
      ...Object.keys(this.#counters),
    ];
    this.#figures = new Map(names.map((name) => [name, new Float64Array(capacity)]));
  }

  /** How many readings there are. */
  get length(): number {
    return this.#length;
  }

  /** The figures by their names, in the order in which they were read. */
  get figures(): ReadonlyMap<string, readonly number[]> {
    return new Map([...this.#figures].map(([name, values]) => [name, [...values.subarray(0, this.#length)]]));
  }

  /**
   * Reads once, after collections where they can be had. The least of several readings counts: what is held for a moment by the stack or by work in
   * the background only ever adds.
   */
  async read(): Promise<void> {
    const at = this.#length;
    const turns = this.#collect ? collectionsForReading : 1;
    for (let turn = 0; turn < turns; turn += 1) {
      // Finalizers, and what else waits for its turn, run in between.
      await nextTurn();
      this.#collect?.();
      const { heapBytes = 0, externalBytes = 0 } = readMemory();
      this.#note('heapBytes', at, heapBytes, turn);
      this.#note('externalBytes', at, externalBytes, turn);
      for (const name in this.#counters) this.#note(name, at, this.#counters[name]?.() ?? Number.NaN, turn);
    }
    this.#length += 1;
  }

  /** By how many bytes heap and what it holds outside have grown from the first to the last reading. */
  get grownBytes(): number {
    const grown = (name: string): number => {
      const values = this.#figures.get(name);
      return values ? (values[this.#length - 1] ?? 0) - (values[0] ?? 0) : 0;
    };
    return grown('heapBytes') + grown('externalBytes');
  }

  #note(name: string, at: number, value: number, turn: number): void {
    const values = this.#figures.get(name);
    if (values && (turn === 0 || value < (values[at] ?? 0))) values[at] = value;
  }
}

/** The one of now: tests may put a clock of their own in its place. */
const { setTimeout: wait } = globalThis;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void wait(resolve, 0));
}
