import type { Related } from '../../base/finding.ts';
import type { Span } from '../../base/span.ts';
import type { Module } from '../../ir/model.ts';
import { compareRates, isRecurring, type Rate } from './rate.ts';

/** A place that explains a rate. */
export interface HeatSource {
  readonly module: Module;
  readonly span: Span;
  readonly label: string;
}

/** How often one instruction runs. */
export interface Heat {
  /** All told: that of the unit, or `iteration` when a loop repeats it and the unit itself does not recur. */
  readonly rate: Rate;
  /** How often the outermost call on the way here starts, loops aside. */
  readonly start: Exclude<Rate, 'iteration'>;
  /** How often it runs for each such start, where all loops on the way have known bounds; infinite where one has not. */
  readonly trips: number;
  /** A loop without an end of its own that waits in each round stands around it: it runs as long as the program. */
  readonly isEndless: boolean;
  /** How many milliseconds lie between two starts, where a timer says so. */
  readonly every?: number;
  /** What makes it so often: the loop, the registration of a handler, the caller. */
  readonly source?: HeatSource;
}

/** The heat of something that runs once. */
export const onceHeat: Heat = { rate: 'once', start: 'once', trips: 1, isEndless: false };

/** The heat of a function that anybody may call, nobody knows how often. */
export const callHeat: Heat = { rate: 'call', start: 'call', trips: 1, isEndless: false };

/** The heat with `rate` worked out from the rest. */
export function heatOf(start: Heat['start'], trips: number, isEndless: boolean, source: HeatSource | undefined, every?: number): Heat {
  const rate = isRecurring(start) ? start : trips > 1 ? 'iteration' : start;
  return { rate, start, trips, isEndless, ...(source && { source }), ...(every !== undefined && start === 'timer' && { every }) };
}

/** The more frequent in every respect; its source explains the higher rate. */
export function hotter(a: Heat, b: Heat): Heat {
  const start = compareRates(a.start, b.start) >= 0 ? a.start : b.start;
  const source = (compareHeat(a, b) >= 0 ? a.source : b.source) ?? a.source ?? b.source;
  // Of two timers the faster one, unless nobody knows how fast one of them is.
  const every =
    a.start !== b.start
      ? (a.start === start ? a : b).every
      : a.every === undefined || b.every === undefined
        ? undefined
        : Math.min(a.every, b.every);
  return heatOf(start, Math.max(a.trips, b.trips), a.isEndless || b.isEndless, source, every);
}

export function isSameHeat(a: Heat, b: Heat): boolean {
  return a.start === b.start && a.trips === b.trips && a.isEndless === b.isEndless && a.every === b.every;
}

function compareHeat(a: Heat, b: Heat): number {
  return compareRates(a.rate, b.rate) || a.trips - b.trips || Number(a.isEndless) - Number(b.isEndless);
}

/** The source as a related place of a finding in `module`. */
export function relatedOf({ source }: Heat, module: Module): readonly Related[] {
  if (!source) return [];
  const { span, label } = source;
  return [source.module === module ? { span, label } : { path: source.module.path, span, label }];
}
