import type { Span } from '../../base/span.ts';
import type { ValueId } from '../../ir/model.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';

/** The name that a function or class without one is given by where it stands. */
export interface GivenName {
  readonly text: string;
  readonly span: Span;
}

export type ExpressionTableOf<Unit> = { readonly [K in keyof NodeOf]?: (unit: Unit, node: NodeOf[K], name?: GivenName) => ValueId };
export type EffectTableOf<Unit> = { readonly [K in keyof NodeOf]?: (unit: Unit, node: NodeOf[K]) => void };
export type StatementTableOf<Unit> = { readonly [K in keyof NodeOf]?: (unit: Unit, node: NodeOf[K], inList: boolean) => void };

/** Expressions and statements contain one another; each file of the lowering reaches the others through these tables. */
export interface TablesOf<Unit> {
  readonly expressions: ExpressionTableOf<Unit>;
  readonly effects: EffectTableOf<Unit>;
  readonly statements: StatementTableOf<Unit>;
  /** Lowers an expression that is in no table. */
  readonly opaque: (unit: Unit, node: SyntaxNode) => ValueId;
}
