/** A half-open range of UTF-16 offsets in one source file: `text.slice(start, end)` is the source it stands for. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies wholly within `outer` (equal spans count). */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
