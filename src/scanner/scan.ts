import path from 'node:path';
import { analyse } from '../analyses/analyse.ts';
import type { Facts } from '../analyses/facts.ts';
import type { Program } from '../analyses/program.ts';
import type { Notice } from '../base/notice.ts';
import type { Audit, AuditedFile } from '../engine/audit.ts';
import type { ConfiguredRule } from '../engine/configured-rule.ts';
import type { Report } from '../engine/report.ts';
import { runRules } from '../engine/run-rules.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type ChangedLines, linesChangedSince, stagedLines, touchesLines } from './changed-lines.ts';
import { findFiles, type FoundFiles } from './find-files.ts';
import { toGitPath } from './git.ts';
import type { LoadedModule } from './load-module.ts';
import { loadProject, type Project } from './load-project.ts';
import { findContext } from './project-context.ts';
import { ProjectTypes } from './project-types.ts';
import type { ReadContent } from '../files/read-source.ts';
import { findStagedFiles } from './staged-files.ts';

/** Which lines count: those of the index that the next commit changes, or those that changed since a commit. */
export type Changes = { readonly kind: 'staged' } | { readonly kind: 'since'; readonly ref: string };

/** How one file is audited. */
export interface FileSetup {
  readonly rules: readonly ConfiguredRule[];
  /** `eslint-disable` comments count. */
  readonly obeysComments: boolean;
}

/** How the files of a scan are audited. */
export interface ScanSetup {
  readonly knowledge: Knowledge;
  readonly notices: readonly Notice[];
  /** Undefined for a file that is not to be audited. */
  setupOf(path: string): FileSetup | undefined;
}

export interface ScanRequest {
  /** Absolute; paths are relative to it. */
  readonly folder: string;
  /** Files, folders and patterns. */
  readonly paths: readonly string[];
  readonly includeTests: boolean;
  readonly usesGitIgnore: boolean;
  readonly changes?: Changes;
  readonly usesTypes: boolean;
  /** Asked once, for all files that were found. */
  configure(files: readonly string[]): Promise<ScanSetup>;
  readonly onProgress?: (step: 'reading' | 'auditing', done: number, total: number) => void;
}

export interface Scan {
  readonly audit: Audit;
  /** The audited modules with their program, for a look inside. */
  readonly modules: Project['modules'];
  /** What is known of the program: of no files when there was nothing to ask. */
  readonly facts: Facts;
  /** How many of the files that were found are left out by the setup, or, with `changes`, have no changed lines. */
  readonly unasked: number;
}

/**
 * Audits the files of a project: found, read, parsed and lowered once, analysed together, each with its own rules.
 * @throws GitError when `changes` cannot be told
 */
export async function scan(request: ScanRequest): Promise<Scan> {
  const found = await findSources(request);
  const changed = request.changes && changedLines(request.folder, request.changes);
  const setup = await request.configure(found.files);
  const configured = found.files.filter((file) => setup.setupOf(file));
  const asked = changed ? configured.filter((file) => changed.has(toGitPath(file))) : configured;
  // Nothing is read when nothing is asked.
  const program = await loadProgram(request, found, asked.length === 0 ? [] : configured, new Set(asked));
  const facts = analyse(program, setup.knowledge);
  const files = asked.flatMap((file, at) => {
    request.onProgress?.('auditing', at + 1, asked.length);
    return auditFile(file, program.project, facts, setup.setupOf(file), changed?.get(toGitPath(file))) ?? [];
  });
  const isAsked = new Set(asked);
  const notices = [...found.notices, ...setup.notices, ...program.notices(isAsked)];
  const rules = new Set(asked.flatMap((file) => setup.setupOf(file)?.rules.map(({ rule }) => rule.meta) ?? []));
  const { modules, texts } = program.project;
  const callers = () => facts.callerAudits.ofAll().filter((each) => isAsked.has(each.path));
  const audit = { files, notices, rules: [...rules], textOf: (file: string) => texts.get(file), callers };
  return { audit, modules, facts, unasked: found.files.length - asked.length };
}

interface LoadedProgram extends Program {
  readonly project: Project;
  /** What was met so far that concerns one of the files, or the project as a whole. */
  notices(files: ReadonlySet<string>): readonly Notice[];
}

async function loadProgram(
  { folder, usesTypes, onProgress }: ScanRequest,
  found: FoundSources,
  files: readonly string[],
  asked: ReadonlySet<string>,
): Promise<LoadedProgram> {
  const context = files.length === 0 ? { files: [], isWhole: true } : await findContext(folder, found);
  const onRead = onProgress && { onProgress: (done: number, total: number) => onProgress('reading', done, total) };
  const project = loadProject([...files, ...context.files], { ...found, ...onRead });
  const types = usesTypes ? new ProjectTypes(project) : undefined;
  return {
    project,
    modules: [...project.modules.values()].map(({ module }) => module),
    isWhole: context.isWhole,
    isAudited: (module) => asked.has(module.path),
    resolve: (from, specifier) => project.resolve(from, specifier),
    notices: (concerned) => [
      ...project.notices.filter((notice) => notice.path !== undefined && concerned.has(notice.path)),
      ...project.tsconfigs.noticesFor([...concerned].map((file) => path.dirname(file))),
      ...(types?.notices ?? []),
    ],
    ...(types && { types }),
  };
}

type FoundSources = FoundFiles & { readonly readContent?: ReadContent };

async function findSources({ folder, paths, changes, includeTests, usesGitIgnore }: ScanRequest): Promise<FoundSources> {
  if (changes?.kind === 'staged') return findStagedFiles(folder, paths, { includeTests });
  return findFiles(folder, paths, { includeTests, usesGitIgnore });
}

function changedLines(folder: string, changes: Changes): ChangedLines {
  return changes.kind === 'staged' ? stagedLines(folder) : linesChangedSince(folder, changes.ref);
}

/** Undefined for a file that could not be read. */
function auditFile(
  path: string,
  project: Project,
  facts: Facts,
  setup: FileSetup | undefined,
  lines: Parameters<typeof touchesLines>[1] | undefined,
): AuditedFile | undefined {
  const failure = project.failures.get(path);
  if (failure) return { path, ruleIds: [], reports: [], suppressed: [], failure };
  const loaded = project.modules.get(path);
  if (!loaded || !setup) return undefined;
  const all = runRules(loaded.module, facts, setup.rules);
  const reports = lines ? all.filter((report) => touchesLines(report, lines, loaded.index)) : all;
  const ruleIds = setup.rules.map(({ rule }) => rule.meta.id);
  return { path, ruleIds, ...(setup.obeysComments ? suppress(reports, loaded) : { reports, suppressed: [] }) };
}

function suppress(all: readonly Report[], { disableComments }: LoadedModule): Pick<AuditedFile, 'reports' | 'suppressed'> {
  const reports: Report[] = [];
  const suppressed: AuditedFile['suppressed'][number][] = [];
  for (const report of all) {
    const justification = disableComments.findReason(report.ruleId, report.span);
    if (justification === undefined) reports.push(report);
    else suppressed.push({ report, justification });
  }
  return { reports, suppressed };
}
