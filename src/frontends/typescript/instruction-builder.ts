import type { Span } from '../../base/span.ts';
import type {
  Block,
  CallInstruction,
  Item,
  Key,
  Node,
  ObjectEntry,
  Statement,
  StatementId,
  TypeRef,
  UnitId,
  ValueId,
  VariableId,
} from '../../ir/model.ts';
import type { ModuleBuilder } from './module-builder.ts';
import { spanOf } from './syntax.ts';

type Computing = Extract<Node, { readonly result: ValueId }>;
type Constant = Extract<Node, { op: 'constant' }>;
type BranchForm = Extract<Node, { op: 'branch' }>['form'];
export type Place = { readonly range: readonly [number, number] };

/**
 * Collects the instructions of one unit, block by block. Each instruction is written down whole, as adding properties to an object later costs
 * more than all else; so its operands must be lowered before, and its value is numbered last.
 */
export class InstructionBuilder {
  readonly module: ModuleBuilder;
  readonly id: UnitId;
  #block: Node[] = [];
  #statement: StatementId | undefined;
  #exported: Place | undefined;

  constructor(module: ModuleBuilder, id: UnitId) {
    this.module = module;
    this.id = id;
  }

  /** The next statement is the whole of `export …`. */
  protected setExported(node: Place | undefined): void {
    this.#exported = node;
  }

  /** Starts a statement that everything belongs to until `leaveStatement`, which takes what this returns. */
  enterStatement(node: Place, kind: Statement['kind'], inList: boolean): StatementId | undefined {
    const outer = this.#statement;
    this.#statement = this.#newStatement(this.#exported ?? node, kind, inList);
    this.#exported = undefined;
    return outer;
  }

  leaveStatement(outer: StatementId | undefined): void {
    this.#statement = outer;
  }

  /** Runs `lower` with a new statement as the one that everything belongs to. */
  inStatement(node: Place, kind: Statement['kind'], inList: boolean, lower: () => void): void {
    const outer = this.enterStatement(node, kind, inList);
    lower();
    this.leaveStatement(outer);
  }

  #newStatement(node: Place, kind: Statement['kind'], inList: boolean): StatementId {
    return this.module.newStatement({ span: spanOf(node), kind, inList, parent: this.#statement });
  }

  /** The statement that is being lowered. */
  get statementSpan(): Span | undefined {
    return this.#statement === undefined ? undefined : this.module.statements[this.#statement]?.span;
  }

  /** The statement that an instruction belongs to. */
  statementAt(at: Place): StatementId {
    return (this.#statement ??= this.#newStatement(at, 'other', false));
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
  compute(node: Computing): ValueId {
    this.#block.push(node);
    return node.result;
  }

  /** Adds an instruction or control statement that writes no value. */
  add(node: Exclude<Node, Computing>): void {
    this.#block.push(node);
  }

  newValue(): ValueId {
    return this.module.newValue();
  }

  constant(at: Place, value: Constant['value'], type: Constant['type'] = typeOf(value)): ValueId {
    return this.compute({ op: 'constant', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), value, type });
  }

  global(at: Place, name: string): ValueId {
    return this.compute({ op: 'global', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), name });
  }

  load(at: Place, variable: VariableId): ValueId {
    this.module.touch(this.id, variable);
    return this.compute({ op: 'load', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), variable });
  }

  store(at: Place, variable: VariableId, value: ValueId, declares: boolean, using?: 'sync' | 'async'): void {
    this.module.touch(this.id, variable);
    this.module.names.countStore(variable);
    this.add({ op: 'store', span: spanOf(at), statement: this.statementAt(at), variable, value, declares, using });
  }

  get(at: Place, object: ValueId, key: Key): ValueId {
    return this.compute({ op: 'get', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), object, key });
  }

  set(at: Place, object: ValueId, key: Key, value: ValueId): void {
    this.add({ op: 'set', span: spanOf(at), statement: this.statementAt(at), object, key, value });
  }

  rest(at: Place, object: ValueId, taken: readonly string[] | number): ValueId {
    return this.compute({ op: 'rest', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), object, taken });
  }

  call(at: Place, form: CallInstruction['form'], callee: CallInstruction['callee'], calleeSpan: Span, items: readonly Item[]): ValueId {
    return this.compute({
      op: 'call',
      span: spanOf(at),
      statement: this.statementAt(at),
      result: this.newValue(),
      form,
      callee,
      calleeSpan,
      arguments: items,
    });
  }

  closure(at: Place, unit: UnitId): ValueId {
    return this.compute({ op: 'closure', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), unit });
  }

  array(at: Place, items: readonly Item[]): ValueId {
    return this.compute({ op: 'array', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), items });
  }

  object(at: Place, entries: readonly ObjectEntry[]): ValueId {
    return this.compute({ op: 'object', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), entries });
  }

  operate(at: Place, operator: string, operands: readonly ValueId[]): ValueId {
    return this.compute({ op: 'operate', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), operator, operands });
  }

  cast(at: Place, value: ValueId, type?: TypeRef): ValueId {
    return this.compute({ op: 'cast', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), value, type });
  }

  this(at: Place): ValueId {
    return this.compute({ op: 'this', span: spanOf(at), statement: this.statementAt(at), result: this.newValue() });
  }

  opaque(at: Place, syntax: string, operands: readonly ValueId[]): ValueId {
    return this.compute({ op: 'opaque', span: spanOf(at), statement: this.statementAt(at), result: this.newValue(), syntax, operands });
  }

  branch(at: Place, form: BranchForm, test: ValueId, then: Block, otherwise: Block): void {
    this.add({ op: 'branch', span: spanOf(at), statement: this.statementAt(at), form, test, then, otherwise });
  }
}

function typeOf(value: Constant['value']): Constant['type'] {
  return value === null ? 'null' : (typeof value as Constant['type']);
}
