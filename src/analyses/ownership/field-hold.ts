import type { Span } from '../../base/span.ts';
import type { Unit } from '../../ir/model.ts';
import type { Site } from './object.ts';

/** A handle made in a run is put into a field of the receiver, or into a container that a field holds. */
export interface FieldHold {
  readonly field: string;
  readonly unit: Unit;
  readonly site: Site;
  /** The assignment, or the call that puts it in. */
  readonly at: Span;
  /** Into something that the field holds, rather than the field itself. */
  readonly isInside: boolean;
  /** In all states that came here, the field was known to be empty, or what it held had been released. */
  readonly isSafe: boolean;
  /** The run also returns the handle. */
  readonly isReturned?: boolean;
}

/** A field's handles are forgotten: a key is deleted, or a container emptied, while what it held is alive. */
export interface FieldDrop {
  readonly field: string;
  readonly unit: Unit;
  readonly at: Span;
}

/** What one unit does to the handles in fields of its receiver. */
export interface FieldUse {
  readonly holds: readonly FieldHold[];
  readonly drops: readonly FieldDrop[];
  /** Fields of which something is released on some way through. */
  readonly released: ReadonlySet<string>;
  /** Fields that get something new wherever what they held is released: they own as much as before. */
  readonly refilled: ReadonlySet<string>;
  readonly passesSelf: boolean;
}
