import { createHash } from 'node:crypto';
import type { Report } from '../engine/report.ts';
import type { Places } from './places.ts';

/** What makes a finding the same one after other lines of its file have changed: no number of a line is in it. */
export interface FindingContent {
  readonly rule: string;
  readonly message: string;
  /** The lines that the finding touches, without the blanks at their ends. */
  readonly code: string;
  /** A digest of the lines next to them, to tell equal findings on equal lines apart. */
  readonly around: string;
}

export function contentOf(places: Places, path: string, { ruleId, message, span }: Report): FindingContent {
  const { start, end } = places.rangeOf(path, span);
  const code = trimmed(places.linesOf(path, start.line, end.line));
  const around = [
    ...places.linesOf(path, Math.max(1, start.line - 1), start.line - 1),
    ...places.linesOf(path, end.line + 1, end.line + 1),
  ];
  return { rule: ruleId, message: message.replaceAll(/\bline \d+(, \d+)*/g, 'line …'), code, around: digestOf([trimmed(around)]) };
}

/** Sixteen characters that stand for parts of text. */
export function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

function trimmed(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join('\n');
}
