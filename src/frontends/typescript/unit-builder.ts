import type { Item, UnitId, ValueId, VariableId } from '../../ir/model.ts';
import { InstructionBuilder, type Place } from './instruction-builder.ts';
import type { ModuleBuilder } from './module-builder.ts';
import type { Names } from './names.ts';
import type { SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { EffectTableOf, ExpressionTableOf, GivenName, StatementTableOf, TablesOf } from './tables.ts';

export type { GivenName };
/** How each type of node is lowered for its value. */
export type ExpressionTable = ExpressionTableOf<UnitBuilder>;
/** How a node is lowered when nobody reads its value. */
export type EffectTable = EffectTableOf<UnitBuilder>;
/** How each type of statement is lowered; `inList` as in `Statement`. */
export type StatementTable = StatementTableOf<UnitBuilder>;
export type Tables = TablesOf<UnitBuilder>;

type Lower<Result> = (unit: UnitBuilder, node: SyntaxNode, more?: unknown) => Result;

/** Lowers the syntax of one unit. */
export class UnitBuilder extends InstructionBuilder {
  readonly tables: Tables;
  /** The label that `break` and `continue` name for each label of the source: a loop with several labels keeps the innermost. */
  readonly labels = new Map<string, string>();

  constructor(module: ModuleBuilder, id: UnitId, tables: Tables) {
    super(module, id);
    this.tables = tables;
  }

  get names(): Names {
    return this.module.names;
  }

  /** Lowers an expression for its value. */
  expression(node: SyntaxNode, name?: GivenName): ValueId {
    const lower = this.tables.expressions[node.type] as Lower<ValueId> | undefined;
    return lower ? lower(this, node, name) : this.tables.opaque(this, node);
  }

  /** Lowers an expression whose value nobody reads. */
  effect(node: SyntaxNode): void {
    const lower = this.tables.effects[node.type] as Lower<void> | undefined;
    if (lower) lower(this, node);
    else this.expression(node);
  }

  statement(node: SyntaxNode, inList: boolean): void {
    const lower = this.tables.statements[node.type] as Lower<void> | undefined;
    if (lower) lower(this, node, inList);
    else this.inStatement(node, 'other', inList, () => void this.tables.opaque(this, node));
  }

  /** Lowers a declaration behind `export`, whose statement is the whole `export …`. */
  exported(node: Place, declaration: SyntaxNode, inList: boolean): void {
    this.setExported(node);
    this.statement(declaration, inList);
    this.setExported(undefined);
  }

  /** A variable that holds the result of branches joining. */
  synthetic(at: Place, name: string): VariableId {
    return this.names.synthetic(name, this.id, spanOf(at));
  }

  /** Arguments or elements, left to right. */
  items(nodes: readonly (SyntaxNode | null)[]): Item[] {
    const items: Item[] = [];
    for (const node of nodes) items.push(node ? this.item(node) : { kind: 'hole' });
    return items;
  }

  item(node: SyntaxNode): Item {
    if (node.type === 'SpreadElement') return { kind: 'spread', value: this.expression(node.argument), span: spanOf(node) };
    return { kind: 'value', value: this.expression(node), span: spanOf(node) };
  }
}
