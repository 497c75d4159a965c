import type { Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { definitionOf } from '../definitions.ts';
import { logicalOf } from './logical.ts';
import { type Test, understandTest } from './tests.ts';

/** Whether a field of the receiver is there: says whether something is put into an empty one. */
const fieldTest = /^this\.[\w$#]+$/;

/** What is remembered of a test: its text, or which variable it asks for. Undefined of a computed value, which is asked for only once. */
export function keyOf(test: Test | undefined): string | undefined {
  return test?.asks === 'text' ? test.text : test?.asks === 'presence' ? presenceKey(test.variable) : undefined;
}

/** What is remembered of whether a variable holds something. */
export function presenceKey(variable: VariableId): string {
  return `#${variable}`;
}

/** Which outcomes of tests are worth remembering on the way through a unit and the units inside it: those that are asked for again. */
export class RememberedTests {
  readonly #module: Module;
  readonly #keys = new Set<string>();
  /** Variables of which a test asks whether they hold something, and those whose value may get into them. */
  readonly #asked = new Set<VariableId>();
  /** Names in the texts that are remembered: what is put into such a variable or property may change the outcome. */
  readonly #names = new Set<string>();

  constructor(module: Module, units: Iterable<Unit>, outer: ReadonlySet<VariableId>) {
    this.#module = module;
    const asked = new Set<string>();
    const counts = new Map<string, number>();
    const written = new Set<string>();
    const inLoops = new Set<Node>();
    for (const unit of units)
      for (const node of nodesOf(unit.body)) {
        if (node.op === 'loop') for (const inner of nodesOf(node.body)) if (inner.op === 'branch') inLoops.add(inner);
        if (node.op === 'set') for (const key of keysWritten(module, node.value)) written.add(key);
        if ((node.op !== 'branch' && node.op !== 'loop') || node.test === undefined) continue;
        const key = keyOf(understandTest(module, node.test));
        if (key !== undefined) asked.add(key);
        // In a loop it is asked in each round.
        const asks = inLoops.has(node) ? 2 : 1;
        for (const learnt of this.#learnt(node.test, new Set())) counts.set(learnt, (counts.get(learnt) ?? 0) + asks);
      }
    this.#addSources(units);
    for (const [key, count] of counts) if ((count > 1 && asked.has(key)) || fieldTest.test(key) || written.has(key)) this.#remember(key);
    // A variable of the module that was found empty says that its function comes there for the first time.
    if (outer.size > 0)
      for (const { id, unit } of module.variables) if (unit === 0 && asked.has(presenceKey(id))) this.#remember(presenceKey(id));
  }

  /** The outcome of the test with this key is worth remembering. */
  remember(key: string): boolean {
    return this.#keys.has(key);
  }

  /** It matters whether the variable holds something, or which constant. */
  askForValue(variable: VariableId): boolean {
    return this.#asked.has(variable);
  }

  /** What is put into the variable may change an outcome that is remembered. */
  mentionVariable(variable: VariableId): boolean {
    return this.#keys.has(presenceKey(variable)) || this.#names.has(this.#module.variables[variable]?.name ?? '');
  }

  /** What is put into the property, or into any, may change an outcome that is remembered. */
  mentionProperty(name: string | undefined): boolean {
    return name === undefined ? this.#names.size > 0 : this.#names.has(name);
  }

  /** What is put into a variable that is asked for may come from another. */
  #addSources(units: Iterable<Unit>): void {
    const copies: { readonly from: VariableId; readonly to: VariableId }[] = [];
    for (const unit of units)
      for (const node of nodesOf(unit.body)) {
        const given = node.op === 'store' ? definitionOf(this.#module, node.value) : undefined;
        if (node.op === 'store' && given?.op === 'load') copies.push({ from: given.variable, to: node.variable });
      }
    for (let before = -1; before !== this.#asked.size;) {
      before = this.#asked.size;
      for (const { from, to } of copies) if (this.#asked.has(to)) this.#asked.add(from);
    }
  }

  #remember(key: string): void {
    this.#keys.add(key);
    if (!key.startsWith('#')) for (const [name] of key.matchAll(/[\w$]+/g)) this.#names.add(name);
  }

  /** The keys of all that is known once a test has come out one way. */
  #learnt(test: ValueId, keys: Set<string>): Set<string> {
    const node = definitionOf(this.#module, test);
    const [negated] = node?.op === 'operate' && node.operator === '!' ? node.operands : [];
    if (negated !== undefined) return this.#learnt(negated, keys);
    const logical = logicalOf(this.#module, test);
    if (logical) for (const side of [logical.left, logical.right]) this.#learnt(side, keys);
    const understood = understandTest(this.#module, test);
    if (understood?.asks === 'presence') this.#asked.add(understood.variable);
    const key = keyOf(understood);
    return key === undefined ? keys : keys.add(key);
  }
}

const withoutOuter = new WeakMap<Unit, RememberedTests>();

/** The tests worth remembering in a unit and `units` inside it. `outer` are variables of the module that hold handles: what else matters is of the code alone. */
export function rememberedTests(root: Unit, units: Iterable<Unit>, outer: ReadonlySet<VariableId>): RememberedTests {
  if (outer.size > 0) return new RememberedTests(root.module, units, outer);
  let tests = withoutOuter.get(root);
  if (!tests) withoutOuter.set(root, (tests = new RememberedTests(root.module, units, outer)));
  return tests;
}

/** A variable that is known to be there when it is put into a property makes the property known to be there. */
function keysWritten(module: Module, value: ValueId): string[] {
  const given = definitionOf(module, value);
  return given?.op === 'load' ? [presenceKey(given.variable)] : [];
}
