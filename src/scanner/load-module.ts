import { LineIndex } from '../base/line-index.ts';
import type { ParseFailure } from '../engine/audit.ts';
import { lowerModule, parseSource } from '../frontends/typescript/index.ts';
import type { Module } from '../ir/model.ts';
import { DisableComments } from './disable-comments.ts';

/** A source file as the analyses see it. */
export interface LoadedModule {
  readonly module: Module;
  readonly index: LineIndex;
  readonly disableComments: DisableComments;
}

/** Parses and lowers a text once. A text that cannot be parsed, or that is nested too deeply to be lowered, gives the reason. */
export function loadModule(path: string, text: string): LoadedModule | ParseFailure {
  const parsed = parseSource(path, text);
  if (parsed.kind === 'failed') return { message: parsed.message, span: parsed.span };
  try {
    const module = lowerModule(parsed.tree, parsed.scopes, { path, text });
    const index = new LineIndex(text);
    return { module, index, disableComments: new DisableComments(parsed.comments, index) };
  } catch (error) {
    const reason =
      error instanceof RangeError ? 'nested too deeply to analyse' : `not understood, which is a mistake in memory-audit: ${String(error)}`;
    return { message: reason, span: { start: 0, end: 0 } };
  }
}
