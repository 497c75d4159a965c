import type { Block, Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { childBlocks, isControl } from '../../ir/walk.ts';
import { definitionOf } from '../definitions.ts';
import type { Step } from './step.ts';
import { visitTestSources } from './test-sources.ts';

/** A block that is being walked, and the node of it where the walk is. */
interface Frame {
  readonly outer: Frame | undefined;
  at: Node | undefined;
  isOpen: boolean;
}

const none: readonly ValueId[] = [];

/** What ends with a node: values, and variables that only hold the result of an expression. */
export interface Ended {
  readonly values: readonly ValueId[];
  readonly variables: readonly VariableId[];
  /** Variables of the source that got their only value before, and that no closure has. */
  readonly constants: readonly VariableId[];
}

/**
 * What no step of a unit reads any more once a node is done, by that node. It stands in the block that computed the value, or around that:
 * what a loop's header computes may be read in its body, and is done with when the loop is.
 */
export function lastUsesOf(unit: Unit, stepsOf: (block: Block) => readonly Step[]): ReadonlyMap<Node, Ended> {
  return new LastUses(unit, stepsOf).byNode();
}

class LastUses {
  readonly #module: Module;
  readonly #stepsOf: (block: Block) => readonly Step[];
  readonly #values = new Uses<ValueId>();
  readonly #variables = new Uses<VariableId>();
  readonly #constants = new Uses<VariableId>();
  readonly #captured: ReadonlySet<VariableId>;

  constructor({ module, parameters, body }: Unit, stepsOf: (block: Block) => readonly Step[]) {
    this.#module = module;
    this.#stepsOf = stepsOf;
    this.#captured = capturedIn(module);
    this.#walk(
      body,
      undefined,
      parameters.map(({ value }) => value),
    );
  }

  byNode(): Map<Node, Ended> {
    const found = new Map<Node, { values: ValueId[]; variables: VariableId[]; constants: VariableId[] }>();
    const endedAt = (node: Node): { values: ValueId[]; variables: VariableId[]; constants: VariableId[] } => {
      let ended = found.get(node);
      if (!ended) found.set(node, (ended = { values: [], variables: [], constants: [] }));
      return ended;
    };
    for (const [value, node] of this.#values.last) endedAt(node).values.push(value);
    for (const [variable, node] of this.#variables.last) endedAt(node).variables.push(variable);
    for (const [variable, node] of this.#constants.last) endedAt(node).constants.push(variable);
    return found;
  }

  #walk(block: Block, outer: Frame | undefined, given: readonly (ValueId | undefined)[]): void {
    const frame: Frame = { outer, at: undefined, isOpen: true };
    for (const value of given) if (value !== undefined) this.#values.give(value, frame);
    for (const node of this.#stepsOf(block)) {
      if (node.op === 'may-throw') continue;
      frame.at = node;
      if ('result' in node) this.#values.make(node.result, frame, node);
      else if (node.op === 'store') this.#store(node.variable, frame, node);
      if (isControl(node)) for (const child of childBlocks(node)) this.#walk(child, frame, givenTo(node, child));
      if (node.op === 'load') this.#load(node.variable);
      for (const value of operandsOf(node)) this.#values.use(value);
      if (node.op === 'branch' || node.op === 'loop') this.#useTest(node.test);
    }
    frame.isOpen = false;
  }

  #store(variable: VariableId, frame: Frame, node: Node): void {
    const { kind, storeCount } = this.#module.variables[variable] ?? {};
    if (kind === 'synthetic') this.#variables.make(variable, frame, node);
    else if (kind !== 'using' && storeCount === 1 && !this.#captured.has(variable)) this.#constants.make(variable, frame, node);
  }

  #load(variable: VariableId): void {
    this.#variables.use(variable);
    this.#constants.use(variable);
  }

  #useTest(test: ValueId | undefined): void {
    visitTestSources(this.#module, test, (value) => {
      this.#values.use(value);
      const node = definitionOf(this.#module, value);
      if (node?.op === 'load') this.#load(node.variable);
    });
  }
}

const captured = new WeakMap<Module, ReadonlySet<VariableId>>();

function capturedIn(module: Module): ReadonlySet<VariableId> {
  let found = captured.get(module);
  if (!found) captured.set(module, (found = new Set(module.units.flatMap(({ captures }) => captures))));
  return found;
}

/** Where things are made and read last, as the walk meets it. */
class Uses<Id> {
  readonly last = new Map<Id, Node>();
  readonly #frames = new Map<Id, Frame>();

  give(id: Id, frame: Frame): void {
    this.#frames.set(id, frame);
  }

  make(id: Id, frame: Frame, node: Node): void {
    // What is made on several ways is done with where the ways have met.
    if (!this.#frames.has(id)) this.#frames.set(id, frame);
    else this.use(id);
    this.last.set(id, this.#frames.get(id) === frame ? node : (this.last.get(id) ?? node));
  }

  use(id: Id): void {
    let frame = this.#frames.get(id);
    while (frame && !frame.isOpen) frame = frame.outer;
    if (!frame?.at) return;
    this.#frames.set(id, frame);
    this.last.set(id, frame.at);
  }
}

/** What a control statement computes for a block of its own. */
function givenTo(node: Node, block: Block): readonly (ValueId | undefined)[] {
  if (node.op === 'loop' && block === node.body) return [node.element];
  return node.op === 'try' && block === node.handler ? [node.parameter] : none;
}
