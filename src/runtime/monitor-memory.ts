import { type Counters, countersWith, unitOf } from './counters.ts';
import { formatBytes } from './describe-growths.ts';
import { findCollector } from './garbage-collector.ts';
import { isThenable } from './is-thenable.ts';
import { type MemoryReading, readMemory } from './read-memory.ts';

const bytesPerMb = 1024 * 1024;

/** A call after which there was more memory in use than before. */
export interface MonitoredCall {
  readonly name: string;
  /** By how much each figure grew that grew beyond its limit. */
  readonly grown: Readonly<Record<string, number>>;
  /** The same in one line for people. */
  readonly message: string;
}

export interface MonitorOptions {
  /** How many megabytes each figure may grow by in one call: resident memory, heap, what the heap holds outside, bytes of counters. 10 unless given. */
  readonly limitMb?: number;
  /** How many more of anything that is counted one call may leave, such as tensors. Any number unless given. */
  readonly limitCount?: number;
  /** What the function is called in messages. Its name unless given. */
  readonly name?: string;
  /** What else is to be counted. Tensors and their bytes are when TensorFlow.js is loaded. */
  readonly counters?: Counters;
  /** Runs the garbage collector before both readings, where it can be had, so that only what is kept counts. Slow. False unless given. */
  readonly collect?: boolean;
  /** Gets each call that grew beyond a limit. Writes a warning to the console unless given. */
  readonly log?: (call: MonitoredCall) => void;
}

/**
 * The same function, watched: a call that grows memory beyond a limit is logged when it ends, also when it throws. `this`, arguments, result, errors,
 * `name` and `length` are those of the function. A promise is watched until it settles; what runs meanwhile counts along.
 */
export function monitorMemory<F extends (...args: never[]) => unknown>(fn: F, options: MonitorOptions = {}): F {
  const name = options.name ?? (fn.name || 'anonymous function');
  // The collector is looked for once, not on each call.
  const collect = options.collect ? findCollector() : undefined;
  const monitored = function (this: unknown, ...args: never[]): unknown {
    const before = readFigures(options, collect);
    const end = (): void => report(name, before, readFigures(options, collect), options);
    let result: unknown;
    try {
      result = fn.apply(this, args);
    } catch (error) {
      end();
      throw error;
    }
    if (!isThenable(result)) end();
    // The caller gets the very promise. The copy made here never rejects, so that nothing is reported twice.
    else result.then(end, end);
    return result;
  };
  for (const key of ['name', 'length'] as const) Object.defineProperty(monitored, key, { value: fn[key], configurable: true });
  return monitored as F;
}

type Figures = Readonly<Record<string, number>>;

function readFigures({ counters }: MonitorOptions, collect: (() => void) | undefined): Figures {
  collect?.();
  const counted = Object.entries(countersWith(counters)).map(([name, read]): [string, number] => [name, read()]);
  const { ...memory }: MemoryReading = readMemory();
  return { ...memory, ...Object.fromEntries(counted) };
}

function report(
  name: string,
  before: Figures,
  after: Figures,
  { limitMb = 10, limitCount = Number.POSITIVE_INFINITY, log = warn }: MonitorOptions,
): void {
  const grown = Object.entries(after)
    // What began to be counted during the call began at nothing.
    .map(([figure, value]): [string, number] => [figure, value - (before[figure] ?? 0)])
    .filter(([figure, growth]) => growth > (unitOf(figure) === 'bytes' ? limitMb * bytesPerMb : limitCount));
  if (grown.length === 0) return;
  const texts = grown.map(([figure, growth]) => `${figure} by ${unitOf(figure) === 'bytes' ? formatBytes(growth) : growth}`);
  log({ name, grown: Object.fromEntries(grown), message: `memory-audit: a call of ${name} grew ${texts.join(', ')}` });
}

function warn({ message }: MonitoredCall): void {
  console.warn(message);
}
