import { type Audit, isUnread } from '../../engine/audit.ts';
import type { Surroundings } from '../reporter.ts';
import { relativePath } from '../places.ts';
import type { FileRisk, Issue, Service } from './audit-document.ts';
import type { ServiceOf } from './service-of.ts';
import { compareTallies, riskOf, tallyOf, tallyText } from './tally.ts';

/** Every file that was looked at, with the risk that it carries. */
export function fileRisks(audit: Audit, { folder }: Surroundings, serviceOf: ServiceOf): readonly FileRisk[] {
  const read = audit.files.filter((file) => !isUnread(file));
  return read.map(({ path, reports }) => {
    const lines = (audit.textOf(path) ?? '').split('\n').length;
    return { path: relativePath(folder, path), service: serviceOf(path), lines, count: reports.length, risk: riskOf(tallyOf(reports)) };
  });
}

/** Every service, the one with the gravest issues first. */
export function servicesOf(files: readonly FileRisk[], issues: readonly Issue[]): readonly Service[] {
  const names = [...new Set(files.map(({ service }) => service))];
  const services = names.map((name) => {
    const own = files.filter(({ service }) => service === name);
    return serviceOf(
      name,
      own,
      issues.filter(({ service }) => service === name),
    );
  });
  return services.toSorted((a, b) => compareTallies(a.tally, b.tally));
}

function serviceOf(name: string, files: readonly FileRisk[], issues: readonly Issue[]): Service {
  const tally = tallyOf(issues);
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  return { name, files: files.length, lines, tally, count: issues.length, risk: riskOf(tally), why: whyOf(issues) };
}

/** The issues are in the order of the document, so the first is the gravest. */
function whyOf(issues: readonly Issue[]): string {
  const [first] = issues;
  if (!first) return 'every rule that ran found it clean';
  const rules = [...new Set(issues.map(({ rule }) => `\`${rule}\``))].join(', ');
  const [reason] = first.impact.slice(1).map(({ text }) => text);
  return `${tallyText(tallyOf(issues))} from ${rules}; the gravest is issue ${first.number}${reason === undefined ? '' : `, which ${reason}`}`;
}
