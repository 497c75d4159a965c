import type { Audit } from '../engine/audit.ts';

/** How many findings an audit has, by level, and files that did not parse. */
export interface Totals {
  readonly errors: number;
  readonly warnings: number;
  readonly failures: number;
  readonly filesWithFindings: number;
}

export function countTotals({ files }: Audit): Totals {
  const reports = files.flatMap((file) => file.reports);
  return {
    errors: reports.filter(({ level }) => level === 'error').length,
    warnings: reports.filter(({ level }) => level === 'warn').length,
    failures: files.filter(({ failure }) => failure !== undefined).length,
    filesWithFindings: files.filter((file) => file.reports.length > 0).length,
  };
}

/** One line: `3 findings (2 errors, 1 warning) in 2 of 10 files`. */
export function summarize(audit: Audit): string {
  const { errors, warnings, failures, filesWithFindings } = countTotals(audit);
  const audited = audit.files.length - failures;
  const unread = failures > 0 ? `; ${count(failures, 'file')} did not parse` : '';
  const known = audit.known ? `; ${count(audit.known, 'known finding')} left out` : '';
  if (errors + warnings === 0) return `No findings in ${count(audited, 'file')}${unread}${known}`;
  const findings = `${count(errors + warnings, 'finding')} (${count(errors, 'error')}, ${count(warnings, 'warning')})`;
  return `${findings} in ${filesWithFindings} of ${count(audited, 'file')}${unread}${known}`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
