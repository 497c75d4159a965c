import path from 'node:path';
import type { Facts } from '../analyses/facts.ts';
import type { TypeOracle } from '../analyses/program.ts';
import type { Notice } from '../base/notice.ts';
import type { Audit, AuditedFile } from '../engine/audit.ts';
import { countLookedAt } from '../engine/looked-at.ts';
import type { Module } from '../ir/model.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { noCache, type ScanCache } from './cache/scan-cache.ts';
import { type ChangedLines, linesChangedSince, stagedLines, touchesLines } from './changed-lines.ts';
import { findFiles, type FoundFiles } from './find-files.ts';
import { toGitPath } from './git.ts';
import { type FileSetup, type FileFindings, type FoundInFiles, IslandAudit } from './island-audit.ts';
import { findIslands } from './islands.ts';
import { loadProject, type Project } from './load-project.ts';
import { findContext } from './project-context.ts';
import { ProjectTypes } from './project-types.ts';
import type { ReadContent } from '../files/read-source.ts';
import type { ScanMemory } from './scan-memory.ts';
import { findStagedFiles } from './staged-files.ts';

/** Which lines count: those of the index that the next commit changes, or those that changed since a commit. */
export type Changes = { readonly kind: 'staged' } | { readonly kind: 'since'; readonly ref: string };

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
  /** What earlier scans found out; without it everything is worked out anew. */
  readonly cache?: ScanCache;
  /** What earlier scans of this process found out. */
  readonly memory?: ScanMemory;
  /** The audit of callers will be asked for, and is to be remembered as well. */
  readonly asksForCallers?: boolean;
  /** Asked once, for all files that were found. */
  configure(files: readonly string[]): Promise<ScanSetup>;
  readonly onProgress?: (step: 'reading' | 'auditing', done: number, total: number) => void;
}

export interface Scan {
  readonly audit: Audit;
  /** The audited modules with their program, for a look inside. */
  readonly modules: Project['modules'];
  /** What is known of the part of the program to which a module belongs. */
  factsOf(module: Module): Facts | undefined;
  /** How many of the files that were found are left out by the setup, or, with `changes`, have no changed lines. */
  readonly unasked: number;
}

/**
 * Audits the files of a project: found, read, parsed and lowered once, those that have to do with each other analysed together, each with its own rules.
 * @throws GitError when `changes` cannot be told
 */
export async function scan(request: ScanRequest): Promise<Scan> {
  const { onProgress, memory } = request;
  const cache = memory ? memory.before(request.cache ?? noCache) : (request.cache ?? noCache);
  const found = await findSources(request);
  const changed = request.changes && changedLines(request.folder, request.changes);
  const setup = await request.configure(found.files);
  const configured = found.files.filter((file) => setup.setupOf(file));
  const asked = changed ? configured.filter((file) => changed.has(toGitPath(file))) : configured;
  // Nothing is read when nothing is asked.
  const { project, isWhole } = await load(request, found, asked.length === 0 ? [] : configured);
  const types = request.usesTypes ? new ProjectTypes(project, memory) : undefined;
  const isAsked = new Set(asked);
  const setupOf = (file: string) => (isAsked.has(file) ? setup.setupOf(file) : undefined);
  const around = {
    project,
    knowledge: setup.knowledge,
    isWhole,
    types: types && withoutRelease(types),
    cache,
    runs: memory?.runs,
    setupOf,
  };
  // What nobody asks about has no say in what was asked.
  const askedIslands = findIslands(project).filter((island) => island.some((file) => isAsked.has(file)));
  const islands = askedIslands.map((island) => new IslandAudit(island, around));
  if (types) askTypes(islands, types);
  const audited = auditIslands(islands, request, (done) => onProgress?.('auditing', done, asked.length));
  memory?.keep(project.modules);
  const notices = [
    ...[...found.notices, ...setup.notices, ...project.notices.filter(({ path: file }) => file !== undefined && isAsked.has(file))],
    ...[...project.tsconfigs.noticesFor(asked.map((file) => path.dirname(file))), ...(types?.notices ?? []), ...cache.save()],
  ];
  const rules = new Set(asked.flatMap((file) => setup.setupOf(file)?.rules.map(({ rule }) => rule.meta) ?? []));
  const { modules, texts } = project;
  const order = new Map([...modules.keys()].map((file, at) => [file, at]));
  const callers = () =>
    islands
      .flatMap((island) => island.callers.filter((each) => isAsked.has(each.path)))
      .sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
  const files = asked.flatMap((file) => fileOf(file, project, audited, setup.setupOf(file), changed?.get(toGitPath(file))) ?? []);
  const factsOf = (module: Module) => islands.find(({ island }) => island.includes(module.path))?.facts;
  const lookedAt = () => countLookedAt(islands.flatMap(({ examined }) => examined));
  const audit = { files, notices, rules: [...rules], textOf: (file: string) => texts.get(file), callers, lookedAt };
  return { audit, modules, factsOf, unasked: found.files.length - asked.length };
}

async function load({ folder, cache, memory, onProgress }: ScanRequest, found: FoundSources, files: readonly string[]) {
  const context = files.length === 0 ? { files: [], isWhole: true } : await findContext(folder, found);
  const project = loadProject([...files, ...context.files], {
    ...found,
    ...(cache && { cache }),
    ...(memory && { memory }),
    ...(onProgress && { onProgress: (done: number, total: number) => onProgress('reading', done, total) }),
  });
  return { project, isWhole: context.isWhole };
}

/** The type checker serves one island after the other. */
function withoutRelease(types: ProjectTypes): TypeOracle {
  return { typeAt: types.typeAt.bind(types), calleeAt: types.calleeAt.bind(types) };
}

/** Has all questions to the type checker asked in a row, so that it is loaded once and may go before the rest of the work. */
function askTypes(islands: readonly IslandAudit[], types: ProjectTypes): void {
  for (const island of islands) island.askTypes();
  types.release();
}

function auditIslands(
  islands: readonly IslandAudit[],
  { cache, memory, asksForCallers = false }: ScanRequest,
  onProgress: (done: number) => void,
): FoundInFiles {
  const audited = new Map<string, FileFindings>();
  for (const island of islands) {
    for (const [file, findings] of island.files) audited.set(file, findings);
    if (cache || memory) island.keep(asksForCallers);
    onProgress(audited.size);
  }
  return audited;
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
function fileOf(
  file: string,
  project: Project,
  audited: FoundInFiles,
  setup: FileSetup | undefined,
  lines: Parameters<typeof touchesLines>[1] | undefined,
): AuditedFile | undefined {
  const failure = project.failures.get(file);
  if (failure) return { path: file, ruleIds: [], reports: [], suppressed: [], failures: [failure] };
  const loaded = project.modules.get(file);
  const found = audited.get(file);
  if (!loaded || !setup || !found) return undefined;
  const ruleIds = setup.rules.map(({ rule }) => rule.meta.id);
  if (!lines) return { path: file, ruleIds, ...found };
  const reports = found.reports.filter((report) => touchesLines(report, lines, loaded.index));
  const suppressed = found.suppressed.filter(({ report }) => touchesLines(report, lines, loaded.index));
  return { path: file, ruleIds, reports, suppressed, failures: found.failures };
}
