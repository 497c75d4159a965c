import type { Block, CallInstruction, Control, Instruction, Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { childBlocks, isControl, nodesOf } from '../../ir/walk.ts';
import { ValueUsers } from './value-users.ts';

export type Loop = Control & { readonly op: 'loop' };
export type Store = Instruction & { readonly op: 'store' };
export type Load = Instruction & { readonly op: 'load' };

/** A control statement around a node, and which of its blocks the node stands in. */
export interface Surrounding {
  readonly control: Control;
  readonly block: Block;
}

/** Where a node stands: its unit, its block, and what encloses that block. The nodes of a block share one. */
export interface Place {
  readonly unit: Unit;
  readonly block: Block;
  /** The control statement around the block; undefined for the body of the unit. */
  readonly outer: Control | undefined;
}

/** The nodes of a module that questions start from, by sort. */
class Listing {
  readonly calls: CallInstruction[] = [];
  readonly sets: (Instruction & { readonly op: 'set' })[] = [];
  readonly stores: Store[] = [];
  readonly closures: (Instruction & { readonly op: 'closure' })[] = [];
  readonly arrays: (Instruction & { readonly op: 'array' })[] = [];
  readonly objects: (Instruction & { readonly op: 'object' })[] = [];
  readonly loops: Loop[] = [];
}

/** Where everything stands in one module: who computes a value, who reads it, what encloses a node. What few ask for is worked out when somebody asks. */
export class ModuleCode {
  readonly module: Module;
  /** All calls of the module and so on, by unit, in the order of the source. */
  readonly all: Readonly<{ [Name in keyof Listing]: readonly Listing[Name][number][] }>;
  readonly #definitions: (Instruction | undefined)[];
  readonly #units: (Unit | undefined)[];
  readonly #stores: (Store[] | undefined)[];
  readonly #loads: (Load[] | undefined)[];
  #parameters: Map<ValueId, { readonly unit: Unit; readonly index: number }> | undefined;
  #elements: Map<ValueId, Loop> | undefined;
  readonly #places = new Map<Node, Place>();
  readonly #placed = new Set<Unit>();
  #users: ValueUsers | undefined;

  constructor(module: Module) {
    this.module = module;
    const listing = new Listing();
    this.all = listing;
    // With room from the start: lists that are filled from far behind their end become tables, which are slow.
    this.#definitions = new Array<Instruction | undefined>(module.valueCount);
    this.#units = new Array<Unit | undefined>(module.valueCount);
    this.#stores = new Array<Store[] | undefined>(module.variables.length);
    this.#loads = new Array<Load[] | undefined>(module.variables.length);
    for (const unit of module.units) for (const node of nodesOf(unit.body)) this.#note(unit, node, listing);
  }

  /** The instruction that computes a value; undefined for parameters, elements of loops and caught errors. */
  definitionOf(value: ValueId): Instruction | undefined {
    return this.#definitions[value];
  }
  /** The parameter that a value is. */
  parameterOf(value: ValueId): { readonly unit: Unit; readonly index: number } | undefined {
    return (this.#parameters ??= this.#findParameters()).get(value);
  }
  /** The loop whose element a value is. */
  loopOfElement(value: ValueId): Loop | undefined {
    return (this.#elements ??= this.#findElements()).get(value);
  }

  placeOf(node: Node): Place {
    const place = this.#places.get(node) ?? this.#findPlace(node);
    if (!place) throw new Error('the node is not of this module');
    return place;
  }
  unitOf(node: Node): Unit {
    return this.#unitOfResult(node) ?? this.placeOf(node).unit;
  }

  /** The control statements around a node within its unit, innermost first. */
  surroundings(node: Node): readonly Surrounding[] {
    const found: Surrounding[] = [];
    for (let place = this.placeOf(node); place.outer; place = this.placeOf(place.outer))
      found.push({ control: place.outer, block: place.block });
    return found;
  }

  /** What stands before a node in its block, and before what is around it in the blocks around, within its unit: a list for each block, innermost first. */
  nodesBefore(node: Node): readonly (readonly Node[])[] {
    const found: (readonly Node[])[] = [];
    for (let at: Node | undefined = node; at; at = this.placeOf(at).outer) {
      const { block } = this.placeOf(at);
      found.push(block.slice(0, block.indexOf(at)));
    }
    return found;
  }

  /** The loops that repeat a node within its unit, innermost first. What a loop walks and its start run once. */
  loopsAround(node: Node): readonly Loop[] {
    const found: Loop[] = [];
    for (let { outer } = this.placeOf(node); outer; { outer } = this.placeOf(outer)) if (outer.op === 'loop') found.push(outer);
    return found;
  }

  storesOf(variable: VariableId): readonly Store[] {
    return this.#stores[variable] ?? [];
  }
  loadsOf(variable: VariableId): readonly Load[] {
    return this.#loads[variable] ?? [];
  }

  /** The nodes that read a value. */
  usersOf(value: ValueId): readonly Node[] {
    return (this.#users ??= new ValueUsers(this.module)).of(value);
  }

  /** Every node of the module, by unit. */
  *nodes(): Iterable<Node> {
    for (const unit of this.module.units) yield* nodesOf(unit.body);
  }

  #note(unit: Unit, node: Node, listing: Listing): void {
    switch (node.op) {
      case 'set':
        listing.sets.push(node);
        return;
      case 'store':
        listing.stores.push(node);
        push(this.#stores, node.variable, node);
        return;
      case 'loop':
        listing.loops.push(node);
        return;
      case 'load':
        push(this.#loads, node.variable, node);
        break;
      case 'call':
        listing.calls.push(node);
        break;
      case 'closure':
        listing.closures.push(node);
        break;
      case 'array':
        listing.arrays.push(node);
        break;
      case 'object':
        listing.objects.push(node);
        break;
      default:
        if (isControl(node)) return;
    }
    this.#definitions[node.result] = node;
    this.#units[node.result] = unit;
  }

  #findParameters(): Map<ValueId, { readonly unit: Unit; readonly index: number }> {
    const found = new Map<ValueId, { readonly unit: Unit; readonly index: number }>();
    for (const unit of this.module.units) unit.parameters.forEach(({ value }, index) => found.set(value, { unit, index }));
    return found;
  }

  #findElements(): Map<ValueId, Loop> {
    const found = new Map<ValueId, Loop>();
    for (const loop of this.all.loops) if (loop.element !== undefined) found.set(loop.element, loop);
    return found;
  }

  #unitOfResult(node: Node): Unit | undefined {
    return 'result' in node ? this.#units[node.result] : undefined;
  }

  /** Notes the places in the unit of the node; in all units when it gives no value, by which its unit could be told. */
  #findPlace(node: Node): Place | undefined {
    const own = this.#unitOfResult(node);
    for (const unit of own ? [own] : this.module.units) {
      if (!this.#placed.has(unit)) this.#enter(unit, unit.body, undefined);
      this.#placed.add(unit);
    }
    return this.#places.get(node);
  }

  #enter(unit: Unit, block: Block, outer: Control | undefined): void {
    const place = { unit, block, outer };
    for (const node of block) {
      this.#places.set(node, place);
      if (isControl(node)) for (const child of childBlocks(node)) this.#enter(unit, child, node);
    }
  }
}

function push<Value>(table: (Value[] | undefined)[], key: number, value: Value): void {
  const known = table[key];
  if (known) known.push(value);
  else table[key] = [value];
}

const known = new WeakMap<Module, ModuleCode>();

/** Where everything stands in the module; worked out once. */
export function codeOf(module: Module): ModuleCode {
  let code = known.get(module);
  if (!code) known.set(module, (code = new ModuleCode(module)));
  return code;
}
