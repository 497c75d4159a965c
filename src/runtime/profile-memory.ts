import { describeGrowths } from './describe-growths.ts';
import { FigureSeries } from './figure-series.ts';
import { findCollector } from './garbage-collector.ts';
import { isThenable } from './is-thenable.ts';
import { isOfHeap, judgeGrowth, judgeRounds, maxRounds } from './judge-growth.ts';
import type { MeasuredGrowth, MemoryProfile, ProfileOptions, Verdict } from './memory-profile.ts';
import { Optimizer } from './optimizer.ts';
import { readMemory } from './read-memory.ts';
import { countConstructors, retainedBetween } from './retained-constructors.ts';

const bytesPerMb = 1024 * 1024;
const leastIntervals = 6;

/**
 * Calls a function again and again and says whether memory grows with the calls: the heap, what it holds outside, live tensors when TensorFlow.js is
 * loaded, and whatever `counters` count. A promise that the function returns is awaited. Calls go on, up to seven times as many, while the
 * figures are unclear.
 * @throws what the function throws; RangeError for options that make no sense
 */
export async function profileMemory(fn: () => unknown, options: ProfileOptions = {}): Promise<MemoryProfile> {
  return new Profiling(fn, options).run();
}

class Profiling {
  readonly #fn: () => unknown;
  readonly #options: ProfileOptions;
  readonly #iterations: number;
  readonly #every: number;
  readonly #maxGrowthBytes: number;
  readonly #collect = findCollector();
  readonly #optimizer = new Optimizer();
  #calls = 0;
  #isAborted = false;

  constructor(fn: () => unknown, options: ProfileOptions) {
    const { iterations = 100, every = Math.max(1, Math.floor(iterations / 10)), warmup = 20, abortAboveMb = 500 } = options;
    for (const [name, value, least] of [
      ['iterations', iterations, leastIntervals],
      ['every', every, 1],
      ['warmup', warmup, 0],
    ] as const)
      if (!Number.isInteger(value) || value < least) throw new RangeError(`${name} must be a whole number from ${least}, not ${value}`);
    if (iterations < every * leastIntervals)
      throw new RangeError(`${iterations} iterations, ${every} between two readings, are less than ${leastIntervals} intervals`);
    if (!(abortAboveMb > 0)) throw new RangeError(`abortAboveMb must be greater than 0, not ${abortAboveMb}`);
    this.#fn = fn;
    this.#options = { ...options, warmup };
    this.#iterations = iterations;
    this.#every = every;
    this.#maxGrowthBytes = abortAboveMb * bytesPerMb;
  }

  async run(): Promise<MemoryProfile> {
    try {
      return await this.#profile();
    } finally {
      this.#optimizer.release();
    }
  }

  async #profile(): Promise<MemoryProfile> {
    await this.#warmUp();
    const before = this.#options.retained ? await countConstructors() : undefined;
    const residentBefore = readMemory().residentBytes;
    const { growths, verdict, every } = await this.#measure();
    const residentAfter = readMemory().residentBytes;
    const after = before && (await countConstructors());
    return {
      verdict,
      summary: describeGrowths(verdict, growths, { isCollected: this.#collect !== undefined, isAborted: this.#isAborted }),
      calls: this.#calls,
      every,
      growths,
      isCollected: this.#collect !== undefined,
      isAborted: this.#isAborted,
      ...(residentBefore !== undefined && residentAfter !== undefined && { residentGrowthBytes: residentAfter - residentBefore }),
      ...(before && after && { retained: retainedBetween(before, after) }),
    };
  }

  /** Readings are warmed up as well. */
  async #warmUp(): Promise<void> {
    const { warmup = 0, counters } = this.#options;
    const series = new FigureSeries(3, counters, this.#collect);
    for (const part of [1, 2, 3]) {
      await this.#call(Math.floor((warmup * part) / 3) - Math.floor((warmup * (part - 1)) / 3));
      await series.read();
    }
  }

  async #measure(): Promise<Pick<MemoryProfile, 'growths' | 'verdict' | 'every'>> {
    const rounds: (readonly MeasuredGrowth[])[] = [];
    // Each round has twice as many calls as the one before.
    for (let every = this.#every; ; every *= 2) {
      rounds.push(await this.#round(every));
      const growths = this.#isAborted ? (rounds.at(-1) ?? []) : judgeRounds(rounds);
      const verdict = gravest(growths);
      if (verdict !== 'unclear' || rounds.length === maxRounds || this.#isAborted || !this.#collect) return { growths, verdict, every };
    }
  }

  async #round(every: number): Promise<readonly MeasuredGrowth[]> {
    const intervals = Math.floor(this.#iterations / this.#every);
    const series = new FigureSeries(intervals + 1, this.#options.counters, this.#collect);
    await series.read();
    while (series.length <= intervals && !this.#isAborted) {
      await this.#call(every);
      await series.read();
      this.#isAborted = series.grownBytes > this.#maxGrowthBytes;
    }
    return [...series.figures].map(([name, figures]) => {
      const growth = judgeGrowth(name, figures, every);
      // Without collections the heap grows by what nobody holds any more.
      return this.#collect || !isOfHeap(name) ? growth : { ...growth, verdict: 'unclear' };
    });
  }

  async #call(times: number): Promise<void> {
    this.#optimizer.hold();
    for (let time = 0; time < times; time += 1) {
      const result = this.#fn();
      this.#calls += 1;
      if (isThenable(result)) await result;
    }
  }
}

function gravest(growths: readonly MeasuredGrowth[]): Verdict {
  const verdicts = new Set(growths.map(({ verdict }) => verdict));
  if (verdicts.has('leak')) return 'leak';
  return verdicts.has('unclear') || verdicts.size === 0 ? 'unclear' : 'stable';
}
