import type { Rule as EslintRule, SourceCode } from 'eslint';
import path from 'node:path';
import { analyse } from '../analyses/analyse.ts';
import type { Facts } from '../analyses/facts.ts';
import type { Program } from '../analyses/program.ts';
import { isComponentFile } from '../files/source-files.ts';
import { isInert } from '../frontends/typescript/inert.ts';
import { lowerModule, lowerSource } from '../frontends/typescript/index.ts';
import type { Module } from '../ir/model.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Bounds, followImports } from './follow-imports.ts';
import { knownFiles } from './known-files.ts';
import { typeOracleOf } from './type-oracle.ts';
import { knowledgeOf } from './user-knowledge.ts';

/** What the rules need to know of a file, made once for all of them. */
interface LoweredFile {
  readonly program: Program | undefined;
  readonly facts: Map<Knowledge, Facts>;
  /** What the user must be told about the file or the settings, whichever rules run. */
  readonly notices: string[];
  /** The rule that tells the notices, so that they are told once. */
  readonly teller: string;
}

/** What a rule works on, or nothing when the file could not be lowered or need not be. `notices` is empty for all rules but one. */
export interface Lowered {
  readonly module?: Module;
  readonly facts?: Facts;
  readonly notices: readonly string[];
}

const files = new WeakMap<object, LoweredFile>();

/**
 * What is known of one file that is rich in what the analyses make. The engine drops compiled code when the last object of a shape that the code knows is
 * collected: without an example of each, every collection of garbage would have the analyses compiled all over again.
 */
let exemplar: { readonly facts: Facts; readonly valueCount: number } | undefined;
/**
 * How far imports are followed, which costs time whenever a key is pressed: through a helper's own helper, and no longer when that is several times what a
 * file usually holds. What is farther away says less and less; a scan looks at all of it.
 */
const bounds: Bounds = { mostSteps: 2, mostNodes: 300 };
/** A file with more values than this is not kept. */
const mostValuesKept = 20_000;

/** Lowers the file that ESLint looks at, or gives what was lowered for another rule. */
export function loweredFile(context: EslintRule.RuleContext, ruleId: string): Lowered {
  const { sourceCode, settings } = context;
  let file = files.get(sourceCode.ast);
  if (!file) files.set(sourceCode.ast, (file = lower(sourceCode, path.resolve(context.cwd, context.filename), ruleId)));
  const { knowledge, problems } = knowledgeOf(settings['memory-audit']);
  const notices = file.teller === ruleId ? [...problems, ...file.notices] : [];
  const { program } = file;
  const [module] = program?.modules ?? [];
  if (!program || !module) return { notices };
  let facts = file.facts.get(knowledge);
  if (!facts) {
    file.facts.set(knowledge, (facts = analyse(program, knowledge)));
    keepAsExemplar(module, facts);
  }
  return { module, facts, notices };
}

/** Types are of a compiler's program, which is not to be kept. */
function keepAsExemplar({ valueCount }: Module, facts: Facts): void {
  if (facts.program.types || valueCount > mostValuesKept || valueCount <= (exemplar?.valueCount ?? 0)) return;
  exemplar = { facts, valueCount };
}

function lower(sourceCode: SourceCode, file: string, teller: string): LoweredFile {
  const notices: string[] = [];
  return { program: programOf(sourceCode, file, notices), facts: new Map(), notices, teller };
}

/** Lowers the tree that ESLint has parsed, but for components: each of their parsers makes trees of its own kind, without saying what runs for each instance. */
function lowerText({ ast, scopeManager, text }: SourceCode, path: string): Module {
  if (!isComponentFile(path) || !text.includes('<script')) return lowerModule(ast as never, scopeManager as never, { path, text });
  const lowered = lowerSource(path, text);
  if (lowered.kind === 'failed') throw new Error(lowered.message);
  return lowered.module;
}

/**
 * A program of the file, as the editor holds it, and of what it imports, as the disk does. Who calls the file is unknown: that takes a scan. Nothing for
 * a file in which no rule can find anything.
 */
function programOf(sourceCode: SourceCode, file: string, notices: string[]): Program | undefined {
  try {
    const { ast, text } = sourceCode;
    if (isInert(ast as unknown as Parameters<typeof isInert>[0])) return undefined;
    const module = knownFiles.holding(file, text, () => lowerText(sourceCode, file));
    const types = typeOracleOf(sourceCode, module);
    // A text that comes from no file, such as `<input>`, stands in no folder.
    const isOnDisk = !path.basename(file).startsWith('<');
    const followed = isOnDisk ? followImports(module, knownFiles, bounds) : { modules: [module], resolve: () => undefined };
    return { ...followed, isWhole: false, isAudited: (each) => each === module, ...(types && { types }) };
  } catch (error) {
    notices.push(
      `memory-audit cannot read this file, which is a mistake in memory-audit: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}
