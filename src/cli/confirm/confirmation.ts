import type { Position } from '../../base/line-index.ts';
import type { Report } from '../../engine/report.ts';
import type { MeasuredGrowth, MemoryProfile } from '../../runtime/index.ts';

/**
 * What running says of a finding. `confirmed`: the place ran, and the figures in which the leak would show grow. `not observed`: it ran, and they do not,
 * or not clearly, or it ran too seldom to be why. `not run`: the calls did not come to the place. `not measured`: it is no leak but a matter of size, which growth does not show.
 */
export type ConfirmationStatus = 'confirmed' | 'not observed' | 'not run' | 'not measured';

/** A finding with what running its function showed. */
export interface Confirmation {
  readonly path: string;
  readonly report: Report;
  /** Where the finding begins. */
  readonly position: Position;
  readonly status: ConfirmationStatus;
  /** How often the place runs in each call. */
  readonly runsPerCall: number;
  /** The figures in which the leak would show. */
  readonly growths: readonly MeasuredGrowth[];
  /** How many other findings that ran would show in the same figures: growth is of them together. */
  readonly sharedWith: number;
}

/** What ran, and what it says of the findings in it. */
export interface ConfirmedRun {
  /** Absolute. */
  readonly path: string;
  readonly exportName: string;
  readonly profile: MemoryProfile;
  readonly confirmations: readonly Confirmation[];
}

/** A function that could not be run to the end, or not at all. */
export interface FailedRun {
  readonly path: string;
  readonly exportName: string;
  readonly failure: string;
}

export type Run = ConfirmedRun | FailedRun;
