import type { CallerAudit } from '../analyses/callers/caller-audit.ts';
import type { Notice } from '../base/notice.ts';
import type { RuleMeta } from '../rule/rule.ts';
import type { Failure } from './failure.ts';
import type { Report } from './report.ts';

/** What an audit of several files found: the scanner makes it, reporters show it. */
export interface Audit {
  /** One for each file that was to be audited, in the order of their paths. */
  readonly files: readonly AuditedFile[];
  /** What could not be done as asked, in the order in which it was met. */
  readonly notices: readonly Notice[];
  /** The rules that ran on at least one file. */
  readonly rules: readonly RuleMeta[];
  /** How many findings a baseline holds, which are left out; absent without a baseline. */
  readonly known?: number;
  /** The text of an audited file, or of another to which a finding is related; undefined when it was not read. */
  textOf(path: string): string | undefined;
  /** What each rule had to judge in the audited files, by the id of the rule. Computed when asked. */
  lookedAt(): ReadonlyMap<string, LookedAt>;
  /** Every function of an audited file that leaves handles to a scope of its caller, with its callers. Computed when asked. */
  callers(): readonly CallerAudit[];
}

/** How many places a rule had to judge, and what they are. */
export interface LookedAt {
  readonly count: number;
  /** `call that makes tensors`, and the same of several. */
  readonly nouns: readonly [one: string, many: string];
}

/** One file after the audit. */
export interface AuditedFile {
  /** Absolute, in the form of the operating system. */
  readonly path: string;
  /** The rules that looked at it. */
  readonly ruleIds: readonly string[];
  readonly reports: readonly Report[];
  /** Reports that a comment in the file turns off. */
  readonly suppressed: readonly SuppressedReport[];
  /** Why findings may be missing. */
  readonly failures: readonly Failure[];
}

/** A report that a comment turns off, with the reason that the comment gives after `--`, or an empty one. */
export interface SuppressedReport {
  readonly report: Report;
  readonly justification: string;
}

/** The file did not parse, so that nothing is known of it. */
export function isUnread({ failures }: Pick<AuditedFile, 'failures'>): boolean {
  return failures.some(({ kind }) => kind === 'parse');
}

/** The file did not parse, or every rule that was to look at it broke. */
export function isUnaudited(file: Pick<AuditedFile, 'failures' | 'ruleIds'>): boolean {
  const broken = new Set(file.failures.flatMap(({ ruleIds }) => ruleIds));
  return isUnread(file) || (broken.size > 0 && file.ruleIds.every((id) => broken.has(id)));
}
