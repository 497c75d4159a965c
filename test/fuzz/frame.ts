/** What a name of the program stands for. */
export type Form = 'tensor' | 'list' | 'top' | 'moments' | 'box' | 'map' | 'holder' | 'variable';

/** Something of the program that holds tensors. */
export interface Handle {
  readonly name: string;
  readonly form: Form;
  /** A tensor of shape [2]; others may be of any shape that goes with it. */
  readonly isVector: boolean;
  /** The program has to release it where its frame ends. */
  isOwned: boolean;
  /** Released, or handed on: not to be used any more. */
  isGone: boolean;
  /** A `finally` releases it on every way out. */
  isGuarded: boolean;
}

/** A block of the program that is being written, with what it declares. */
export interface Frame {
  readonly kind: 'function' | 'block' | 'loop' | 'scope';
  readonly outer: Frame | undefined;
  readonly handles: Handle[];
  /** An `await` may stand here. */
  readonly isAsync: boolean;
  /** Conditions that may be asked here. */
  readonly tests: readonly string[];
  /** A `break` here leaves a `switch`. */
  readonly isInSwitch: boolean;
  /** What a `return` here has to give. */
  readonly result: 'nothing' | 'tensor';
  readonly depth: number;
}

export function innerFrame(outer: Frame, kind: Frame['kind'], change: Partial<Frame> = {}): Frame {
  return { ...outer, kind, outer, handles: [], depth: outer.depth + 1, isInSwitch: outer.isInSwitch && kind !== 'loop', ...change };
}

/** A frame and those around it, innermost first. */
export function* framesFrom(frame: Frame): Iterable<Frame> {
  for (let each: Frame | undefined = frame; each; each = each.outer) yield each;
}

/** What may be used in a frame: everything alive that it or a frame around it declares. */
export function visibleIn(frame: Frame): Handle[] {
  return [...framesFrom(frame)].flatMap(({ handles }) => handles.filter(({ isGone }) => !isGone));
}

/** A scope of the library is around the frame, within the same function or callback. */
export function isInScope(frame: Frame): boolean {
  for (const { kind } of framesFrom(frame)) {
    if (kind === 'scope') return true;
    if (kind === 'function') return false;
  }
  return false;
}

/** What has to be released when control leaves the frame by `return` (up to the function) or by a jump (up to the loop). */
export function owedUpTo(frame: Frame, kind: 'function' | 'loop'): Handle[] {
  const owed: Handle[] = [];
  for (const each of framesFrom(frame)) {
    if (each.kind === 'scope') return [];
    owed.push(...each.handles.filter(({ isOwned, isGone, isGuarded }) => isOwned && !isGone && !isGuarded));
    if (each.kind === kind || each.kind === 'function') break;
  }
  return owed;
}
