import type { Block, Control, Instruction, Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { childBlocks, isControl } from '../../ir/walk.ts';
import { operandsOf } from '../../ir/operands.ts';

export type Loop = Control & { readonly op: 'loop' };
export type Store = Instruction & { readonly op: 'store' };
export type Load = Instruction & { readonly op: 'load' };

/** A control statement around a node, and which of its blocks the node stands in. */
export interface Surrounding {
  readonly control: Control;
  readonly block: Block;
}

/** Where a node stands: its unit, its block and place in it, and what encloses that block. */
export interface Place {
  readonly unit: Unit;
  readonly block: Block;
  readonly index: number;
  /** The control statement around the block; undefined for the body of the unit. */
  readonly outer: Control | undefined;
}

/** Where everything stands in one module: who computes a value, who reads it, what encloses a node. */
export class ModuleCode {
  readonly module: Module;
  readonly #places = new Map<Node, Place>();
  readonly #definitions: (Instruction | undefined)[] = [];
  readonly #loops = new Map<ValueId, Loop>();
  readonly #parameters = new Map<ValueId, { readonly unit: Unit; readonly index: number }>();
  readonly #stores = new Map<VariableId, Store[]>();
  readonly #loads = new Map<VariableId, Load[]>();
  #users: (Node[] | undefined)[] | undefined;

  constructor(module: Module) {
    this.module = module;
    for (const unit of module.units) {
      unit.parameters.forEach((parameter, index) => this.#parameters.set(parameter.value, { unit, index }));
      this.#enter(unit, unit.body, undefined);
    }
  }

  /** The instruction that computes a value; undefined for parameters, elements of loops and caught errors. */
  definitionOf(value: ValueId): Instruction | undefined {
    return this.#definitions[value];
  }
  /** The parameter that a value is. */
  parameterOf(value: ValueId): { readonly unit: Unit; readonly index: number } | undefined {
    return this.#parameters.get(value);
  }
  /** The loop whose element a value is. */
  loopOfElement(value: ValueId): Loop | undefined {
    return this.#loops.get(value);
  }

  placeOf(node: Node): Place {
    const place = this.#places.get(node);
    if (!place) throw new Error('the node is not of this module');
    return place;
  }
  unitOf(node: Node): Unit {
    return this.placeOf(node).unit;
  }

  /** The control statements around a node within its unit, innermost first. */
  surroundings(node: Node): readonly Surrounding[] {
    const found: Surrounding[] = [];
    for (let place = this.placeOf(node); place.outer; place = this.placeOf(place.outer))
      found.push({ control: place.outer, block: place.block });
    return found;
  }

  /** The loops that repeat a node within its unit, innermost first. What a loop walks and its start run once. */
  loopsAround(node: Node): readonly Loop[] {
    return this.surroundings(node).flatMap(({ control }) => (control.op === 'loop' ? [control] : []));
  }

  storesOf(variable: VariableId): readonly Store[] {
    return this.#stores.get(variable) ?? [];
  }
  loadsOf(variable: VariableId): readonly Load[] {
    return this.#loads.get(variable) ?? [];
  }

  /** The nodes that read a value. */
  usersOf(value: ValueId): readonly Node[] {
    return (this.#users ??= this.#findUsers())[value] ?? [];
  }

  /** Every node of the module, by unit. */
  nodes(): Iterable<Node> {
    return this.#places.keys();
  }

  #enter(unit: Unit, block: Block, outer: Control | undefined): void {
    block.forEach((node, index) => {
      this.#places.set(node, { unit, block, index, outer });
      if (isControl(node)) {
        if (node.op === 'loop' && node.element !== undefined) this.#loops.set(node.element, node);
        for (const child of childBlocks(node)) this.#enter(unit, child, node);
      } else this.#note(node);
    });
  }

  #note(node: Instruction): void {
    if ('result' in node) this.#definitions[node.result] = node;
    if (node.op === 'store') push(this.#stores, node.variable, node);
    else if (node.op === 'load') push(this.#loads, node.variable, node);
  }

  #findUsers(): (Node[] | undefined)[] {
    const users: (Node[] | undefined)[] = [];
    for (const node of this.#places.keys()) for (const value of operandsOf(node)) (users[value] ??= []).push(node);
    return users;
  }
}

function push<Key, Value>(table: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = table.get(key);
  if (known) known.push(value);
  else table.set(key, [value]);
}

const known = new WeakMap<Module, ModuleCode>();

/** Where everything stands in the module; worked out once. */
export function codeOf(module: Module): ModuleCode {
  let code = known.get(module);
  if (!code) known.set(module, (code = new ModuleCode(module)));
  return code;
}
