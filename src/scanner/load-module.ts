import path from 'node:path';
import { importSpecifiers } from '../analyses/code/import-specifiers.ts';
import { codeOf } from '../analyses/code/module-code.ts';
import { LineIndex } from '../base/line-index.ts';
import { type Failure, parseFailure } from '../engine/failure.ts';
import { lowerModule, parseSource } from '../frontends/typescript/index.ts';
import type { Module } from '../ir/model.ts';
import { digestOf } from './cache/checked-file.ts';
import type { ScanCache } from './cache/scan-cache.ts';
import { DisableComments, type SourceComment } from './disable-comments.ts';

/** A source file as the analyses see it. What is costly is made when it is first asked for. */
export interface LoadedModule extends Outline {
  /** Tells apart texts that give different models. */
  readonly key: string;
  readonly text: string;
  readonly module: Module;
  readonly index: LineIndex;
  readonly disableComments: DisableComments;
}

/** What must be known of every file of a project, even of those that did not change. */
interface Outline {
  /** What it imports as values or re-exports. */
  readonly specifiers: readonly string[];
  /** These, and what it imports as types. */
  readonly links: readonly string[];
  /** It neither imports nor exports, so that it shares its names with all such files. */
  readonly isScript: boolean;
  /** Properties of globals: `globalThis.cache`. */
  readonly globals: readonly { readonly name: string; readonly isWritten: boolean }[];
  /** Comments that may turn rules off. */
  readonly comments: readonly SourceComment[];
}

/** Parses and lowers a text, unless the cache knows it. A text that cannot be parsed, or that is nested too deeply to be lowered, gives the reason. */
export function loadModule(file: string, text: string, cache: ScanCache): LoadedModule | Failure {
  // How a file is parsed depends on its extension.
  const key = digestOf(path.basename(file).replace(/^[^.]*/, ''), text);
  const known = cache.outlines.get(key) as Outline | Failure | undefined;
  if (known) return 'message' in known ? known : new LazyModule(file, text, key, known, cache);
  const lowered = lower(file, text);
  const outline = 'message' in lowered ? lowered : outlineOf(lowered.module, lowered.comments);
  cache.outlines.set(key, outline);
  if ('message' in lowered || 'message' in outline) return lowered as Failure;
  cache.models.set(key, lowered.module);
  return new LazyModule(file, text, key, outline, cache, lowered.module);
}

class LazyModule implements LoadedModule {
  readonly key: string;
  readonly text: string;
  readonly specifiers: readonly string[];
  readonly links: readonly string[];
  readonly isScript: boolean;
  readonly globals: Outline['globals'];
  readonly comments: readonly SourceComment[];
  readonly index: LineIndex;
  readonly #file: string;
  readonly #cache: ScanCache;
  #module: Module | undefined;
  #disableComments: DisableComments | undefined;

  constructor(file: string, text: string, key: string, outline: Outline, cache: ScanCache, module?: Module) {
    this.key = key;
    this.specifiers = outline.specifiers;
    this.links = outline.links;
    this.isScript = outline.isScript;
    this.globals = outline.globals;
    this.comments = outline.comments;
    this.index = new LineIndex(text);
    this.#file = file;
    this.text = text;
    this.#cache = cache;
    this.#module = module;
  }

  get module(): Module {
    return (this.#module ??= this.#fromCache() ?? this.#lowered());
  }

  get disableComments(): DisableComments {
    return (this.#disableComments ??= new DisableComments(this.comments, this.index));
  }

  /** The same text may stand in several files, each of which has a model of its own. */
  #fromCache(): Module | undefined {
    const module = this.#cache.models.get(this.key) as Module | undefined;
    return module && Object.assign(module, { path: this.#file });
  }

  #lowered(): Module {
    const lowered = lower(this.#file, this.text);
    if ('message' in lowered) throw new Error(lowered.message);
    this.#cache.models.set(this.key, lowered.module);
    return lowered.module;
  }
}

function lower(file: string, text: string): { readonly module: Module; readonly comments: readonly SourceComment[] } | Failure {
  const parsed = parseSource(file, text);
  if (parsed.kind === 'failed') return parseFailure(parsed.message, parsed.span);
  try {
    return { module: lowerModule(parsed.tree, parsed.scopes, { path: file, text }), comments: parsed.comments };
  } catch (error) {
    const reason =
      error instanceof RangeError ? 'nested too deeply to analyse' : `not understood, which is a mistake in memory-audit: ${String(error)}`;
    return parseFailure(reason, { start: 0, end: 0 });
  }
}

function outlineOf(module: Module, comments: readonly SourceComment[]): Outline {
  const specifiers = [...importSpecifiers(module)];
  const types = module.variables.flatMap(({ imported }) => (imported?.typeOnly ? [imported.from] : []));
  const links = [...new Set([...specifiers, ...types])];
  return {
    specifiers,
    links,
    isScript: links.length === 0 && module.exports.length === 0,
    globals: globalsOf(module),
    comments: comments.filter(({ value }) => value.includes('eslint')),
  };
}

function globalsOf(module: Module): Outline['globals'] {
  const code = codeOf(module);
  const isWritten = new Map<string, boolean>();
  for (const node of code.nodes()) {
    if ((node.op !== 'get' && node.op !== 'set') || !('name' in node.key)) continue;
    const object = code.definitionOf(node.object);
    if (object?.op !== 'global') continue;
    const name = `${object.name}.${node.key.name}`;
    isWritten.set(name, node.op === 'set' || isWritten.get(name) === true);
  }
  return [...isWritten].map(([name, written]) => ({ name, isWritten: written }));
}
