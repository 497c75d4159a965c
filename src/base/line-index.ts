import type { Span } from './span.ts';

/** A place as people count: line from 1, column from 1, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Start and end of a span as people count; the end is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Turns offsets of one text into lines and columns. A line ends at \n, \r\n, a lone \r, U+2028 or U+2029, as in ECMAScript. */
export class LineIndex {
  readonly #text: string;
  #known: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where each line begins; found when first asked for. */
  get #starts(): readonly number[] {
    return (this.#known ??= startsOf(this.#text));
  }

  /** The position of an offset; an offset past the end counts on the last line. */
  positionAt(offset: number): Position {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** Both ends of a span as positions. */
  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  /** The offset at which a line (from 1) begins; lines past the end give the start of the last one. */
  startOfLine(line: number): number {
    return this.#starts[Math.min(line, this.#starts.length) - 1] ?? 0;
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  const ends = /\r\n|[\n\r\u2028\u2029]/g;
  while (ends.exec(text)) starts.push(ends.lastIndex);
  return starts;
}
