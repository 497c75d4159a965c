import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { createRequire } from 'node:module';
import type { ParserOptions } from 'oxc-parser';
import type { Span } from '../../base/span.ts';
import { isComponentFile } from '../../files/source-files.ts';
import { withInstance } from './component-function.ts';
import { type ComponentScripts, scriptsOf } from './component-scripts.ts';
import { isNestedTooDeeply } from './nesting.ts';

/** A comment of the source; `value` is the text without the marks around it. */
export interface Comment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly range: readonly [number, number];
}

/** A syntax tree with scopes, or why there is none. `span` is where the parser stopped. */
export type ParsedSource =
  | { readonly kind: 'parsed'; readonly tree: TSESTree.Program; readonly scopes: ScopeManager; readonly comments: readonly Comment[] }
  | { readonly kind: 'failed'; readonly message: string; readonly span: Span };

type SourceType = 'module' | 'script' | 'commonjs';
type Lang = NonNullable<ParserOptions['lang']>;
interface Parsed {
  readonly tree: TSESTree.Program;
  readonly comments: readonly Comment[];
}
interface NotParsed {
  readonly message: string;
  readonly span: Span;
}

interface Parser {
  readonly parseSync: typeof import('oxc-parser').parseSync;
  readonly analyze: typeof import('@typescript-eslint/scope-manager').analyze;
}

const tooDeep = 'nested too deeply to analyse';

let loaded: Parser | undefined;

/** Loads the parser when it is first needed: many a run never needs it, and on a system for which there is none only parsing fails. */
function loadParser(): Parser {
  const require = createRequire(import.meta.url);
  return (loaded ??= {
    parseSync: (require('oxc-parser') as typeof import('oxc-parser')).parseSync,
    analyze: (require('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager')).analyze,
  });
}

/** Parses JavaScript or TypeScript by the extension of `path`, or the scripts of a component. Never throws. Ranges count UTF-16 units of `text` as given. */
export function parseSource(path: string, text: string): ParsedSource {
  try {
    return isComponentFile(path) ? parseComponent(path, scriptsOf(path, text)) : parseText(path, text, langOf(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // A chain of thousands of calls has no brackets in brackets, and still is a tree of that height.
    return { kind: 'failed', message: error instanceof RangeError ? tooDeep : reason, span: { start: 0, end: 0 } };
  }
}

function parseText(path: string, text: string, lang: Lang): ParsedSource {
  if (isNestedTooDeeply(text)) return { kind: 'failed', message: tooDeep, span: { start: 0, end: 0 } };
  const tried = firstThatParses(path, text, lang);
  if (!('tree' in tried)) return { kind: 'failed', ...tried };
  return { kind: 'parsed', tree: tried.tree, comments: tried.comments, scopes: scopesOf(tried.tree, tried.sourceType) };
}

function parseComponent(path: string, scripts: ComponentScripts): ParsedSource {
  if (isNestedTooDeeply(scripts.text)) return { kind: 'failed', message: tooDeep, span: { start: 0, end: 0 } };
  const parsed = attempt(path, scripts.text, scripts.language, 'module');
  if (!('tree' in parsed)) return { kind: 'failed', ...parsed };
  const tree = withInstance(parsed.tree, scripts);
  return { kind: 'parsed', tree, comments: parsed.comments, scopes: scopesOf(tree, 'module') };
}

/** Tries what most files are first; a file that only parses as a script may have a top-level `return`, `with` or old octal numbers. */
function firstThatParses(path: string, text: string, lang: Lang): (Parsed & { readonly sourceType: SourceType }) | NotParsed {
  let failed: NotParsed | undefined;
  for (const sourceType of ['module', 'commonjs', 'script'] as const) {
    const tried = attempt(path, text, lang, sourceType);
    if ('tree' in tried) return { ...tried, sourceType };
    failed ??= tried;
  }
  return failed ?? { message: 'cannot be parsed', span: { start: 0, end: 0 } };
}

function scopesOf(tree: TSESTree.Program, sourceType: SourceType): ScopeManager {
  return loadParser().analyze(tree, { sourceType, lib: [], globalReturn: sourceType === 'commonjs' });
}

function attempt(path: string, text: string, lang: Lang, sourceType: SourceType): Parsed | NotParsed {
  const options = { lang, sourceType, astType: 'ts', range: true, preserveParens: false } as const;
  const result = loadParser().parseSync(path, withoutMark(text), options);
  const error = result.errors.find((each) => each.severity === 'Error');
  if (error) {
    const { start, end } = error.labels[0] ?? { start: 0, end: 0 };
    return { message: error.message, span: { start, end } };
  }
  const comments = result.comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] as const }));
  return { tree: Object.assign(result.program as unknown as TSESTree.Program, { comments: comments as TSESTree.Comment[] }), comments };
}

/** A byte order mark becomes a space, so that no offset moves; a first line `#!` behind it becomes a comment. */
function withoutMark(text: string): string {
  if (!text.startsWith('\uFEFF')) return text;
  return text.startsWith('#!', 1) ? ` //${text.slice(3)}` : ` ${text.slice(1)}`;
}

/** Plain JavaScript may hold JSX whatever its extension. */
function langOf(path: string): Lang {
  if (/\.d\.[cm]?ts$/.test(path)) return 'dts';
  if (/\.[cm]?ts$/.test(path)) return 'ts';
  return path.endsWith('.tsx') ? 'tsx' : 'jsx';
}
