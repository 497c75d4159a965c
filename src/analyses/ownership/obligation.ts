import type { Span } from '../../base/span.ts';
import type { Unit } from '../../ir/model.ts';
import type { Site } from './object.ts';

/** Why a handle is lost. */
export type Loss =
  /** Nothing releases it on any way out. */
  | 'never-released'
  /** Released on some ways out, and lost on those listed. */
  | 'some-exits'
  /** The only variable or field that held it got another value. */
  | 'overwritten'
  /** A part of a result of several handles that nobody takes. */
  | 'unused-part'
  /** Made after an `await` within a scope's callback, which had ended by then. */
  | 'after-await'
  /** Released at every normal end, but not when something between throws. */
  | 'unguarded';

/** A handle that somebody should release and does not. */
export interface Obligation {
  readonly site: Site;
  /** The unit whose run loses it: the one in which a person would put the release. */
  readonly unit: Unit;
  readonly loss: Loss;
  /** Where it was overwritten, or where the ways out stand on which it is lost. */
  readonly places: readonly Span[];
  /** A variable that holds it, if one does. */
  readonly variable?: string;
  /** It was handed to code that could not be looked into, which may release it. */
  readonly isLent: boolean;
  /** The owner of the call that made it keeps it: a component's memo. */
  readonly isMemo: boolean;
  /** What would skip its release is that something fails which is waited for. */
  readonly isWaited: boolean;
  /** It is text that is shown somewhere, and in use when the unit has ended. */
  readonly isShown: boolean;
  /** Both ends of one exit disagree: a condition that was not understood decides. */
  readonly isConditional: boolean;
}
