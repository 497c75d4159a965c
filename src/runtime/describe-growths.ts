import type { MeasuredGrowth, Verdict } from './memory-profile.ts';

interface Circumstances {
  readonly isCollected: boolean;
  readonly isAborted: boolean;
}

/** Why the verdict is as it is, in one line. */
export function describeGrowths(verdict: Verdict, growths: readonly MeasuredGrowth[], { isCollected, isAborted }: Circumstances): string {
  const concerned = growths.filter((growth) => growth.verdict === verdict);
  const names = concerned.map(({ name }) => name).join(', ');
  const ended = isAborted ? '; stopped, as memory grew beyond the limit' : '';
  if (verdict === 'stable') return `nothing grows with the calls, of ${names}`;
  if (verdict === 'leak') return `each call adds ${concerned.map(describeGrowth).join(', ')}${ended}`;
  if (growths.length === 0) return 'unclear: nothing can be measured here';
  const advice = isCollected ? '; more iterations or a longer warm-up may tell' : ': the garbage collector cannot be made to run';
  return `unclear whether ${names} grow with the calls${isAborted ? ended : advice}`;
}

/** `tensors +2`, `heapBytes +560 bytes (553 to 1300)`: what a call adds, and between what it lies when it varies; the mean of what grows in rare steps. */
function describeGrowth({ name, unit, perCall, mean, low, high }: MeasuredGrowth): string {
  const text = (value: number): string => (unit === 'bytes' ? formatBytes(value) : String(round(value)));
  if (perCall === 0) return `${name} +${text(mean)} in the mean`;
  return `${name} +${text(perCall)}${low === high ? '' : ` (${round(low)} to ${round(high)})`}`;
}

/** `512 bytes`, `1.5 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  let power = 0;
  let value = bytes;
  for (; Math.abs(value) >= 1000 && power < units.length - 1; power += 1) value /= 1000;
  return `${round(value)} ${units[power]}`;
}

function round(value: number): string {
  return Number(value.toPrecision(3)).toString();
}
