import type { Instruction, Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { classAround } from '../code/class-around.ts';
import { codeOf } from '../code/module-code.ts';
import type { World } from './context.ts';

/** Longer names are not compared. */
const longest = 200;

/**
 * Names of what values are while the instructions of one function are gone through in order, so that two values with one name are the same for certain: a
 * variable with nothing stored in between, a member with nothing written in between, under the same computed key too.
 */
export class ValueNames {
  readonly #world: Pick<World, 'meanings' | 'knowledge'>;
  readonly #module: Module;
  readonly #unit: Unit;
  readonly #values = new Map<ValueId, string>();
  readonly #variables = new Map<VariableId, string>();
  /** Variables that others may write while this function runs. */
  readonly #open: ReadonlySet<VariableId>;
  /** How often something unknown may have been written. */
  #epoch = 0;
  readonly #written = new Map<string, number>();
  #fresh = 0;

  constructor(world: Pick<World, 'meanings' | 'knowledge'>, unit: Unit) {
    this.#world = world;
    this.#module = unit.module;
    this.#unit = unit;
    this.#open = variablesOfOthers(unit);
    unit.parameters.forEach(({ value }) => this.#values.set(value, `parameter ${value}`));
  }

  /** The name of a value that was computed. */
  of(value: ValueId): string {
    return this.#values.get(value) ?? `value ${value}`;
  }

  /** Goes through one instruction. */
  pass(node: Instruction): void {
    if (node.op === 'store') this.#store(node.variable, this.of(node.value));
    else if (node.op === 'set') this.#write(node);
    else if (node.op === 'remove') this.forget();
    else if ('result' in node) this.#values.set(node.result, this.#compute(node));
  }

  /** The value is another one from here on, as the element of a loop in each round. */
  renew(value: ValueId): void {
    this.#values.set(value, this.#new());
  }

  /** Anything that others can get at may have been written. */
  forget(): void {
    this.#epoch += 1;
  }

  /** Where the ways through nodes meet, or start again: what is stored in them may be either. */
  forgetStores(nodes: Iterable<Node>): void {
    for (const node of nodes) if (node.op === 'store') this.#variables.set(node.variable, this.#new());
    this.forget();
  }

  #store(variable: VariableId, name: string): void {
    if (this.#open.has(variable)) this.forget();
    else this.#variables.set(variable, name);
  }

  #new(): string {
    this.#fresh += 1;
    return `new ${this.#fresh}`;
  }

  #write(node: Instruction & { op: 'set' }): void {
    if (!('name' in node.key)) {
      this.forget();
      return;
    }
    for (const name of [node.key.name, '*']) this.#written.set(name, (this.#written.get(name) ?? 0) + 1);
  }

  #compute(node: Instruction & { readonly result: ValueId }): string {
    switch (node.op) {
      case 'constant':
        return node.value === undefined ? this.#new() : `${node.type} ${String(node.value)}`;
      case 'load':
        return this.#load(node.variable);
      case 'cast':
        return this.of(node.value);
      case 'this':
        return 'this';
      case 'get':
        return this.#member(node);
      case 'operate':
        return short(`${node.operator}(${node.operands.map((each) => this.of(each)).join()})`) ?? this.#new();
      default:
        return this.#new();
    }
  }

  #load(variable: VariableId): string {
    const isOpen = this.#open.has(variable);
    const known = isOpen ? undefined : this.#variables.get(variable);
    return known ?? `variable ${variable}${isOpen ? ` at ${this.#epoch}` : ''}`;
  }

  #member(node: Instruction & { op: 'get' }): string {
    if (this.#makesAnew(node)) return this.#new();
    const key = 'name' in node.key ? node.key.name : '*';
    const inside = 'name' in node.key ? `.${node.key.name}` : `[${this.of(node.key.value)}]`;
    return short(`${this.of(node.object)}${inside} at ${this.#epoch} ${this.#written.get(key) ?? 0}`) ?? this.#new();
  }

  /** A getter may give another value each time. */
  #makesAnew({ object, key }: Instruction & { op: 'get' }): boolean {
    if (!('name' in key)) return false;
    const { name } = key;
    const own = classAround(this.#unit);
    const getters = this.of(object) === 'this' ? this.#module.classes.filter(({ id }) => id === own) : this.#module.classes;
    if (getters.some(({ members }) => members.some((member) => member.kind === 'getter' && member.name === name))) return true;
    return this.#world.meanings.kindsOf(this.#module, object).some((kind) => this.#world.knowledge.propertyOf(kind, name) !== undefined);
  }
}

function short(name: string): string | undefined {
  return name.length > longest ? undefined : name;
}

/** Variables around a function that are written more than once, and its own that functions inside it write. */
function variablesOfOthers(unit: Unit): ReadonlySet<VariableId> {
  const found = new Set<VariableId>();
  const code = codeOf(unit.module);
  for (const { id, unit: owner, storeCount } of unit.module.variables) {
    const isOfOthers = owner === unit.id ? code.storesOf(id).some((store) => code.unitOf(store) !== unit) : storeCount > 1;
    if (isOfOthers) found.add(id);
  }
  return found;
}
