import { type Audit, type AuditedFile, isUnread } from '../../engine/audit.ts';
import type { Report } from '../../engine/report.ts';
import { contentOf, type FindingContent } from '../finding-content.ts';
import { Places, relativePath } from '../places.ts';
import type { Baseline } from './baseline.ts';

/** The audit without the findings that a baseline holds. `folder` is the baseline's own. */
export function withoutKnown(audit: Audit, baseline: Baseline, folder: string): Audit {
  const places = new Places(audit);
  const files = audit.files.map((file) => {
    const known = knownReports(places, file, baseline.get(relativePath(folder, file.path)) ?? []);
    return { ...file, reports: file.reports.filter((report) => !known.has(report)) };
  });
  const count = (some: readonly AuditedFile[]) => some.reduce((sum, { reports }) => sum + reports.length, 0);
  return { ...audit, files, known: count(audit.files) - count(files) };
}

/** The baseline that holds all findings of an audit. Of files that were not audited, or did not parse, and of rules that broke it keeps what it held. */
export function baselineOf(audit: Audit, before: Baseline, folder: string): Baseline {
  const places = new Places(audit);
  const audited = audit.files.filter((file) => !isUnread(file));
  const held = audited.map(({ path, reports, failures }) => {
    const name = relativePath(folder, path);
    const broken = new Set(failures.flatMap(({ ruleIds }) => ruleIds));
    const kept = (before.get(name) ?? []).filter(({ rule }) => broken.has(rule));
    return [name, [...kept, ...reports.map((report) => contentOf(places, path, report))]] as const;
  });
  return new Map([...before, ...held]);
}

/**
 * Each finding of a baseline stands for one report. Those between the same lines are matched first, so that of two equal ones the one that was
 * added is the one that is new.
 */
function knownReports(places: Places, { path, reports }: AuditedFile, held: readonly FindingContent[]): ReadonlySet<Report> {
  const known = new Set<Report>();
  if (held.length === 0) return known;
  const contents = reports.map((report) => ({ report, content: contentOf(places, path, report) }));
  const left = [...held];
  for (const isSame of [isSamePlace, isSameFinding])
    for (const { report, content } of contents) {
      const at = known.has(report) ? -1 : left.findIndex((each) => isSame(each, content));
      if (at < 0) continue;
      left.splice(at, 1);
      known.add(report);
    }
  return known;
}

function isSamePlace(a: FindingContent, b: FindingContent): boolean {
  return isSameFinding(a, b) && a.around === b.around;
}

function isSameFinding(a: FindingContent, b: FindingContent): boolean {
  return a.rule === b.rule && a.message === b.message && a.code === b.code;
}
