import type { Block, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { childBlocks, isControl } from '../../ir/walk.ts';
import { definitionOf } from '../definitions.ts';
import { logicalOf } from './logical.ts';
import type { Step } from './step.ts';

/** A block that is being walked, and the node of it where the walk is. */
interface Frame {
  readonly outer: Frame | undefined;
  at: Node | undefined;
  isOpen: boolean;
}

/** How far back the values that a test was computed from are kept, so that its outcome can say something of them. */
const deepestTest = 8;

const none: readonly ValueId[] = [];

/**
 * The values of a unit that no step reads any more once a node is done, by that node. It stands in the block that computed them, or around
 * that: what a loop's header computes may be read in its body, and is done with when the loop is.
 */
export function lastUsesOf(unit: Unit, stepsOf: (block: Block) => readonly Step[]): ReadonlyMap<Node, readonly ValueId[]> {
  return new LastUses(unit, stepsOf).byNode();
}

class LastUses {
  readonly #module: Module;
  readonly #stepsOf: (block: Block) => readonly Step[];
  readonly #frames = new Map<ValueId, Frame>();
  readonly #last = new Map<ValueId, Node>();

  constructor({ module, parameters, body }: Unit, stepsOf: (block: Block) => readonly Step[]) {
    this.#module = module;
    this.#stepsOf = stepsOf;
    this.#walk(
      body,
      undefined,
      parameters.map(({ value }) => value),
    );
  }

  byNode(): Map<Node, ValueId[]> {
    const found = new Map<Node, ValueId[]>();
    for (const [value, node] of this.#last) {
      const values = found.get(node);
      if (values) values.push(value);
      else found.set(node, [value]);
    }
    return found;
  }

  #walk(block: Block, outer: Frame | undefined, given: readonly (ValueId | undefined)[]): void {
    const frame: Frame = { outer, at: undefined, isOpen: true };
    for (const value of given) if (value !== undefined) this.#frames.set(value, frame);
    for (const node of this.#stepsOf(block)) {
      if (node.op === 'may-throw') continue;
      frame.at = node;
      if ('result' in node) {
        this.#frames.set(node.result, frame);
        this.#last.set(node.result, node);
      }
      if (isControl(node)) for (const child of childBlocks(node)) this.#walk(child, frame, givenTo(node, child));
      for (const value of operandsOf(node)) this.#use(value);
      if (node.op === 'branch' || node.op === 'loop') this.#useTest(node.test, 0);
    }
    frame.isOpen = false;
  }

  #use(value: ValueId): void {
    let frame = this.#frames.get(value);
    while (frame && !frame.isOpen) frame = frame.outer;
    if (!frame?.at) return;
    this.#frames.set(value, frame);
    this.#last.set(value, frame.at);
  }

  #useTest(test: ValueId | undefined, depth: number): void {
    if (test === undefined || depth > deepestTest) return;
    this.#use(test);
    const logical = logicalOf(this.#module, test);
    const node = definitionOf(this.#module, test);
    const from = logical ? [logical.left, logical.right] : node?.op === 'get' || node?.op === 'operate' ? operandsOf(node) : none;
    for (const value of from) this.#useTest(value, depth + 1);
  }
}

/** What a control statement computes for a block of its own. */
function givenTo(node: Node, block: Block): readonly (ValueId | undefined)[] {
  if (node.op === 'loop' && block === node.body) return [node.element];
  return node.op === 'try' && block === node.handler ? [node.parameter] : none;
}
