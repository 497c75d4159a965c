import path from 'node:path';
import type { Range } from '../base/line-index.ts';
import { LineIndex } from '../base/line-index.ts';
import type { Span } from '../base/span.ts';
import type { Audit } from '../engine/audit.ts';

/** Finds lines, columns and source lines in the files of an audit. */
export class Places {
  readonly #audit: Audit;
  readonly #indexes = new Map<string, LineIndex>();

  constructor(audit: Audit) {
    this.#audit = audit;
  }

  /** Where a span of a file stands. A file that was not read counts as empty, so that the answer is its beginning. */
  rangeOf(filePath: string, span: Span): Range {
    let index = this.#indexes.get(filePath);
    if (!index) this.#indexes.set(filePath, (index = new LineIndex(this.textOf(filePath))));
    return index.rangeOf(span);
  }

  /** The text of a file; empty when it was not read. */
  textOf(filePath: string): string {
    return this.#audit.textOf(filePath) ?? '';
  }

  /** The lines of a file from one number to another, both included, counted from 1, without their ends. */
  linesOf(filePath: string, first: number, last: number): readonly string[] {
    return this.textOf(filePath)
      .split(lineEnd)
      .slice(first - 1, last);
  }
}

const lineEnd = /\r\n|[\n\r\u2028\u2029]/;

/** A path as people read it: relative to a folder when it lies inside, with `/` on every system. */
export function relativePath(folder: string, filePath: string): string {
  const relative = path.relative(folder, filePath);
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (isInside ? relative : filePath).replaceAll(path.sep, '/');
}

/** Text for one line of a terminal: control characters, which could move the cursor or break the line, are written out. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
