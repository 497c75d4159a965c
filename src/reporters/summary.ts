import { type Audit, isUnread } from '../engine/audit.ts';

/** How many findings an audit has, by level, and files of which findings may be missing. */
export interface Totals {
  readonly errors: number;
  readonly warnings: number;
  /** Files that did not parse. */
  readonly unread: number;
  /** Files on which rules broke. */
  readonly broken: number;
  readonly filesWithFindings: number;
}

export function countTotals({ files }: Audit): Totals {
  const reports = files.flatMap((file) => file.reports);
  return {
    errors: reports.filter(({ level }) => level === 'error').length,
    warnings: reports.filter(({ level }) => level === 'warn').length,
    unread: files.filter(isUnread).length,
    broken: files.filter(({ failures }) => failures.some(({ kind }) => kind === 'rule')).length,
    filesWithFindings: files.filter((file) => file.reports.length > 0).length,
  };
}

/** One line: `3 findings (2 errors, 1 warning) in 2 of 10 files`. */
export function summarize(audit: Audit): string {
  const { errors, warnings, unread, broken, filesWithFindings } = countTotals(audit);
  const audited = audit.files.length - unread;
  const gaps = [
    unread > 0 ? `; ${count(unread, 'file')} did not parse` : '',
    broken > 0 ? `; rules broke on ${count(broken, 'file')}` : '',
  ].join('');
  const known = audit.known ? `; ${count(audit.known, 'known finding')} left out` : '';
  if (errors + warnings === 0) return `No findings in ${count(audited, 'file')}${gaps}${known}`;
  const findings = `${count(errors + warnings, 'finding')} (${count(errors, 'error')}, ${count(warnings, 'warning')})`;
  return `${findings} in ${filesWithFindings} of ${count(audited, 'file')}${gaps}${known}`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
