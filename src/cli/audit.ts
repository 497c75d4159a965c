import path from 'node:path';
import { severities } from '../base/finding.ts';
import type { Audit } from '../engine/audit.ts';
import { printModule } from '../ir/print.ts';
import { formatsWithCallers, loadReporter } from '../reporters/index.ts';
import { openCache } from '../scanner/cache/scan-cache.ts';
import { findWorkTree } from '../scanner/git.ts';
import { PackageNames } from '../scanner/package-names.ts';
import type { ScanMemory } from '../scanner/scan-memory.ts';
import { type Changes, type Scan, scan } from '../scanner/scan.ts';
import { applyBaseline, checkBaselineOptions } from './baseline.ts';
import { canColor } from './can-color.ts';
import { configure } from './configure.ts';
import { exitCode, explainEmpty } from './exit-code.ts';
import type { Io } from './io.ts';
import type { CliOptions } from './options.ts';
import { noticeLine, writeReport } from './output.ts';
import { Progress } from './progress.ts';
import type { ReadOnce } from './server/read-once.ts';

/** What a process that stays keeps of one audit for the next. */
export interface Kept {
  readonly memory: ScanMemory;
  readonly readOnce: ReadOnce;
}

/**
 * Audits what was asked for, reports it, and returns the exit code.
 * @throws GitError, CommandError
 */
export async function audit(options: CliOptions, io: Io, version: string, kept?: Kept): Promise<number> {
  checkBaselineOptions(options);
  const progress = new Progress(io.error);
  const scanned = await scanAsAsked(options, io, version, progress, kept);
  progress.clear();
  const notices = [...scanned.audit.notices, ...explainEmpty(scanned, options)];
  const shown = withSeverity(applyBaseline({ ...scanned.audit, notices }, options, io), options);
  // Workflow commands carry the notices themselves.
  if (options.format !== 'github' || options.printIr) for (const notice of notices) io.error.write(noticeLine(notice, io.folder));
  writeReport(options.printIr ? printModels(scanned) : await report(shown, options, io, version), options, io);
  return exitCode({ ...scanned, audit: shown }, options);
}

function scanAsAsked(options: CliOptions, io: Io, version: string, progress: Progress, kept: Kept | undefined): Promise<Scan> {
  const since: Changes | undefined = options.changed === undefined ? undefined : { kind: 'since', ref: options.changed };
  const changes: Changes | undefined = options.staged ? { kind: 'staged' } : since;
  return scan({
    folder: io.folder,
    paths: options.paths,
    includeTests: options.includeTests,
    usesGitIgnore: options.ignore,
    usesTypes: options.types,
    configure: async (files) => {
      const setup = await configure(files, { ...options, folder: io.folder });
      kept?.readOnce.note(setup.configurations, io.folder);
      return setup;
    },
    onProgress: (step, done, total) => progress.show(step, done, total),
    asksForCallers: formatsWithCallers.has(options.format) && !options.printIr,
    ...(changes && { changes }),
    ...(kept && { memory: kept.memory }),
    ...(options.cache && { cache: openCache(path.resolve(io.folder, options.cacheLocation), versionOf(version)) }),
  });
}

/** What is remembered is written in the engine's own form, which changes with it. */
function versionOf(version: string): string {
  return `${version} ${process.versions.v8}`;
}

/** The audit without findings of less than the severity that was asked for. */
function withSeverity(audit: Audit, { severity }: CliOptions): Audit {
  const least = severities.indexOf(severity);
  const files = audit.files.map((file) => {
    return { ...file, reports: file.reports.filter((each) => severities.indexOf(each.severity) >= least) };
  });
  return { ...audit, files };
}

async function report(audit: Audit, options: CliOptions, io: Io, version: string): Promise<string> {
  const { folder, env } = io;
  const packages = new PackageNames(() => []);
  const surroundings = {
    folder,
    packageOf: (file: string) => packages.packageOf(file),
    version,
    colors: canColor(options, io),
    // Git is asked only by the formats that need to know.
    get root() {
      return env['GITHUB_WORKSPACE'] ?? findWorkTree(folder) ?? folder;
    },
  };
  const reporter = await loadReporter(options.format);
  return reporter(audit, surroundings);
}

function printModels({ audit, modules }: Scan): string {
  return audit.files
    .flatMap(({ path }) => modules.get(path)?.module ?? [])
    .map(printModule)
    .join('\n');
}
