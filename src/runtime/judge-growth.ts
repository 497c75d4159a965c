import { unitOf } from './counters.ts';
import { type Slope, slopeOf } from './interval-growth.ts';
import type { MeasuredGrowth, Verdict } from './memory-profile.ts';

/**
 * Below what growth means nothing. The heap is read to the byte after a collection: what is left of noise is V8's own, which compiles and notes
 * types for as long as it learns something new. What a library counts is exact.
 */
const noiseOf = (name: string): Noise => (isOfHeap(name) ? { perCall: 16, inAll: 64 * 1024 } : { perCall: 0, inAll: 0 });

/** Whether the figure is read from V8 and holds what belongs to V8, too. */
export function isOfHeap(name: string): boolean {
  return name === 'heapBytes' || name === 'externalBytes';
}

/** How a figure went over one round of calls. */
export function judgeGrowth(name: string, figures: readonly number[], callsBetween: number): MeasuredGrowth {
  const slope = slopeOf(figures, callsBetween);
  return { name, unit: unitOf(name), figures, ...slope, verdict: judge(slope, callsBetween * (figures.length - 1), noiseOf(name)) };
}

/** After so many rounds, if not before, steps are told from single jumps. */
export const maxRounds = 3;

interface Noise {
  readonly perCall: number;
  readonly inAll: number;
}

function judge({ low, high, mean }: Slope, calls: number, { perCall, inAll }: Noise): Verdict {
  if (calls === 0) return 'unclear';
  if (low > perCall) return 'leak';
  return high <= perCall && mean <= perCall + inAll / calls ? 'stable' : 'unclear';
}

/**
 * The growths of the last round in the light of the earlier ones, of which each had half as many calls as the next. A leak goes on at the same rate,
 * while what is made once, and what V8 learns, comes less and less: the heap leaks when two rounds agree on the rate. What still only jumps after the
 * last round is a leak when it jumped by about as much per call in all of them, and by more than V8 does.
 */
export function judgeRounds(rounds: readonly (readonly MeasuredGrowth[])[]): readonly MeasuredGrowth[] {
  return (rounds.at(-1) ?? []).map((growth) => {
    const all = rounds.flatMap((round) => round.filter(({ name }) => name === growth.name));
    return { ...growth, verdict: judgeLast(growth, all) };
  });
}

function judgeLast(growth: MeasuredGrowth, all: readonly MeasuredGrowth[]): Verdict {
  if (growth.verdict === 'leak' && isOfHeap(growth.name)) {
    const before = all.at(-2);
    return before?.verdict === 'leak' && goesOn([before.perCall, growth.perCall]) ? 'leak' : 'unclear';
  }
  return growth.verdict === 'unclear' && all.length === maxRounds ? judgeJumps(growth, all) : growth.verdict;
}

function judgeJumps(growth: MeasuredGrowth, all: readonly MeasuredGrowth[]): Verdict {
  const noise = noiseOf(growth.name);
  const jumped = all.reduce((sum, { figures }) => sum + growthIn(figures), 0);
  if (jumped > noise.inAll && goesOn(all.map(({ mean }) => mean))) return 'leak';
  return growth.perCall <= noise.perCall && growthIn(growth.figures) <= noise.inAll ? 'stable' : 'unclear';
}

function goesOn(rates: readonly number[]): boolean {
  return rates.every((rate) => rate > 0 && rate >= (rates[0] ?? 0) / 2);
}

function growthIn(figures: readonly number[]): number {
  return (figures.at(-1) ?? 0) - (figures[0] ?? 0);
}
