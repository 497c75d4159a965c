import { analyse } from '../analyses/analyse.ts';
import type { CallerAudit } from '../analyses/callers/caller-audit.ts';
import type { Facts } from '../analyses/facts.ts';
import type { RememberedRuns } from '../analyses/ownership/remembered-runs.ts';
import type { TypeOracle } from '../analyses/program.ts';
import type { AuditedFile } from '../engine/audit.ts';
import type { ConfiguredRule } from '../engine/configured-rule.ts';
import type { Examined } from '../engine/looked-at.ts';
import type { Report } from '../engine/report.ts';
import { runRules } from '../engine/run-rules.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { digestOf } from './cache/checked-file.ts';
import type { ScanCache } from './cache/scan-cache.ts';
import type { Island } from './islands.ts';
import type { LoadedModule } from './load-module.ts';
import type { Project } from './load-project.ts';

/** How one file is audited. */
export interface FileSetup {
  readonly rules: readonly ConfiguredRule[];
  /** `eslint-disable` comments count. */
  readonly obeysComments: boolean;
}

/** What the islands of one scan share. */
export interface Surroundings {
  readonly project: Project;
  readonly knowledge: Knowledge;
  readonly isWhole: boolean;
  readonly types: TypeOracle | undefined;
  readonly cache: ScanCache;
  /** What runs of functions came to in earlier scans of this process. */
  readonly runs: RememberedRuns | undefined;
  /** Undefined for a file that is not to be audited. */
  setupOf(path: string): FileSetup | undefined;
}

/** What was found in one file. */
export type FileFindings = Pick<AuditedFile, 'reports' | 'suppressed' | 'failures'>;

/** What was found in the files that are audited, by path. */
export type FoundInFiles = ReadonlyMap<string, FileFindings>;

/** The audit of one island, from the cache where nothing that it depends on has changed. */
export class IslandAudit {
  readonly island: Island;
  readonly #around: Surroundings;
  readonly #key: string;
  /** What the cache held, or holds now. */
  #kept: FoundInFiles | undefined;
  #facts: Facts | undefined;
  #files: FoundInFiles | undefined;

  constructor(island: Island, around: Surroundings) {
    this.island = island;
    this.#around = around;
    this.#key = keyOf(island, around);
    this.#kept = around.cache.findings.get(this.#key) as FoundInFiles | undefined;
    if (this.#kept) this.#touchModels();
  }

  /** Whether the findings have to be worked out. */
  get isNew(): boolean {
    return !this.#kept;
  }

  get facts(): Facts {
    return (this.#facts ??= this.#analyse());
  }

  get files(): FoundInFiles {
    return this.#kept ?? (this.#files ??= this.#audit());
  }

  /** Asks the type checker all that the rules may want to know of it. */
  askTypes(): void {
    if (!this.isNew) return;
    try {
      void this.facts.meanings;
    } catch {
      // The rules meet the same when they ask, and it is told there.
    }
  }

  /** Every function of the island that leaves handles to a scope of its caller, with its callers. */
  get callers(): readonly CallerAudit[] {
    return (this.#around.cache.findings.get(this.#callersKey) as readonly CallerAudit[] | undefined) ?? this.#auditCallers();
  }

  #auditCallers(): readonly CallerAudit[] {
    try {
      return this.facts.callerAudits.ofAll();
    } catch (error) {
      // Where what is wrong has been told already, the rest of the report stands.
      if (this.#isBroken) return [];
      throw error;
    }
  }

  /** The audited modules of the island with the rules that looked at them. */
  get examined(): readonly Examined[] {
    const { project, setupOf } = this.#around;
    return this.island.flatMap((file) => {
      const module = project.modules.get(file)?.module;
      const setup = setupOf(file);
      if (!module || !setup) return [];
      const broken = new Set(this.files.get(file)?.failures.flatMap(({ ruleIds }) => ruleIds));
      return [{ module, facts: this.facts, rules: setup.rules.map(({ rule }) => rule).filter(({ meta }) => !broken.has(meta.id)) }];
    });
  }

  get #isBroken(): boolean {
    return [...this.files.values()].some(({ failures }) => failures.length > 0);
  }

  /**
   * Hands the findings to the cache, with the audit of callers if the report has one, which takes more work than most findings, and lets go of what they were
   * worked out from. Answers of the type checker depend on more than the island, and a broken rule is to be seen again, so neither is kept.
   */
  keep(withCallers: boolean): void {
    const { isNew, files } = this;
    const { findings } = this.#around.cache;
    if (isNew && (this.#isBroken || this.facts.meanings.typeQueries > 0)) return;
    if (withCallers && !findings.get(this.#callersKey)) findings.set(this.#callersKey, this.#auditCallers());
    if (isNew) findings.set(this.#key, files);
    this.#kept = files;
    this.#facts = undefined;
  }

  get #callersKey(): string {
    return `${this.#key} callers`;
  }

  /** After the next edit, the models of the files that stayed as they are will be wanted. */
  #touchModels(): void {
    const { project, cache } = this.#around;
    for (const file of this.island) cache.models.touch(project.modules.get(file)?.key ?? '');
  }

  #analyse(): Facts {
    const { project, knowledge, isWhole, types, runs } = this.#around;
    const modules = this.island.flatMap((file) => project.modules.get(file)?.module ?? []);
    const program = {
      modules,
      isWhole,
      isAudited: ({ path }: { readonly path: string }) => this.#around.setupOf(path) !== undefined,
      resolve: project.resolve.bind(project),
      ...(types && { types }),
    };
    return analyse(program, knowledge, runs);
  }

  #audit(): FoundInFiles {
    const { project, setupOf } = this.#around;
    const found = new Map<string, FileFindings>();
    for (const file of this.island) {
      const loaded = project.modules.get(file);
      const setup = setupOf(file);
      if (!loaded || !setup) continue;
      const { reports, failures } = runRules(loaded.module, this.facts, setup.rules);
      found.set(file, { ...(setup.obeysComments ? suppress(reports, loaded) : { reports, suppressed: [] }), failures });
    }
    return found;
  }
}

/** Everything that the findings in an island depend on. */
function keyOf(island: Island, { project, knowledge, isWhole, types, setupOf }: Surroundings): string {
  const files = island.flatMap((file) => {
    const loaded = project.modules.get(file);
    if (!loaded) return [];
    const links = loaded.links.map((link) => project.pathOf(file, link) ?? '');
    return [file, loaded.key, ...links, setupText(setupOf(file))];
  });
  return digestOf(knowledge.version, String(isWhole), String(types !== undefined), ...files);
}

const setupTexts = new WeakMap<FileSetup, string>();

function setupText(setup: FileSetup | undefined): string {
  if (!setup) return '';
  let text = setupTexts.get(setup);
  if (text === undefined) {
    const { rules, obeysComments } = setup;
    text = JSON.stringify([obeysComments, rules.map(({ rule, options, level, strict }) => [rule.meta.id, options, level, strict])]);
    setupTexts.set(setup, text);
  }
  return text;
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
