import type { SyntaxNode } from './syntax.ts';

/** What scope analyses have in common: typescript-eslint's, eslint-scope's, and those of the Vue and Svelte parsers. */
export interface Scopes {
  readonly scopes: readonly Scope[];
}

export interface Scope {
  readonly type: string;
  readonly block: { readonly type: string };
  readonly upper: Scope | null;
  readonly set: ReadonlyMap<string, ScopeVariable>;
  readonly variables: readonly ScopeVariable[];
  readonly references: readonly Reference[];
  readonly through: readonly Reference[];
}

export interface ScopeVariable {
  readonly name: string;
  readonly scope: Scope;
  readonly identifiers: readonly object[];
  readonly defs: readonly Definition[];
  readonly references: readonly Reference[];
}

export interface Definition {
  readonly type: string;
  readonly name: object;
  readonly node: object;
  readonly parent?: object | null | undefined;
}

export interface Reference {
  readonly identifier: object;
  readonly resolved?: ScopeVariable | null;
}

/** The syntax node behind an object of the scope analysis. */
export function nodeOf(value: object): SyntaxNode {
  return value as SyntaxNode;
}
