import type { Block, Control, Instruction, Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { eachOperand } from '../../ir/operands.ts';
import { endsAtHead, instructionsOf, isControl } from '../../ir/walk.ts';
import { Carriers, carries, holdsHandles } from './carriers.ts';
import type { World } from './context.ts';
import { type Ended, lastUsesOf } from './last-uses.ts';
import { Parts } from './parts.ts';
import { keyOf, type RememberedTests, rememberedTests } from './remembered-tests.ts';
import { isRunInPlace } from './run-in-place.ts';
import { mayThrow, type Step } from './step.ts';
import { visitTestSources } from './test-sources.ts';
import { understandTest } from './tests.ts';

const nothing: readonly Step[] = [];

/**
 * What of a unit, and of the units inside it, an abstract run has to run. Arithmetic, reading of plain properties, calls that are given no
 * handle and make none, and branches and loops around nothing else are left out: they change nothing in a state.
 */
export class Slice {
  readonly tests: RememberedTests;
  readonly #module: Module;
  readonly #units: ReadonlySet<Unit>;
  readonly #carriers: Carriers;
  readonly #parts: Parts;
  readonly #steps = new Map<Block, readonly Step[]>();
  readonly #lastUses = new Map<Unit, ReadonlyMap<Node, Ended>>();
  /** Values that a step reads. */
  readonly #isRead: Uint8Array;
  readonly #read = (value: ValueId): void => {
    this.#isRead[value] = 1;
  };

  constructor(world: World, root: Unit, outer: ReadonlySet<VariableId>) {
    this.#module = root.module;
    this.#units = unitsInside(root);
    this.#carriers = new Carriers(world, root, this.#units, outer);
    this.tests = rememberedTests(root, this.#units, outer);
    this.#parts = new Parts(world, root.module, this.#carriers, this.tests);
    this.#isRead = new Uint8Array(root.module.valueCount);
  }

  /** The unit is the root or may run as part of it. */
  covers(unit: Unit): boolean {
    return this.#units.has(unit);
  }

  /** Selects the steps of one of the units; says what no step of it reads any more once a node is done. */
  enter(unit: Unit): ReadonlyMap<Node, Ended> {
    let found = this.#lastUses.get(unit);
    if (!found) {
      this.#select(unit.body);
      this.#lastUses.set(unit, (found = lastUsesOf(unit, (block) => this.stepsOf(block))));
    }
    return found;
  }

  /** The steps of a block of a unit that was entered, in the order in which they run. */
  stepsOf(block: Block): readonly Step[] {
    return this.#steps.get(block) ?? nothing;
  }

  /** Values stand before what reads them: going backwards, all readers of a value are known when it is met. */
  #select(block: Block): readonly Step[] {
    const steps: Step[] = [];
    for (let index = block.length - 1; index >= 0; index -= 1) {
      const node = block[index];
      if (!node) continue;
      const step = isControl(node) ? this.#control(node) : this.#instruction(node);
      if (!step || (step === mayThrow && steps.at(-1) === mayThrow)) continue;
      steps.push(step);
      if (step !== mayThrow) eachOperand(node, this.#read);
    }
    steps.reverse();
    this.#steps.set(block, steps);
    return steps;
  }

  #instruction(node: Instruction): Step | undefined {
    const part = this.#parts.of(node);
    if (part === 'throw') return mayThrow;
    return part === 'run' || (part === 'value' && 'result' in node && this.#isRead[node.result] === 1) ? node : undefined;
  }

  #control(node: Control): Step | undefined {
    switch (node.op) {
      case 'branch':
        return this.#branch(node);
      case 'loop':
        return this.#loop(node);
      case 'region': {
        const steps = this.#select(node.body);
        return node.using.length > 0 ? node : unlessIdle(node, steps);
      }
      case 'try': {
        const after = [node.finalizer, node.handler].flatMap((block) => (block ? this.#select(block) : nothing));
        const block = this.#select(node.block);
        return unlessIdle(node, [...after, ...(node.handler && block.every((step) => step === mayThrow) ? nothing : block)]);
      }
      case 'switch':
        for (const { header, body, test } of node.cases.toReversed()) {
          this.#select(body);
          if (test !== undefined) this.#isRead[test] = 1;
          this.#select(header);
        }
        return node;
      default:
        return node;
    }
  }

  #branch(node: Control & { op: 'branch' }): Step | undefined {
    const arms = [...this.#select(node.otherwise), ...this.#select(node.then)];
    if (this.#isForgotten(node)) return arms.includes(mayThrow) ? mayThrow : undefined;
    const step = unlessIdle(node, arms);
    if (step === node) this.#readTest(node.test);
    return step;
  }

  /**
   * The branch only chooses between values without handles for an expression: where its ways meet again, nothing is known of which it was. The
   * expression has no other ways: `a?.b?.c` is two branches that give one value.
   */
  #isForgotten(node: Control & { op: 'branch' }): boolean {
    const stores = this.#choiceOf(node);
    return stores?.every(({ variable }) => this.#countOf(variable) === stores.filter((each) => each.variable === variable).length) ?? false;
  }

  #countOf(variable: VariableId): number {
    return this.#module.variables[variable]?.storeCount ?? 0;
  }

  /** The stores between which a branch chooses, if that is all it does and nothing says how. */
  #choiceOf({ test, then, otherwise }: Control & { op: 'branch' }): (Instruction & { op: 'store' })[] | undefined {
    const key = keyOf(understandTest(this.#module, test));
    if ((this.#carriers.of(test) & ~carries.parameter) !== 0 || (key !== undefined && this.tests.remember(key))) return undefined;
    const stores: (Instruction & { op: 'store' })[] = [];
    for (const step of [...this.stepsOf(then), ...this.stepsOf(otherwise)]) {
      if (step.op === 'may-throw' || step.op === 'constant') continue;
      const inner =
        step.op === 'branch' ? this.#choiceOf(step) : step.op === 'store' && this.#isPlainChoice(step.variable) ? [step] : undefined;
      if (!inner) return undefined;
      stores.push(...inner);
    }
    return stores;
  }

  #isPlainChoice(variable: VariableId): boolean {
    return this.#module.variables[variable]?.kind === 'synthetic' && !holdsHandles(this.#carriers.variables[variable] ?? 0);
  }

  #loop(node: Control & { op: 'loop' }): Step | undefined {
    const rounds = [...this.#select(node.update), ...this.#select(node.body)];
    const step = endsAtHead(node) ? unlessIdle(node, [...rounds, ...this.#select(node.header)]) : node;
    if (step !== node) return step;
    this.#readTest(node.test);
    this.#select(node.header);
    return node;
  }

  #readTest(test: ValueId | undefined): void {
    visitTestSources(this.#module, test, (value) => {
      if ((this.#carriers.of(value) & ~carries.parameter) !== 0) this.#isRead[value] = 1;
    });
  }
}

/** The node, unless nothing is to be run in it. */
function unlessIdle(node: Control, steps: readonly Step[]): Step | undefined {
  return steps.some((step) => step !== mayThrow) ? node : steps.length > 0 ? mayThrow : undefined;
}

const inside = new WeakMap<Unit, ReadonlySet<Unit>>();

/** The unit and all inside it that may run as part of it. */
function unitsInside(root: Unit): ReadonlySet<Unit> {
  let found = inside.get(root);
  if (!found) inside.set(root, (found = addInside(root, new Set())));
  return found;
}

function addInside(root: Unit, found: Set<Unit>): Set<Unit> {
  found.add(root);
  for (const node of instructionsOf(root.body)) {
    const inner = node.op === 'closure' && isRunInPlace(root, node) ? root.module.units[node.unit] : undefined;
    if (inner) addInside(inner, found);
  }
  return found;
}
