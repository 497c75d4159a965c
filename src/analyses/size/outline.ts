/** How long a side is; undefined where nobody can tell. */
export type Side = number | undefined;

/** How big a value is, as far as the program shows: how many sides it has, how long they are, and the bytes of an element. */
export interface Outline {
  /** Undefined where not even their number is known. A single number has none. */
  readonly sides: readonly Side[] | undefined;
  /** All elements. It may be known where the sides are not. */
  readonly count: Side;
  readonly bytesPerElement: number | undefined;
}

/** A single number. */
export const single: readonly Side[] = [];

/** The elements of all sides together; undefined where one is not known. */
export function countOf(sides: readonly Side[] | undefined): number | undefined {
  return sides?.reduce<Side>((product, side) => (product === undefined || side === undefined ? undefined : product * side), 1);
}

/** What both have in common. */
export function inCommon(a: Outline, b: Outline): Outline {
  const sides = a.sides?.length === b.sides?.length ? a.sides?.map((side, at) => (side === b.sides?.[at] ? side : undefined)) : undefined;
  return {
    sides,
    count: a.count === b.count ? a.count : undefined,
    bytesPerElement: a.bytesPerElement === b.bytesPerElement ? a.bytesPerElement : undefined,
  };
}

/** The sides of what is computed element by element: a side of one, or none, is stretched to that of the other. */
export function stretched(a: readonly Side[] | undefined, b: readonly Side[] | undefined): readonly Side[] | undefined {
  if (!a || !b) return undefined;
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, at) => {
    const [left, right] = [a, b].map((sides) => (at < length - sides.length ? 1 : sides[at - length + sides.length]));
    return left === 1 ? right : right === 1 ? left : (left ?? right);
  });
}

/** Height and width of a picture, or of a batch of them, replaced. */
export function resized(sides: readonly Side[] | undefined, to: readonly Side[] | undefined): readonly Side[] | undefined {
  if (!sides || sides.length < 3 || to?.length !== 2) return undefined;
  return [...sides.slice(0, -3), ...to, sides.at(-1)];
}

/** A side of one put in at a position, which may be counted from the end. */
export function expanded(sides: readonly Side[] | undefined, at: number): readonly Side[] | undefined {
  return sides?.toSpliced(at < 0 ? sides.length + 1 + at : at, 0, 1);
}

/** So many elements by the sides of a list, of which one may be left open as -1. */
export function reshaped(count: Side, list: readonly Side[] | undefined): readonly Side[] | undefined {
  const open = list?.findIndex((side) => side !== undefined && side < 0) ?? -1;
  if (!list || open < 0) return list;
  const others = countOf(list.filter((_, at) => at !== open));
  return list.with(open, count === undefined || others === undefined || others === 0 ? undefined : count / others);
}

/** The frequencies of so many real numbers: half of them and one. */
export function halved(sides: readonly Side[]): readonly Side[] {
  const last = sides.at(-1);
  return [...sides.slice(0, -1), last === undefined ? undefined : Math.floor(last / 2) + 1];
}

/** Without one side, or with all of them gone. `keeps` leaves sides of one. */
export function reduced(sides: readonly Side[] | undefined, axis: number | 'all', keeps: boolean): readonly Side[] | undefined {
  if (!sides) return axis === 'all' && !keeps ? single : undefined;
  const left = sides.map((side, at) => (axis === 'all' || at === (axis < 0 ? sides.length + axis : axis) ? 'gone' : side));
  return left.flatMap((side) => (side !== 'gone' ? [side] : keeps ? [1] : []));
}

/** Rows of one with columns of the other. */
export function multiplied(a: readonly Side[] | undefined, b: readonly Side[] | undefined): readonly Side[] | undefined {
  if (!a || !b || a.length < 2 || b.length < 2) return undefined;
  return [...(a.length >= b.length ? a : b).slice(0, -2), a.at(-2), b.at(-1)];
}
