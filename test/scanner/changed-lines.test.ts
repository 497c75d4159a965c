import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../src/base/line-index.ts';
import type { Report } from '../../src/engine/report.ts';
import { type ChangedLines, linesChangedSince, stagedLines, touchesLines } from '../../src/scanner/changed-lines.ts';
import { addFiles, git, makeProject, makeRepository } from './project-on-disk.ts';

const ten = Array.from({ length: 10 }, (_, at) => `line ${at + 1}`);
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

function show(folder: string, changes: ChangedLines): Record<string, string> {
  const rows = [...changes].map(([file, ranges]) => {
    const lines = ranges.map(({ first, last }) => (last === Number.MAX_SAFE_INTEGER ? 'all' : `${first}-${last}`)).join(' ');
    return [path.relative(folder, file).replaceAll(path.sep, '/'), lines] as const;
  });
  return Object.fromEntries(rows.sort());
}

describe('staged lines', () => {
  test('are those that the next commit adds or changes', () => {
    const folder = makeRepository({ 'a.ts': text(ten), 'b.ts': text(ten), 'c.ts': text(ten) });
    addFiles(folder, {
      'a.ts': text(['new', ...ten.slice(0, 4), 'changed', ...ten.slice(5)]),
      'b.ts': text(ten.slice(0, 8)),
      'd.ts': 'one\ntwo',
    });
    git(folder, 'add', '--all');
    addFiles(folder, { 'c.ts': 'not staged\n' });
    expect(show(folder, stagedLines(folder))).toEqual({ 'a.ts': '1-1 6-6', 'b.ts': '', 'd.ts': '1-2' });
  });

  test('are there before the first commit, and in a folder below the top', () => {
    const folder = makeProject({ 'sub/a.ts': 'one\n' });
    git(folder, 'init', '--quiet');
    git(folder, 'add', '--all');
    expect(show(folder, stagedLines(path.join(folder, 'sub')))).toEqual({ 'sub/a.ts': '1-1' });
  });

  test('of a renamed file are those that changed with the name', () => {
    const folder = makeRepository({ 'old.ts': text(ten) });
    rmSync(path.join(folder, 'old.ts'));
    addFiles(folder, { 'new.ts': text([...ten.slice(0, 9), 'other']) });
    git(folder, 'add', '--all');
    expect(show(folder, stagedLines(folder))).toEqual({ 'new.ts': '10-10' });
  });

  test('are found whatever the files are called and hold', () => {
    const content = 'diff --git a/x b/x\n@@ -1 +1,99 @@\n';
    const names = ['with blank.ts', 'ümlaut.ts', '😀.ts', 'line\nbreak.ts', 'quote".ts', '@@ -1 +1,9 @@.ts'];
    const folder = makeRepository({ 'first.ts': '' });
    addFiles(folder, Object.fromEntries(names.map((name) => [name, content])));
    git(folder, 'add', '--all');
    expect(show(folder, stagedLines(folder))).toEqual(Object.fromEntries(names.map((name) => [name, '1-2'])));
  });

  test("do not depend on the user's git settings", () => {
    const folder = makeRepository({ 'a.ts': text(ten) });
    for (const [name, value] of [['color.ui', 'always'], ['diff.noprefix', 'true'], ['diff.external', 'false'], ['diff.context', '9'], ['diff.mnemonicPrefix', 'true']] as const) git(folder, 'config', name, value); // prettier-ignore
    addFiles(folder, { 'a.ts': text([...ten, 'eleven']) });
    git(folder, 'add', '--all');
    expect(show(folder, stagedLines(folder))).toEqual({ 'a.ts': '11-11' });
  });
});

describe('lines changed since a commit', () => {
  function branched(): string {
    const folder = makeRepository({ 'a.ts': text(ten), 'b.ts': text(ten) });
    git(folder, 'checkout', '--quiet', '-b', 'work');
    addFiles(folder, { 'a.ts': text([...ten, 'committed']) });
    git(folder, 'commit', '--quiet', '--all', '--message=second');
    git(folder, 'checkout', '--quiet', 'main');
    addFiles(folder, { 'b.ts': text(ten.slice(3)) });
    git(folder, 'commit', '--quiet', '--all', '--message=meanwhile');
    git(folder, 'checkout', '--quiet', 'work');
    return folder;
  }

  test('are those of the branch and of the work tree, not what others did meanwhile', () => {
    const folder = branched();
    writeFileSync(path.join(folder, 'a.ts'), text(['edited', ...ten.slice(1), 'committed']));
    addFiles(folder, { 'new.ts': 'x', 'node_modules/x.ts': 'x', '.gitignore': 'node_modules' });
    expect(show(folder, linesChangedSince(folder, 'main'))).toEqual({ '.gitignore': 'all', 'a.ts': '1-1 11-11', 'new.ts': 'all' });
  });

  test.each(['nowhere', '--output=x', ''])('need a commit: %j', (ref) => {
    expect(() => linesChangedSince(branched(), ref)).toThrow(/is not a commit/);
  });
});

test('outside of a repository there are none to tell', () => {
  expect(() => stagedLines(makeProject({ 'a.ts': '' }))).toThrow(/not in a git work tree/);
});

describe('a finding touches lines', () => {
  const source = text(ten);
  const lineSpan = (line: number) => ({ start: source.indexOf(`line ${line}`), end: source.indexOf(`line ${line}`) + 6 });
  const report = (line: number, because: Report['because'] = []): Report => {
    return {
      ruleId: 'r',
      messageId: 'm',
      message: '',
      level: 'error',
      confidence: 'certain',
      severity: 'low',
      span: lineSpan(line),
      because,
    };
  };
  const ranges = [{ first: 4, last: 5 }];
  const touches = (each: Report): boolean => touchesLines(each, ranges, new LineIndex(source));

  test('by its own place', () => {
    expect([3, 4, 5, 6].map((line) => touches(report(line)))).toEqual([false, true, true, false]);
  });

  test('by a place that explains it, in the same file only', () => {
    expect(touches(report(1, [{ span: lineSpan(5), label: 'leaves here' }]))).toBe(true);
    expect(touches(report(1, [{ span: lineSpan(5), label: 'called here', path: '/other.ts' }]))).toBe(false);
  });
});
