import type { Report } from '../../src/engine/report.ts';
import { runRules } from '../../src/engine/run-rules.ts';

/** What rules report on a module. A rule that breaks is a mistake, whatever else is tested. */
export function soundReports(...asked: Parameters<typeof runRules>): readonly Report[] {
  const { reports, failures } = runRules(...asked);
  for (const { cause } of failures) throw cause;
  return reports;
}
