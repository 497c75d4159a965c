import type { Counters } from './counters.ts';
import type { RetainedConstructor } from './retained-constructors.ts';
import type { Slope } from './interval-growth.ts';

/** `leak`: it grows with the calls. `stable`: it does not. `unclear`: the figures allow both. */
export type Verdict = 'leak' | 'stable' | 'unclear';

/** How one figure went over the calls. */
export interface MeasuredGrowth extends Slope {
  /** `heapBytes`, `externalBytes`, `tensors`, `tensorBytes`, or the name of a counter. */
  readonly name: string;
  readonly unit: 'bytes' | 'count';
  readonly verdict: Verdict;
  /** The figure before the first interval and after each. */
  readonly figures: readonly number[];
}

/** What a function does to memory when it is called again and again. */
export interface MemoryProfile {
  /** The gravest of those of the growths. */
  readonly verdict: Verdict;
  /** Why, in one line for people. */
  readonly summary: string;
  /** All calls, those of the warm-up included. */
  readonly calls: number;
  /** How many calls lie between two figures, in the round of which the growths are. */
  readonly every: number;
  /** The growths in the last round. */
  readonly growths: readonly MeasuredGrowth[];
  /** How much more the process took from the machine at the end than after the warm-up. Never judged: it depends on too much else. */
  readonly residentGrowthBytes?: number;
  /** The collector was made to run before each reading. Without it the heap cannot be judged. */
  readonly isCollected: boolean;
  /** Memory grew beyond `abortAboveMb`, and no further calls were made. */
  readonly isAborted: boolean;
  /** Which objects there are more of after the last round than before it, the most bytes first. Present when asked for. */
  readonly retained?: readonly RetainedConstructor[];
}

export interface ProfileOptions {
  /** Measured calls of the first round. 100 unless given. */
  readonly iterations?: number;
  /** Calls before the first measurement, for what is made once. 20 unless given. A cache with a bound must be full by then. */
  readonly warmup?: number;
  /** Calls between two measurements. A tenth of the iterations unless given; there must be at least six intervals. */
  readonly every?: number;
  /** No more calls once memory has grown by so much. 500 unless given. */
  readonly abortAboveMb?: number;
  /** What else is to be counted. Tensors are when TensorFlow.js is loaded. */
  readonly counters?: Counters;
  /** Also compare the objects on the heap before and after (Node only; takes seconds and much memory on large heaps). */
  readonly retained?: boolean;
}
