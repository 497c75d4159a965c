import { describe, expect, test } from 'vitest';
import { slopeOf } from '../../src/runtime/interval-growth.ts';
import { judgeGrowth, judgeRounds } from '../../src/runtime/judge-growth.ts';

/** Figures that begin at 1000 and grow by so much in each interval. */
const after = (...growths: number[]) => growths.reduce((figures, growth) => [...figures, (figures.at(-1) ?? 0) + growth], [1000]);
const tenOf = (growth: number) => Array<number>(10).fill(growth);

describe('the slope', () => {
  test('is the median of the intervals, and its ends leave one out at each side of ten', () => {
    expect(slopeOf(after(5, 10, 10, 20, 20, 30, 30, 30, 40, 900), 10)).toEqual({
      perCall: 2.5,
      mean: 10.95,
      low: 1,
      high: 4,
      confidence: 1 - 22 / 1024,
    });
  });

  test.each([
    [1, 0],
    [3, 0.75],
    [6, 0.96875],
    [8, 0.9921875],
    [20, 0.9586],
  ])('of %i intervals has the confidence %f', (count, confidence) => {
    expect(slopeOf(after(...Array<number>(count).fill(1)), 1).confidence).toBeCloseTo(confidence, 4);
  });

  test('is moved by no single jump', () => {
    expect(slopeOf(after(0, 0, 0, 1e6, 0, 0, 0, 0, 0, 0), 10)).toMatchObject({ perCall: 0, low: 0, high: 0 });
  });
});

describe('one round', () => {
  test.each([
    ['heapBytes', tenOf(1000), 'leak'],
    ['heapBytes', tenOf(100), 'stable'],
    ['heapBytes', [0, 0, 0, 0, 0, 50_000, 0, 0, 0, 0], 'stable'],
    ['heapBytes', [0, 0, 0, 0, 0, 90_000, 0, 0, 0, 0], 'unclear'],
    ['heapBytes', [200_000, -200_000, 0, 0, 0, 0, 0, 0, 0, 0], 'stable'],
    ['heapBytes', tenOf(-1000), 'stable'],
    ['tensors', tenOf(1), 'leak'],
    ['tensors', tenOf(0), 'stable'],
    ['tensors', [0, 0, 0, 0, 1, 0, 0, 0, 0, 0], 'unclear'],
    ['poolBytes', tenOf(1), 'leak'],
    ['heapBytes', [], 'unclear'],
  ])('of %s that grows by %j is %s', (name, growths, verdict) => {
    expect(judgeGrowth(name, after(...growths), 10).verdict).toBe(verdict);
  });
});

/** What rounds, given by the growths of their intervals, come to. */
function verdictOf(name: string, ...rounds: number[][]): string | undefined {
  const judged = rounds.map((growths, round) => [judgeGrowth(name, after(...growths), 10 * 2 ** round)]);
  return judgeRounds(judged)[0]?.verdict;
}

describe('several rounds', () => {
  test('must agree on a leak of the heap', () => {
    expect(verdictOf('heapBytes', tenOf(1000))).toBe('unclear');
    expect(verdictOf('heapBytes', tenOf(1000), tenOf(2000))).toBe('leak');
  });

  test('tell what dies away from a leak', () => {
    expect(verdictOf('heapBytes', tenOf(1000), tenOf(800))).toBe('unclear');
    expect(verdictOf('heapBytes', tenOf(1000), tenOf(800), tenOf(0))).toBe('stable');
  });

  test('tell rare steps from single jumps, and from what V8 does', () => {
    const steps = (size: number) => [0, size, 0, 0, size, 0, 0, 0, 0, 0];
    expect(verdictOf('heapBytes', steps(10_000), steps(20_000), steps(40_000))).toBe('leak');
    expect(verdictOf('heapBytes', steps(6000), steps(6000), steps(6000))).toBe('stable');
    expect(verdictOf('heapBytes', steps(90_000), steps(40_000), steps(40_000))).toBe('unclear');
    expect(verdictOf('tensors', steps(1), steps(1), steps(2))).toBe('leak');
    expect(verdictOf('tensors', steps(1), tenOf(0))).toBe('stable');
    expect(verdictOf('tensors', steps(2), steps(1), steps(1))).toBe('unclear');
  });

  test('are not needed for what is counted', () => {
    expect(verdictOf('tensors', tenOf(10))).toBe('leak');
  });
});
