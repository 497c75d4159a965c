import { severities, type Severity } from '../../base/finding.ts';
import type { Tally } from './audit-document.ts';

interface Graded {
  readonly severity: Severity;
}

/** The gravest first, as a document lists them. */
export const gravestFirst: readonly Severity[] = severities.toReversed();

/** How many of each severity there are. */
export function tallyOf(items: readonly Graded[]): Tally {
  const tally = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { severity } of items) tally[severity] += 1;
  return tally;
}

/** The gravest severity that occurs. */
export function riskOf(tally: Tally): Severity | 'none' {
  return gravestFirst.find((severity) => tally[severity] > 0) ?? 'none';
}

/** Below zero when `a` has more of the gravest severity in which they differ. */
export function compareTallies(a: Tally, b: Tally): number {
  const differing = gravestFirst.find((severity) => a[severity] !== b[severity]);
  return differing ? b[differing] - a[differing] : 0;
}

/** `2 critical, 1 low`. */
export function tallyText(tally: Tally): string {
  return gravestFirst.flatMap((severity) => (tally[severity] > 0 ? `${tally[severity]} ${severity}` : [])).join(', ');
}
