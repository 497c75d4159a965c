import { codeOf } from '../code/module-code.ts';
import type { Port, Shape } from '../../base/behaviour.ts';
import type { CallInstruction, Instruction, Item, Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { asksForLastState, asksWhetherReleased } from './asked-whether-released.ts';
import type { World } from './context.ts';

/** What a value or variable may be in a run, as bits. A value without any is of no interest to the run: nothing is ever told of it. */
export const carries = {
  /** What a parameter of the root is given. */
  parameter: 1,
  /** A handle. */
  handle: 2,
  /** Something that handles are held by or in: a structure, a closure, the receiver or one of its fields. */
  holder: 4,
  /** A constant on which a test may come out one way: null, undefined, true, false. */
  constant: 8,
  /** An object of the program that owns handles: its fields lead to them. */
  instance: 16,
} as const;
const anything = carries.parameter | carries.handle | carries.holder | carries.constant | carries.instance;

/** Such a value may be more than a constant. */
export function holdsHandles(bits: number): boolean {
  return (bits & ~carries.constant) !== 0;
}

/**
 * What the values and variables of a unit, and of the units inside it, may be when it is run: wherever control goes, whatever was called. It
 * says too much rather than too little.
 */
export class Carriers {
  readonly values: Uint8Array;
  readonly variables: Uint8Array;
  readonly #world: World;
  readonly #module: Module;
  readonly #units: ReadonlySet<Unit>;
  readonly #outer: ReadonlySet<VariableId>;
  /** A variable turned out to be more than it was when it was read. */
  #isStale = true;
  readonly #isRead: Uint8Array;

  constructor(world: World, root: Unit, units: ReadonlySet<Unit>, outer: ReadonlySet<VariableId>) {
    this.#world = world;
    this.#module = root.module;
    this.#outer = outer;
    this.#units = units;
    this.values = new Uint8Array(root.module.valueCount);
    this.variables = new Uint8Array(root.module.variables.length);
    this.#isRead = new Uint8Array(root.module.variables.length);
    for (const unit of units) for (const { value } of unit.parameters) this.values[value] = unit === root ? carries.parameter : anything;
    while (this.#isStale) {
      this.#isStale = false;
      for (const unit of units) for (const node of nodesOf(unit.body)) this.#flow(node);
    }
  }

  of(value: ValueId): number {
    return this.values[value] ?? 0;
  }

  /** What any of the items may be. */
  ofItems(items: readonly Item[]): number {
    return items.reduce((bits, item) => (item.kind === 'hole' ? bits : bits | this.of(item.value)), 0);
  }

  /** What the called function, or the receiver and a computed name, may be. */
  ofCallee({ callee }: CallInstruction): number {
    if (callee.kind === 'value') return this.of(callee.value);
    return this.of(callee.object) | ('value' in callee.key ? this.of(callee.key.value) : 0);
  }

  #flow(node: Node): void {
    if (node.op === 'store') {
      const before = this.variables[node.variable] ?? 0;
      const bits = before | this.of(node.value);
      this.#isStale ||= bits !== before && this.#isRead[node.variable] === 1;
      this.variables[node.variable] = bits;
    } else if (node.op === 'loop') {
      if (node.element !== undefined && node.iterable !== undefined && node.form === 'for-of')
        this.values[node.element] = this.of(node.element) | elements(this.of(node.iterable));
    } else if ('result' in node) {
      const bits = this.#resultOf(node);
      if (bits !== 0) this.values[node.result] = this.of(node.result) | bits;
    }
  }

  #resultOf(node: Instruction & { readonly result: ValueId }): number {
    switch (node.op) {
      case 'constant':
        return node.type === 'string' || node.type === 'number' || node.type === 'bigint' || node.type === 'regexp' ? 0 : carries.constant;
      case 'global':
        return node.name === 'undefined' ? carries.constant : 0;
      case 'load':
        this.#isRead[node.variable] = 1;
        if (this.#outer.has(node.variable)) return carries.holder;
        return this.#isFollowed(node.variable) ? (this.variables[node.variable] ?? 0) : 0;
      case 'await':
      case 'cast':
        return this.of(node.value);
      case 'closure':
      case 'array':
      case 'object':
      case 'this':
        return carries.holder;
      case 'rest':
        return this.of(node.object) === 0 ? 0 : carries.holder;
      case 'get':
        return this.#ofProperty(node);
      case 'call':
        return this.#ofCall(node);
      case 'operate':
        return keepsHandle(node) ? node.operands.reduce((bits, each) => bits | this.of(each), 0) & carries.handle : 0;
      default:
        return 0;
    }
  }

  #isFollowed(variable: number): boolean {
    const owner = this.#module.variables[variable]?.unit;
    const unit = owner === undefined ? undefined : this.#module.units[owner];
    return unit !== undefined && this.#units.has(unit);
  }

  #ofProperty(node: Instruction & { op: 'get' }): number {
    const { object, key } = node;
    const owner = this.of(object);
    if (owner & (carries.holder | carries.instance)) return anything;
    if (!('name' in key) || /^\d+$/.test(key.name)) return owner & carries.handle;
    if (owner !== 0 && (asksWhetherReleased(key.name) || asksForLastState(codeOf(this.#module), node))) return carries.constant;
    return this.#world.knowledge.isTellingProperty(key.name) ? anything : 0;
  }

  #ofCall(call: CallInstruction): number {
    if (call.callee.kind === 'value' && this.of(call.callee.value) & carries.holder) return anything;
    const { callee } = call;
    if (this.#world.instances.madeBy(this.#module, call)) return carries.handle | carries.instance;
    if (callee.kind === 'method' && 'name' in callee.key && this.of(callee.object) !== 0 && asksWhetherReleased(callee.key.name))
      return anything;
    const effect = this.#world.effects.effectOf(this.#module, call);
    if (effect.kind === 'unknown') return 0;
    if (effect.kind === 'unit') {
      const isFull =
        effect.pair !== undefined || this.#world.concernsHandles(effect.unit) || this.#world.fieldsHandedOutBy(effect.unit).size > 0;
      if (isFull) return anything;
      const back = this.ofItems(call.arguments) & carries.handle ? this.#world.givenBackBy(effect.unit) : undefined;
      return back === undefined ? 0 : this.#ofPort(back, call);
    }
    return effect.behaviour.result ? this.#ofShape(effect.behaviour.result, call) : 0;
  }

  #ofShape(shape: Shape, call: CallInstruction): number {
    if ('kind' in shape) {
      const row = this.#world.knowledge.kind(shape.kind);
      return row?.sort === 'container' ? carries.holder : row?.resource && shape.own !== 'borrowed' ? carries.handle : 0;
    }
    if ('each' in shape || 'tuple' in shape || 'fields' in shape || 'record' in shape) return carries.holder;
    if ('promise' in shape) return this.#ofShape(shape.promise, call);
    if ('awaited' in shape) return this.#ofShape(shape.awaited, call);
    if ('when' in shape) return this.#ofShape(shape.then, call);
    if ('anyOf' in shape) return shape.anyOf.reduce((bits, each) => bits | this.#ofShape(each, call), 0);
    if ('same' in shape) return this.#ofPort(shape.same, call);
    // The receiver of `then` is what the promise gives itself.
    if ('elementsOf' in shape)
      return elements(this.#ofPort(shape.elementsOf, call)) | (shape.elementsOf === 'this' ? this.#ofPort('this', call) : 0);
    return 'resultOf' in shape ? anything : 0;
  }

  #ofPort(port: Port, call: CallInstruction): number {
    if (port === 'this') return call.callee.kind === 'method' ? this.of(call.callee.object) : 0;
    // A spread before it moves the arguments.
    return this.ofItems(call.arguments) === 0 ? 0 : anything;
  }
}

/** Whether the result still leads to a handle that is an operand. */
export function keepsHandle({ operator }: Instruction & { op: 'operate' }): boolean {
  return operator === 'template' || operator === '+' || operator === '>>>';
}

/** What an element of such a value may be. */
function elements(bits: number): number {
  return bits & carries.holder ? anything : bits & carries.handle;
}
