import type { Severity } from '../base/finding.ts';
import type { Audit } from '../engine/audit.ts';
import { digestOf } from './finding-content.ts';
import { failureSentence } from './failure-text.ts';
import { Fingerprints } from './fingerprints.ts';
import { Places, relativePath } from './places.ts';
import { publicRuleId, type Surroundings } from './reporter.ts';

const severityNames: Readonly<Record<Severity, string>> = { low: 'minor', medium: 'major', high: 'critical', critical: 'blocker' };

/** A report for GitLab's Code Quality, which compares it with that of the target branch by the fingerprints. */
export function reportGitlab(audit: Audit, { root }: Surroundings): string {
  const places = new Places(audit);
  const fingerprints = new Fingerprints(audit, root);
  const issues = audit.files.flatMap(({ path: filePath, reports, failures }) => {
    const path = relativePath(root, filePath);
    return [
      ...failures.map((failure) => {
        const { kind, ruleIds, span } = failure;
        const lines = { begin: places.rangeOf(filePath, span).start.line };
        const fingerprint = digestOf([path, kind, ...ruleIds]);
        return {
          description: failureSentence(failure),
          check_name: publicRuleId(kind === 'parse' ? kind : 'broken-rule'),
          fingerprint,
          severity: 'blocker',
          location: { path, lines },
        };
      }),
      ...reports.map((report) => {
        const { start, end } = places.rangeOf(filePath, report.span);
        return {
          description: report.message,
          check_name: publicRuleId(report.ruleId),
          fingerprint: fingerprints.of(filePath, report),
          severity: severityNames[report.severity],
          location: { path, lines: { begin: start.line, end: end.line } },
        };
      }),
    ];
  });
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
