import path from 'node:path';
import type { Audit } from '../../engine/audit.ts';
import { failureText } from '../failure-text.ts';
import { relativePath } from '../places.ts';
import type { PackageOf, Surroundings } from '../reporter.ts';
import { summarize } from '../summary.ts';
import { actionsOf } from './actions.ts';
import { auditedFunctions } from './audited-functions.ts';
import type { AuditDocument, Gap } from './audit-document.ts';
import { Issues } from './issues.ts';
import { patternsOf } from './patterns.ts';
import { partIntoServices } from './service-of.ts';
import { fileRisks, servicesOf } from './services.ts';
import { tallyOf } from './tally.ts';

/** The document of an audit. */
export function documentOf(audit: Audit, surroundings: Surroundings): AuditDocument {
  const { folder, version, packageOf } = surroundings;
  const serviceOf = partIntoServices(
    audit.files.map((file) => file.path),
    folder,
    packageOf,
  );
  const all = new Issues(audit, surroundings, serviceOf);
  const issues = all.inOrder();
  const files = fileRisks(audit, surroundings, serviceOf);
  return {
    project: projectName(audit, folder, packageOf),
    generator: `memory-audit ${version}`,
    summary: summarize(audit),
    tally: tallyOf(issues),
    patterns: patternsOf(audit, version, issues, serviceOf),
    actions: actionsOf(issues),
    issues,
    callers: auditedFunctions(audit, folder),
    services: servicesOf(files, issues),
    files,
    accepted: all.accepted(),
    gaps: gapsOf(audit, folder),
  };
}

/** The package to which all files belong; of several, or of none, as the manifest in the folder says, else the folder's own name. */
function projectName({ files }: Audit, folder: string, packageOf: PackageOf): string {
  const packages = new Map(files.map((file) => packageOf(file.path)).map((found) => [found?.folder, found]));
  const [only] = packages.values();
  if (packages.size === 1 && only?.name !== undefined) return only.name;
  const nearest = packageOf(path.join(folder, 'package.json'));
  return (nearest?.folder === folder ? nearest.name : undefined) ?? path.basename(folder);
}

function gapsOf({ files, notices }: Audit, folder: string): readonly Gap[] {
  const about = (filePath: string | undefined) => filePath !== undefined && { path: relativePath(folder, filePath) };
  return [
    ...notices.map(({ message, path: filePath }) => ({ text: message, ...about(filePath) })),
    ...files.flatMap(({ path: filePath, failures }) => failures.map((failure) => ({ text: failureText(failure), ...about(filePath) }))),
  ];
}
