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
  readonly references: readonly unknown[];
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

/** The variable that each identifier declares or refers to. Names that nothing in the file defines are absent. */
export function variablesByIdentifier(scopes: Scopes): Map<object, ScopeVariable> {
  const found = new Map<object, ScopeVariable>();
  for (const scope of scopes.scopes) {
    for (const variable of scope.variables) for (const identifier of variable.identifiers) found.set(identifier, ownName(variable));
    for (const { identifier, resolved } of scope.references)
      if (resolved && resolved.defs.length > 0) found.set(identifier, ownName(resolved));
  }
  resolveGlobals(scopes, found);
  return found;
}

/** Scope analysis leaves references to top-level `var` and functions of scripts open; they are resolved by name here. */
function resolveGlobals(scopes: Scopes, found: Map<object, ScopeVariable>): void {
  const global = scopes.scopes[0];
  for (const { identifier } of global?.through ?? []) {
    const variable = 'name' in identifier && typeof identifier.name === 'string' ? global?.set.get(identifier.name) : undefined;
    if (variable && variable.defs.length > 0 && !found.has(identifier)) found.set(identifier, ownName(variable));
  }
}

/** The body of a class declaration and of an enum sees a second variable of the same name; it is one place here. */
function ownName(variable: ScopeVariable): ScopeVariable {
  const { scope } = variable;
  const isInner =
    scope.type === 'tsEnum' ? variable.defs[0]?.type === 'TSEnumName' : scope.type === 'class' && scope.block.type === 'ClassDeclaration';
  return (isInner ? scope.upper?.set.get(variable.name) : undefined) ?? variable;
}
