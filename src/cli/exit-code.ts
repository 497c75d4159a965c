import type { Notice } from '../base/notice.ts';
import { type Audit, isUnaudited } from '../engine/audit.ts';
import { countTotals } from '../reporters/summary.ts';
import type { CliOptions } from './options.ts';
import { hasGap } from './output.ts';

/** What the exit code depends on besides the findings. */
export interface Outcome {
  readonly audit: Audit;
  /** How many files were found but left out on purpose: by the configuration, or because they did not change. */
  readonly unasked: number;
}

/** 0: nothing found. 1: errors, too many warnings, or something that was asked for was left out. 2: nothing could be audited. */
export function exitCode({ audit, unasked }: Outcome, { maxWarnings, staged, changed }: CliOptions): 0 | 1 | 2 {
  const { errors, warnings } = countTotals(audit);
  const isPart = staged || changed !== undefined;
  const isIncomplete = hasGap(audit);
  if (audit.files.every(isUnaudited) && unasked === 0 && (isIncomplete || !isPart)) return 2;
  return errors > 0 || isIncomplete || warnings > (maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}

/** Says why no file was audited, where nothing else says it. */
export function explainEmpty({ audit, unasked }: Outcome, { paths, staged, changed }: CliOptions): readonly Notice[] {
  if (audit.files.length > 0 || audit.notices.some(({ level }) => level === 'error')) return [];
  if (staged || changed !== undefined) return [];
  const reason = unasked > 0 ? 'the configuration ignores every file' : 'no JavaScript or TypeScript files to audit';
  return [{ level: 'warning', message: `${reason} in ${paths.join(', ')}` }];
}
