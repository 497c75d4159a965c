import { isWithin } from '../base/span.ts';
import type { Block, Control, Instruction, Module, Node, Unit, ValueId } from './model.ts';
import { operandsOf } from './operands.ts';
import { isControl } from './walk.ts';

/** Where `break` and `continue` may go. */
interface JumpTarget {
  readonly kind: 'loop' | 'switch' | 'region';
  readonly label: string | undefined;
}

/** What is wrong with the order of values, the places of instructions and the targets of jumps. */
export function checkBodies(module: Module): string[] {
  const check = new BodyCheck(module);
  for (const unit of module.units) check.unit(unit);
  check.exports();
  return check.problems;
}

class BodyCheck {
  readonly problems: string[] = [];
  readonly #module: Module;
  /** Every value written so far, and of these the ones that the place being checked may read. */
  readonly #written = new Set<ValueId>();
  readonly #readable = new Set<ValueId>();
  /** The readable values in the order of their writing, so that the end of a block can take its own away. */
  readonly #open: ValueId[] = [];
  readonly #targets: JumpTarget[] = [];
  #unit: Unit | undefined;

  constructor(module: Module) {
    this.#module = module;
  }

  exports(): void {
    for (const each of this.#module.exports) {
      if (each.kind === 'value' && !this.#written.has(each.value))
        this.problems.push(`export ${each.name} is %${each.value}, which nothing writes`);
    }
  }

  #report(problem: string): void {
    this.problems.push(`unit ${this.#unit?.id ?? '?'}: ${problem}`);
  }

  unit(unit: Unit): void {
    this.#unit = unit;
    this.#scope(() => {
      for (const { value } of unit.parameters) this.#write(value);
      this.#block(unit.body);
    });
  }

  /** What `check` writes cannot be read after it. */
  #scope(check: () => void): void {
    const before = this.#open.length;
    check();
    for (const value of this.#open.splice(before)) this.#readable.delete(value);
  }

  #write(value: ValueId): void {
    if (this.#written.has(value)) this.#report(`%${value} is written twice`);
    if (!(value >= 0 && value < this.#module.valueCount)) this.#report(`%${value} is not below valueCount`);
    this.#written.add(value);
    this.#readable.add(value);
    this.#open.push(value);
  }

  #read(value: ValueId, by: string): void {
    if (!this.#readable.has(value)) this.#report(`${by} reads %${value}, which is not written on every way there`);
  }

  #block(block: Block): void {
    for (const node of block) this.#node(node);
  }

  #inner(block: Block): void {
    this.#scope(() => this.#block(block));
  }

  #node(node: Node): void {
    for (const value of readFirst(node)) this.#read(value, node.op);
    this.#place(node);
    if (isControl(node)) this.#control(node);
    else this.#instruction(node);
  }

  #place(node: Node): void {
    const { span, op } = node;
    if (!(span.start <= span.end)) this.#report(`the span of ${op} ends before it starts`);
    if (this.#unit && !isWithin(span, this.#unit.span)) this.#report(`${op} at ${span.start} leaves the unit`);
    const statement = this.#module.statements[node.statement];
    if (!statement) this.#report(`${op} belongs to statement ${node.statement}, which does not exist`);
    else if (!isWithin(span, statement.span)) this.#report(`${op} at ${span.start} leaves statement ${node.statement}`);
  }

  #instruction(node: Instruction): void {
    if (node.op === 'class') this.#class(node.classId);
    if ('result' in node) this.#write(node.result);
  }

  #class(classId: number): void {
    const found = this.#module.classes[classId];
    if (!found) return this.#report(`class ${classId} does not exist`);
    if (found.superclass !== undefined) this.#read(found.superclass, 'class');
    if (found.unit !== this.#unit?.id) this.#report(`class ${classId} says it stands in unit ${found.unit}`);
  }

  #control(node: Control): void {
    switch (node.op) {
      case 'branch':
        this.#inner(node.then);
        return this.#inner(node.otherwise);
      case 'switch':
        return this.#switch(node);
      case 'loop':
        return this.#target({ kind: 'loop', label: node.label }, () => this.#loop(node));
      case 'try':
        return this.#try(node);
      case 'region':
        if (node.label === undefined) return this.#inner(node.body);
        return this.#target({ kind: 'region', label: node.label }, () => this.#inner(node.body));
      case 'break':
      case 'continue':
        return this.#jump(node.op, node.label);
      default:
    }
  }

  #target(target: JumpTarget, check: () => void): void {
    this.#targets.push(target);
    check();
    this.#targets.pop();
  }

  #switch(node: Extract<Control, { op: 'switch' }>): void {
    for (const { header, test, body } of node.cases) {
      this.#scope(() => {
        this.#block(header);
        if (test !== undefined) this.#read(test, 'case');
      });
      this.#target({ kind: 'switch', label: undefined }, () => this.#inner(body));
    }
  }

  #loop(node: Extract<Control, { op: 'loop' }>): void {
    const rounds = () => {
      this.#scope(() => {
        if (node.element !== undefined) this.#write(node.element);
        this.#block(node.body);
      });
      this.#inner(node.update);
    };
    this.#scope(() => {
      this.#block(node.header);
      if (node.test !== undefined) this.#read(node.test, 'loop');
      if (node.form !== 'do') rounds();
    });
    if (node.form === 'do') rounds();
  }

  #try(node: Extract<Control, { op: 'try' }>): void {
    this.#inner(node.block);
    this.#scope(() => {
      if (node.parameter !== undefined) this.#write(node.parameter);
      this.#block(node.handler ?? []);
    });
    this.#inner(node.finalizer ?? []);
    if (!node.handler && !node.finalizer) this.#report('try has neither catch nor finally');
  }

  #jump(op: 'break' | 'continue', label: string | undefined): void {
    const isTarget = ({ kind, label: its }: JumpTarget) => {
      if (op === 'continue' && kind !== 'loop') return false;
      return label === undefined ? kind !== 'region' : its === label;
    };
    if (!this.#targets.some(isTarget)) this.#report(`${op} ${label ?? ''} has nowhere to go`);
  }
}

/** What a node reads before the blocks inside it run; tests are computed inside. */
function readFirst(node: Node): readonly ValueId[] {
  if (node.op === 'switch') return [node.on];
  if (node.op === 'loop') return node.iterable === undefined ? [] : [node.iterable];
  return operandsOf(node);
}
