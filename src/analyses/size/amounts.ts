import type { Heat } from '../heat/heat.ts';
import type { Rate } from '../heat/rate.ts';
import { bytesText } from './bytes-text.ts';

/** Bytes that are taken at one place. */
export interface Amount {
  readonly bytes: number;
  /** What was multiplied and added: `224 × 224 × 3 × 4 bytes`. */
  readonly factors: string;
  /** Some of what is taken there has no size that is known: it is more than this. */
  readonly isPartial?: boolean;
  /** All that one start of the work takes, its loops included; otherwise what each run of the place takes. */
  readonly isWhole?: boolean;
}

/** Frames of the screen that most devices show in a second. */
const framesPerSecond = 60;

const perStart: Readonly<Record<Heat['start'], string>> = {
  once: '',
  call: ' per call',
  mount: ' per component',
  timer: ' per tick',
  event: ' per event',
  request: ' per request',
  frame: ' per frame',
};

/** How much is taken and how fast: `602 KB per frame, 36 MB/s at 60 Hz`. A frequency is said only of frames and of timers whose period is known. */
export function amountText({ bytes, isPartial, isWhole }: Amount, heat: Heat): string {
  const about = `${isPartial ? 'at least' : 'about'} `;
  const { start, trips } = heat;
  const inStart = isWhole ? 1 : trips;
  const parts = [
    ...(inStart > 1 ? [`${bytesText(bytes)} per round`] : []),
    ...(Number.isFinite(inStart) ? [`${bytesText(bytes * inStart)}${perStart[start]}`] : []),
  ];
  const frequency = frequencyOf(heat);
  const rate =
    frequency === undefined || !Number.isFinite(inStart) ? '' : `, ${bytesText(bytes * inStart * frequency)}/s at ${hertz(frequency)}`;
  return `${about}${parts.join(', ')}${rate}`;
}

/** How much each object takes that keeps what is made at the place: `about 2 KB each`. */
export function amountOfEach({ bytes, isPartial }: Amount): string {
  return `${isPartial ? 'at least' : 'about'} ${bytesText(bytes)} each`;
}

/** How a number of bytes was worked out: `224 × 224 × 3 × 4 bytes = 602,112 bytes`. */
export function workingText({ bytes, factors }: Amount): string {
  return `${factors} = ${bytes.toLocaleString('en-US')} bytes`;
}

/** Of what is known in part only, so little says nothing: the rest may be any number of times as much. */
const tellingPart = 1000;

/** All amounts together; undefined where none is known, or too little of them. `isComplete` says that none is missing. */
export function sumOf(amounts: readonly Pick<Amount, 'bytes' | 'factors'>[], isComplete: boolean): Amount | undefined {
  const all = amounts.reduce((sum, { bytes }) => sum + bytes, 0);
  if (amounts.length === 0 || (!isComplete && all < tellingPart)) return undefined;
  const times = new Map<string, number>();
  for (const { factors } of amounts) times.set(factors, (times.get(factors) ?? 0) + 1);
  return {
    bytes: all,
    factors: [...times].map(([factors, count]) => (count > 1 ? `${count} × (${factors})` : factors)).join(' + '),
    ...(!isComplete && { isPartial: true }),
  };
}

/** Starts in a second. */
function frequencyOf({ start, every }: Heat): number | undefined {
  if (start === ('frame' satisfies Rate)) return framesPerSecond;
  return start === 'timer' && every !== undefined ? 1000 / every : undefined;
}

function hertz(frequency: number): string {
  return `${Number(frequency.toPrecision(2)).toLocaleString('en-US')} Hz`;
}
