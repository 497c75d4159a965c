import type { Rule as EslintRule, SourceCode } from 'eslint';
import { analyse } from '../analyses/analyse.ts';
import type { Facts } from '../analyses/facts.ts';
import type { Program } from '../analyses/program.ts';
// Not the folder's index, which would load a parser of its own: ESLint has parsed the file.
import { isInert } from '../frontends/typescript/inert.ts';
import { lowerModule } from '../frontends/typescript/lower.ts';
import type { Module } from '../ir/model.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { scriptOf } from './script-of.ts';
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
/** A file with more values than this is not kept. */
const mostValuesKept = 20_000;

/** Lowers the file that ESLint looks at, or gives what was lowered for another rule. */
export function loweredFile(context: EslintRule.RuleContext, ruleId: string): Lowered {
  const { sourceCode, settings } = context;
  let file = files.get(sourceCode.ast);
  if (!file) files.set(sourceCode.ast, (file = lower(sourceCode, context.filename, ruleId)));
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

function lower(sourceCode: SourceCode, path: string, teller: string): LoweredFile {
  const notices: string[] = [];
  return { program: programOf(sourceCode, path, notices), facts: new Map(), notices, teller };
}

/** A program of one file: what other files do is unknown. Nothing for a file in which no rule can find anything. */
function programOf(sourceCode: SourceCode, path: string, notices: string[]): Program | undefined {
  try {
    const { text, scopeManager } = sourceCode;
    const script = scriptOf(sourceCode.ast) as Parameters<typeof lowerModule>[0];
    if (isInert(script)) return undefined;
    const module = lowerModule(script, scopeManager as never, { path, text });
    const types = typeOracleOf(sourceCode);
    return { modules: [module], resolve: () => undefined, isWhole: false, ...(types && { types }) };
  } catch (error) {
    notices.push(
      `memory-audit cannot read this file, which is a mistake in memory-audit: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}
