import type { Block, Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { eachOperand } from '../../ir/operands.ts';
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

const none: readonly never[] = [];

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
  readonly #useValue = (value: ValueId): void => this.#values.use(value);

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
    const found = new Map<Node, { -readonly [Sort in keyof Ended]: Ended[Sort] }>();
    const endedAt = (node: Node): { -readonly [Sort in keyof Ended]: Ended[Sort] } => {
      let ended = found.get(node);
      if (!ended) found.set(node, (ended = { values: none, variables: none, constants: none }));
      return ended;
    };
    this.#values.eachLast((node, value) => (endedAt(node).values = withOne(endedAt(node).values, value)));
    this.#variables.eachLast((node, variable) => (endedAt(node).variables = withOne(endedAt(node).variables, variable)));
    this.#constants.eachLast((node, variable) => (endedAt(node).constants = withOne(endedAt(node).constants, variable)));
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
      eachOperand(node, this.#useValue);
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

/** Most that end with a node are the only one of their sort. */
function withOne<Id>(ids: readonly Id[], id: Id): readonly Id[] {
  if (ids.length === 0) return [id];
  (ids as Id[]).push(id);
  return ids;
}

/** Where one thing was made, and the node that reads it last. */
interface Use {
  frame: Frame;
  last: Node | undefined;
}

/** Where things are made and read last, as the walk meets it. */
class Uses<Id> {
  readonly #uses = new Map<Id, Use>();

  give(id: Id, frame: Frame): void {
    this.#uses.set(id, { frame, last: undefined });
  }

  make(id: Id, frame: Frame, node: Node): void {
    const known = this.#uses.get(id);
    if (!known) {
      this.#uses.set(id, { frame, last: node });
      return;
    }
    // What is made on several ways is done with where the ways have met.
    moveOn(known);
    if (known.frame === frame) known.last = node;
    else known.last ??= node;
  }

  use(id: Id): void {
    const known = this.#uses.get(id);
    if (known) moveOn(known);
  }

  /** Calls back for each thing that something was done with. */
  eachLast(visit: (last: Node, id: Id) => void): void {
    this.#uses.forEach(({ last }, id) => {
      if (last) visit(last, id);
    });
  }
}

/** The thing is read where the walk is. */
function moveOn(use: Use): void {
  let frame: Frame | undefined = use.frame;
  while (frame && !frame.isOpen) frame = frame.outer;
  if (!frame?.at) return;
  use.frame = frame;
  use.last = frame.at;
}

/** What a control statement computes for a block of its own. */
function givenTo(node: Node, block: Block): readonly (ValueId | undefined)[] {
  if (node.op === 'loop' && block === node.body) return [node.element];
  return node.op === 'try' && block === node.handler ? [node.parameter] : none;
}
