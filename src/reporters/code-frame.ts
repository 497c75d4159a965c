import type { Range } from '../base/line-index.ts';
import { printable } from './places.ts';

const maxLineWidth = 110;
const linesAround = 1;
const maxMarkedLines = 4;

/** A line of a code frame. `marks` are the carets below it, when the range touches it. */
export interface FrameLine {
  readonly number: number;
  readonly source: string;
  readonly marks?: string;
}

/**
 * The lines around a range with carets below what it covers. A range of many lines shows its first ones. Long lines are cut around the
 * place, tabs are two blanks and control characters are written out, so that columns stand below each other.
 */
export function codeFrame(lines: readonly string[], { start, end }: Range): readonly FrameLine[] {
  const lastMarked = Math.min(end.column === 1 && end.line > start.line ? end.line - 1 : end.line, start.line + maxMarkedLines - 1);
  const first = Math.max(1, start.line - linesAround);
  const frame: FrameLine[] = [];
  for (let number = first; number <= Math.min(lines.length, lastMarked + linesAround); number += 1) {
    const text = lines[number - 1] ?? '';
    if (number < start.line || number > lastMarked) frame.push({ number, source: clip(text, 0).source });
    else
      frame.push(
        markedLine(
          number,
          text,
          number === start.line ? start.column - 1 : indentOf(text),
          number === end.line ? end.column - 1 : text.length,
        ),
      );
  }
  return frame;
}

function markedLine(number: number, text: string, from: number, to: number): FrameLine {
  const { source, offset } = clip(text, from);
  const pad = shownWidth(text.slice(offset, from)) + (offset > 0 ? 1 : 0);
  const width = Math.max(1, Math.min(shownWidth(text.slice(from, to)), maxLineWidth - pad));
  return { number, source, marks: ' '.repeat(pad) + '^'.repeat(width) };
}

/** Cuts a line to a width such that the text from `from` on is seen. */
function clip(text: string, from: number): { source: string; offset: number } {
  const offset = from > maxLineWidth - 20 ? from - 20 : 0;
  const cut = text.slice(offset, offset + maxLineWidth);
  const before = offset > 0 ? '…' : '';
  const after = offset + maxLineWidth < text.length ? '…' : '';
  return { source: before + shown(cut) + after, offset };
}

function shown(text: string): string {
  return printable(text.replaceAll('\t', '  '));
}

function shownWidth(text: string): number {
  return shown(text).length;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
