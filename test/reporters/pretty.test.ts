import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../src/base/line-index.ts';
import { codeFrame } from '../../src/reporters/code-frame.ts';
import { reportPretty } from '../../src/reporters/pretty.ts';
import { sampleAudit, surroundings } from './sample-audit.ts';

function frameOf(text: string, piece: string): string {
  const start = text.indexOf(piece);
  const lines = codeFrame(text.split('\n'), new LineIndex(text).rangeOf({ start, end: start + piece.length }));
  return lines.map(({ number, source, marks }) => `${number} ${source}${marks === undefined ? '' : `\n  ${marks}`}`).join('\n');
}

describe('a code frame', () => {
  test('has a line before and after, and carets below the place', () => {
    expect(frameOf('one\ntwo words\nthree\nfour', 'words')).toBe('1 one\n2 two words\n      ^^^^^\n3 three');
  });

  test('counts a tab as the two blanks that it shows', () => {
    expect(frameOf('\ta\tb', 'b')).toBe('1   a  b\n       ^');
  });

  test('cuts a long line around the place', () => {
    const frame = frameOf(`${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`, 'HERE');
    const [source = '', marks = ''] = frame.split('\n');
    expect(source.length).toBeLessThan(130);
    expect(source.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
  });

  test('shows only the first lines of a long range', () => {
    const text = Array.from({ length: 50 }, (_, at) => `line ${at}`).join('\n');
    expect(frameOf(text, text).split('\n').length).toBeLessThan(12);
  });

  test('survives a range past the end of an empty file', () => {
    expect(codeFrame([''], new LineIndex('').rangeOf({ start: 7, end: 9 }))).toEqual([
      { number: 1, source: '', marks: expect.stringContaining('^') as string },
    ]);
  });
});

test('control characters of the source do not reach the terminal', () => {
  // eslint-disable-next-line no-control-regex
  expect(reportPretty(sampleAudit, surroundings)).not.toMatch(/\u001b/);
});

test('colors are escape codes, and only when asked for', () => {
  expect(reportPretty(sampleAudit, { ...surroundings, colors: true })).toContain('\u001b[');
});
