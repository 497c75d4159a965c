import type { Span } from '../../base/span.ts';

/** What became of a handle. Joined states may hold several at once. */
export const fates = { live: 1, released: 2, escaped: 4 } as const;

/** How a handle stands in one state. */
export interface Standing {
  /** Bits of `fates`. */
  readonly fate: number;
  /** The scope that will free it; 0 when none does. */
  readonly scope: number;
  /** It was handed to code that nobody could look into. */
  readonly isLent: boolean;
  /** Code that may throw ran while nothing would have released it. */
  readonly isExposed: boolean;
  /** Something was waited for that may fail while nothing would have released it. */
  readonly isWaited?: boolean;
  /** Where the variable or field that held it got another value. */
  readonly overwritten?: Span;
  /** The jump that left the block of the constant that held it. */
  readonly dropped?: Span;
  /** A call that releases it on some ways, and surely leaves it on others: this is one of those. */
  readonly left?: Span;
  /** The owner of the call that made it keeps it; returning it hands nothing over. */
  readonly isMemo?: boolean;
  /** It is text that is shown somewhere: it is in use until something else is. */
  readonly isShown?: boolean;
  /** It was taken out of the result that it came in. */
  readonly isTaken?: boolean;
  /** It stands for all elements of a list of which some were taken by their position: those stand by themselves, and it may be that there are no others. */
  readonly isParted?: boolean;
  /** Where it was released, when it is sure that it was. */
  readonly releasedAt?: Span;
  /** Where it was released, itself or with all others that stand in the same place, when that is sure. */
  readonly releasedWithin?: Span;
  /** It was made after an `await` that left the scope around it. */
  readonly isAfterAwait: boolean;
}

/** Stands for the scope of whoever calls a unit. */
export const callersScope = -1;

/** Stands for a scope that a call opens by hand and another closes. */
export function scopeByHand(opening: number): number {
  return callersScope - 1 - opening;
}

/** Such a scope goes on until it is closed, whatever is waited for. */
export function isByHand(scope: number): boolean {
  return scope < callersScope;
}

/** How something stands of which nothing has become yet, but for its fate. */
export const untouched = { scope: 0, isLent: false, isExposed: false, isAfterAwait: false } as const;

/** The two say the same of what becomes of the handle, and of where it is lost. */
export function isSameStanding(left: Standing, right: Standing): boolean {
  return (
    left.fate === right.fate &&
    left.isLent === right.isLent &&
    left.isExposed === right.isExposed &&
    left.scope === right.scope &&
    left.dropped === right.dropped &&
    left.left === right.left
  );
}

/** The handle is alive, in no scope, and not known to be lost if something throws. */
export function isExposableStanding({ fate, scope, isExposed }: Standing): boolean {
  return fate === fates.live && scope === 0 && !isExposed;
}

/** What is known where two ways meet. */
export function joinStandings(left: Standing, right: Standing): Standing {
  const overwritten = left.overwritten ?? right.overwritten;
  const dropped = left.dropped ?? right.dropped;
  const leftBy = left.left ?? right.left;
  const releasedAt = right.releasedAt && left.releasedAt;
  const releasedWithin = right.releasedWithin && left.releasedWithin;
  const joined = {
    fate: left.fate | right.fate,
    scope: left.scope === right.scope ? left.scope : Math.max(left.scope, right.scope),
    isLent: left.isLent || right.isLent,
    isExposed: left.isExposed || right.isExposed,
    isAfterAwait: left.isAfterAwait || right.isAfterAwait,
    isTaken: (left.isTaken ?? false) || (right.isTaken ?? false),
    isWaited: (left.isWaited ?? false) || (right.isWaited ?? false),
    isShown: (left.isShown ?? false) || (right.isShown ?? false),
    isMemo: (left.isMemo ?? false) || (right.isMemo ?? false),
    isParted: (left.isParted ?? false) || (right.isParted ?? false),
  };
  return {
    ...joined,
    ...(overwritten && { overwritten }),
    ...(dropped && { dropped }),
    ...(leftBy && { left: leftBy }),
    ...(releasedAt && { releasedAt }),
    ...(releasedWithin && { releasedWithin }),
  };
}

/**
 * How a handle that nothing can reach any more stands, on one way or another: what became of it will not change. Undefined stands for a way on which it was
 * not made.
 */
export type Alternatives = readonly (Standing | undefined)[];

/** The two together; the first of them, where the other says nothing new. */
export function joinAlternatives(own: Alternatives, others: Alternatives): Alternatives {
  const isKnown = (other: Standing | undefined) => own.some((each) => each === other || (each && other && isSameStanding(each, other)));
  const more = others.filter((other) => !isKnown(other));
  return more.length === 0 ? own : [...own, ...more];
}
