import path from 'node:path';
import type { LineIndex } from '../base/line-index.ts';
import type { Report } from '../engine/report.ts';
import { GitError, requireWorkTree, runGit, runGitForNames } from './git.ts';

/** Line numbers from the first to the last, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The lines that were added or changed, by the file's absolute path as git gives it. A file that is not there did not change. */
export type ChangedLines = ReadonlyMap<string, readonly LineRange[]>;

const wholeFile: readonly LineRange[] = [{ first: 1, last: Number.MAX_SAFE_INTEGER }];
const diffOptions = ['--no-color', '--no-ext-diff', '--no-textconv', '--find-renames', '--ignore-submodules=all', '--diff-filter=ACMR'];

/** The lines that differ between the last commit and the index. @throws GitError */
export function stagedLines(folder: string): ChangedLines {
  return readChanges(requireWorkTree(folder), ['--cached']);
}

/**
 * The lines of the work tree that were changed since the commit at which the current branch and `ref` parted, which is `ref` itself when
 * it is an ancestor. Files that git does not know yet count as a whole. @throws GitError
 */
export function linesChangedSince(folder: string, ref: string): ChangedLines {
  const top = requireWorkTree(folder);
  const changes = new Map(readChanges(top, [findBase(top, ref)]));
  for (const name of runGitForNames(top, ['ls-files', '-z', '--others', '--exclude-standard']))
    changes.set(path.join(top, name), wholeFile);
  return changes;
}

/** Whether a finding, or a place in the same file that explains it, touches changed lines. */
export function touchesLines(report: Report, ranges: readonly LineRange[], index: LineIndex): boolean {
  const spans = [report.span, ...report.because.filter((related) => related.path === undefined).map((related) => related.span)];
  return spans.some((span) => {
    const { start, end } = index.rangeOf(span);
    return ranges.some(({ first, last }) => start.line <= last && end.line >= first);
  });
}

function findBase(top: string, ref: string): string {
  if (ref.startsWith('-')) throw new GitError(`${ref} is not a commit`);
  const commit = tryGit(top, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (commit === undefined) throw new GitError(`${ref} is not a commit of this repository`);
  // In a shallow clone the two may share no commit; then everything that differs counts as changed.
  return tryGit(top, ['merge-base', commit, 'HEAD']) ?? commit;
}

function tryGit(top: string, args: readonly string[]): string | undefined {
  try {
    return runGit(top, args).toString('utf8').split('\n')[0];
  } catch {
    return undefined;
  }
}

/** Names come from one run, which gives them unquoted, and hunks from another: both list the same files in the same order. */
function readChanges(top: string, args: readonly string[]): ChangedLines {
  const names = runGitForNames(top, ['diff', ...diffOptions, '--name-only', '-z', ...args]);
  const patch = runGit(top, ['diff', ...diffOptions, '--text', '--unified=0', '--inter-hunk-context=0', ...args]).toString('latin1');
  const sections = patch.split(/^diff --git /m).slice(1);
  if (sections.length !== names.length) return new Map(names.map((name) => [path.join(top, name), wholeFile]));
  return new Map(names.map((name, at) => [path.join(top, name), addedLines(sections[at] ?? '')]));
}

/** The lines that the hunks of one file add, from headers such as `@@ -3,2 +5,4 @@`. */
function addedLines(section: string): LineRange[] {
  const ranges: LineRange[] = [];
  for (const [, start = '', length = '1'] of section.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)) {
    const first = Number(start);
    const count = Number(length);
    if (count > 0) ranges.push({ first, last: first + count - 1 });
  }
  return ranges;
}
