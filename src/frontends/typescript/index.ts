import type { Span } from '../../base/span.ts';
import type { Module } from '../../ir/model.ts';
import { lowerModule } from './lower.ts';
import { parseSource } from './parse.ts';

export { lowerModule } from './lower.ts';
export { parseSource } from './parse.ts';
export type { Comment, ParsedSource } from './parse.ts';
export type { Scopes } from './scopes.ts';

/** Why a file has no program model. */
export interface Failure {
  readonly kind: 'failed';
  readonly message: string;
  readonly span: Span;
}

/** Parses and lowers one file. Never throws. */
export function lowerSource(path: string, text: string): { readonly kind: 'lowered'; readonly module: Module } | Failure {
  const parsed = parseSource(path, text);
  if (parsed.kind === 'failed') return parsed;
  try {
    return { kind: 'lowered', module: lowerModule(parsed.tree, parsed.scopes, { path, text }) };
  } catch (error) {
    const message = error instanceof RangeError ? 'nested too deeply to analyse' : `cannot be lowered: ${String(error)}`;
    return { kind: 'failed', message, span: { start: 0, end: 0 } };
  }
}
