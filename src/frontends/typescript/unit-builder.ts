import type { Span } from '../../base/span.ts';
import type { Block, Item, Key, Node, Statement, StatementId, UnitId, ValueId, VariableId } from '../../ir/model.ts';
import type { ModuleBuilder, Writable } from './module-builder.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';

/** The name that a function or class without one is given by where it stands. */
export interface GivenName {
  readonly text: string;
  readonly span: Span;
}

/** How each type of node is lowered for its value. */
export type ExpressionTable = { readonly [K in keyof NodeOf]?: (unit: UnitBuilder, node: NodeOf[K], name?: GivenName) => ValueId };
/** How a node is lowered when nobody reads its value. */
export type EffectTable = { readonly [K in keyof NodeOf]?: (unit: UnitBuilder, node: NodeOf[K]) => void };
/** How each type of statement is lowered; `inList` as in `Statement`. */
export type StatementTable = { readonly [K in keyof NodeOf]?: (unit: UnitBuilder, node: NodeOf[K], inList: boolean) => void };

/** Expressions and statements contain one another; each file of the lowering reaches the others through these tables. */
export interface Tables {
  readonly expressions: ExpressionTable;
  readonly effects: EffectTable;
  readonly statements: StatementTable;
  /** Lowers an expression that is in no table. */
  readonly opaque: (unit: UnitBuilder, node: SyntaxNode) => ValueId;
}

type Bare<N> = N extends unknown ? Omit<N, 'span' | 'statement' | 'result'> : never;
type Computing = Extract<Node, { readonly result: ValueId }>;
type Place = { readonly range: readonly [number, number] };
type Lower<Result> = (unit: UnitBuilder, node: SyntaxNode, more?: unknown) => Result;

/** Collects the instructions of one unit, block by block. */
export class UnitBuilder {
  readonly module: ModuleBuilder;
  readonly id: UnitId;
  readonly tables: Tables;
  /** The label that `break` and `continue` name for each label of the source: a loop with several labels keeps the innermost. */
  readonly labels = new Map<string, string>();
  #block: Node[] = [];
  #statement: StatementId | undefined;
  #exported: Place | undefined;

  constructor(module: ModuleBuilder, id: UnitId, tables: Tables) {
    this.module = module;
    this.tables = tables;
    this.id = id;
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
    this.#exported = node;
    this.statement(declaration, inList);
    this.#exported = undefined;
  }

  /** Runs `lower` with a new statement as the one that everything belongs to. */
  inStatement(node: Place, kind: Statement['kind'], inList: boolean, lower: () => void): void {
    const outer = this.#statement;
    this.#statement = this.#newStatement(this.#exported ?? node, kind, inList);
    this.#exported = undefined;
    lower();
    this.#statement = outer;
  }

  #newStatement(node: Place, kind: Statement['kind'], inList: boolean): StatementId {
    const statement: Writable<Statement> = { span: spanOf(node), kind, inList };
    if (this.#statement !== undefined) statement.parent = this.#statement;
    return this.module.newStatement(statement);
  }

  /** The block that `lower` fills. */
  inBlock(lower: () => void): Block {
    const outer = this.enterBlock();
    lower();
    return this.leaveBlock(outer);
  }

  /** Starts a nested block; `leaveBlock` takes what this returns. */
  enterBlock(): Node[] {
    const outer = this.#block;
    this.#block = [];
    return outer;
  }

  leaveBlock(outer: Node[]): Block {
    const inner = this.#block;
    this.#block = outer;
    return inner;
  }

  /** Everything lowered so far outside nested blocks: the body, once it is complete. */
  get body(): Block {
    return this.#block;
  }

  /** Adds an instruction that writes a new value. */
  compute(at: Place, what: Bare<Computing>): ValueId {
    const result = this.module.newValue();
    this.#block.push({ ...what, result, span: spanOf(at), statement: this.#current(at) } as Node);
    return result;
  }

  /** Adds an instruction or control statement that writes no value. */
  add(at: Place, what: Bare<Exclude<Node, Computing>>): void {
    this.#block.push({ ...what, span: spanOf(at), statement: this.#current(at) } as Node);
  }

  #current(at: Place): StatementId {
    this.#statement ??= this.#newStatement(at, 'other', false);
    return this.#statement;
  }

  constant(at: Place, value: string | number | boolean | undefined): ValueId {
    return this.compute(at, { op: 'constant', value, type: typeof value as 'string' | 'number' | 'boolean' | 'undefined' });
  }

  load(at: Place, variable: VariableId): ValueId {
    this.module.touch(this.id, variable, false);
    return this.compute(at, { op: 'load', variable });
  }

  store(at: Place, variable: VariableId, value: ValueId, declares: boolean, using?: 'sync' | 'async'): void {
    this.module.touch(this.id, variable, true);
    this.add(at, { op: 'store', variable, value, declares, ...(using && { using }) });
  }

  get(at: Place, object: ValueId, key: Key): ValueId {
    return this.compute(at, { op: 'get', object, key });
  }

  opaque(at: Place, syntax: string, operands: readonly ValueId[]): ValueId {
    return this.compute(at, { op: 'opaque', syntax, operands });
  }

  /** A variable that holds the result of branches joining. */
  synthetic(at: Place, name: string): VariableId {
    return this.module.synthetic(name, this.id, spanOf(at));
  }

  /** Arguments or elements, left to right. */
  items(nodes: readonly (SyntaxNode | null)[]): Item[] {
    return nodes.map((node): Item => {
      if (!node) return { kind: 'hole' };
      if (node.type === 'SpreadElement') return { kind: 'spread', value: this.expression(node.argument), span: spanOf(node) };
      return { kind: 'value', value: this.expression(node), span: spanOf(node) };
    });
  }
}
