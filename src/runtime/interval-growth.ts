/** How much something grows with each call, by the median of the intervals, and between what it lies. */
export interface Slope {
  readonly perCall: number;
  /** From the first figure to the last, spread over all calls: what grows in rare steps has a median of 0. */
  readonly mean: number;
  /** The ends of the interval of confidence. */
  readonly low: number;
  readonly high: number;
  /** The probability with which the ends enclose the true median, at least. */
  readonly confidence: number;
}

const leastConfidence = 0.95;

/**
 * The slope of figures that were read after every so many calls. The median and the ends, which are order statistics, take no distribution for
 * granted, and a single jump, as when V8 compiles something, moves none of them.
 */
export function slopeOf(figures: readonly number[], callsBetween: number): Slope {
  const growths = figures.slice(1).map((figure, at) => (figure - (figures[at] ?? 0)) / callsBetween);
  const sorted = growths.sort((a, b) => a - b);
  const { skipped, confidence } = endsOf(sorted.length);
  const at = (index: number): number => sorted[index] ?? 0;
  const last = sorted.length - 1;
  return {
    perCall: (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2,
    mean: growths.length === 0 ? 0 : sum(growths) / growths.length,
    low: at(skipped),
    high: at(last - skipped),
    confidence,
  };
}

/** How many values are left out at each end, the most for which the confidence is still high enough. */
function endsOf(count: number): { readonly skipped: number; readonly confidence: number } {
  let skipped = 0;
  let inTail = 0.5 ** count;
  let probability = inTail;
  let confidence = 1 - 2 * inTail;
  while (skipped < count / 2) {
    // The probability that one more value lies on the same side.
    probability *= (count - skipped) / (skipped + 1);
    inTail += probability;
    if (1 - 2 * inTail < leastConfidence) break;
    skipped += 1;
    confidence = 1 - 2 * inTail;
  }
  return { skipped, confidence };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
