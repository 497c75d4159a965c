import type { Span } from '../../base/span.ts';
import type { Block, Item, Key, Node, Statement, StatementId, UnitId, ValueId, VariableId } from '../../ir/model.ts';
import type { ModuleBuilder } from './module-builder.ts';
import type { Names } from './names.ts';
import type { Writable } from './writable.ts';
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

  /** The statement that is being lowered. */
  get statementSpan(): Span | undefined {
    return this.#statement === undefined ? undefined : this.module.statements[this.#statement]?.span;
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

  /** Adds an instruction that writes a new value. `what` must be a new object: it becomes the instruction. */
  compute(at: Place, what: Bare<Computing>): ValueId {
    const result = this.module.newValue();
    (what as Writable<Computing>).result = result;
    this.#push(at, what);
    return result;
  }

  /** Adds an instruction or control statement that writes no value. `what` must be a new object. */
  add(at: Place, what: Bare<Exclude<Node, Computing>>): void {
    this.#push(at, what);
  }

  /** Completes the object it is given, as copying each instruction costs a third of the lowering. */
  #push(at: Place, what: Bare<Node>): void {
    const node = what as Writable<Node>;
    node.span = spanOf(at);
    node.statement = this.#current(at);
    this.#block.push(node);
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
    return this.names.synthetic(name, this.id, spanOf(at));
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
