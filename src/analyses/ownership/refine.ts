import { codeOf } from '../code/module-code.ts';
import { comparesWithLastState } from './asked-whether-released.ts';
import type { Instruction, Module, ValueId, VariableId } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';
import { outcomeOfLength } from './length-tests.ts';
import { logicalOf } from './logical.ts';
import type { RunContext } from './context.ts';
import { keyOf, presenceKey } from './remembered-tests.ts';
import type { State } from './state.ts';
import { type Test, understandTest } from './tests.ts';
import { type AbstractValue, falseValue, nullValue, trueValue } from './value.ts';

/** Which way a branch goes in a state: one way only, or both. */
export function outcomeOf(module: Module, state: State, test: ValueId): boolean | undefined {
  const constant = constantOf(module, state, test);
  if (constant !== undefined) return constant;
  const filled = outcomeOfLength(module, state, test);
  if (filled !== undefined) return filled;
  const asked = understandTest(module, test);
  if (!asked) return undefined;
  if (asked.asks === 'text') {
    const known = state.tests.get(asked.text);
    return known === undefined ? undefined : known === asked.whenTrue;
  }
  const value = subjectOf(state, asked);
  if (value?.constant !== undefined) return value.constant === asked.whenPresent;
  if (!value || value.isOpen) return asked.asks === 'presence' ? knownPresence(state, asked) : undefined;
  if (!value.isNullable) return asked.whenPresent;
  return value.objects.length === 0 ? !asked.whenPresent : undefined;
}

/** The constant that a value is, also by `!` and comparison of what is known to be true or false. */
function constantOf(module: Module, state: State, value: ValueId): boolean | undefined {
  const known = state.values.get(value)?.constant;
  const node = known === undefined ? definitionOf(module, value) : undefined;
  if (node?.op !== 'operate') return known;
  const [left, right] = node.operands.map((operand) => state.values.get(operand));
  if (node.operator === '!') return left?.constant === undefined ? undefined : !left.constant;
  if (comparesWithLastState(codeOf(module), node)) {
    const isReleased = left?.constant ?? right?.constant;
    return isReleased === undefined ? undefined : isReleased === node.operator.startsWith('=');
  }
  if (!/^[!=]==?$/.test(node.operator) || !isBoolean(left) || !isBoolean(right)) return undefined;
  return (left === right) === node.operator.startsWith('=');
}

function isBoolean(value: AbstractValue | undefined): boolean {
  return value === trueValue || value === falseValue;
}

function knownPresence(state: State, asked: Test & { asks: 'presence' }): boolean | undefined {
  const known = state.tests.get(presenceKey(asked.variable));
  return known === undefined ? undefined : known === asked.whenPresent;
}

/** Narrows a state to one outcome of a test. Handles that only the excluded value held were not made on this path. */
export function assume(run: RunContext, state: State, test: ValueId, outcome: boolean): void {
  const { module } = run;
  const node = definitionOf(module, test);
  if (node?.op === 'operate' && node.operator === '!' && node.operands[0] !== undefined)
    return assume(run, state, node.operands[0], !outcome);
  const logical = logicalOf(module, test);
  if (logical?.decides === outcome) for (const side of [logical.left, logical.right]) assume(run, state, side, outcome);
  const asked = understandTest(module, test);
  if (!asked) return;
  const key = keyOf(asked);
  if (key !== undefined && run.tests.remember(key))
    state.tests.set(key, outcome === (asked.asks === 'text' ? asked.whenTrue : asked.whenPresent));
  if (asked.asks === 'text') {
    if (asked.read && outcome !== asked.whenTrue) excludeProperty(state, asked.read);
    return;
  }
  const value = subjectOf(state, asked);
  if (!value) return;
  if (outcome === asked.whenPresent) replaceSubject(state, asked, { ...value, isNullable: false });
  else exclude(state, asked, value);
}

/** Forgets what was known of tests on a variable that gets a new value. */
export function forgetTests(state: State, module: Module, variable: VariableId): void {
  const name = module.variables[variable]?.name;
  state.tests.delete(presenceKey(variable));
  if (name === undefined || state.tests.size === 0) return;
  for (const text of [...state.tests.keys()]) if (mentions(text, name)) state.tests.delete(text);
}

/** Forgets tests on a property that is written. */
export function forgetProperty(state: State, property: string | undefined): void {
  for (const text of [...state.tests.keys()])
    if (property === undefined ? /[.[]/.test(text) : mentions(text, property)) state.tests.delete(text);
}

/** A property that gets the value of a variable which is known to be there is there, too. */
export function assumeWritten({ module, tests }: RunContext, state: State, { object, key, value }: Instruction & { op: 'set' }): void {
  const given = definitionOf(module, value);
  const owner = definitionOf(module, object);
  if (!('name' in key) || given?.op !== 'load' || !owner || state.tests.get(presenceKey(given.variable)) !== true) return;
  const property = `${module.text.slice(owner.span.start, owner.span.end)}.${key.name}`;
  if (tests.remember(property)) state.tests.set(property, true);
}

function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w$]/.test(text[at - 1] ?? ' ') && !/[\w$]/.test(text[at + name.length] ?? ' ')) return true;
  }
  return false;
}

function subjectOf(state: State, asked: Test & { asks: 'presence' | 'value' }): AbstractValue | undefined {
  return asked.asks === 'presence' ? state.variables.get(asked.variable) : state.values.get(asked.value);
}

function replaceSubject(state: State, asked: Test & { asks: 'presence' | 'value' }, value: AbstractValue): void {
  if (asked.asks === 'presence') state.variables.set(asked.variable, value);
  else state.values.set(asked.value, value);
}

/** A property of a container made here that turned out to be empty holds no handle on this path. */
function excludeProperty(state: State, { object, key, result }: Instruction & { op: 'get' }): void {
  const value = state.values.get(result);
  const owners = state.values.get(object)?.objects ?? [];
  const [owner] = owners;
  if (!('name' in key) || !value || owner?.is !== 'structure' || owners.length !== 1) return;
  state.put(owner, key.name, value.isOpen ? { ...value, objects: [] } : nullValue, true);
  forgetUnmade(state, value);
}

function exclude(state: State, asked: Test & { asks: 'presence' | 'value' }, value: AbstractValue): void {
  replaceSubject(state, asked, value.isOpen ? { ...value, objects: [] } : nullValue);
  if (value.objects.length === 0) return;
  if (asked.asks === 'value') state.values.delete(asked.value);
  forgetUnmade(state, value);
}

function forgetUnmade(state: State, value: AbstractValue): void {
  const held = state.reachable(state.variables.values());
  for (const object of state.reachable([value])) if (object.is === 'resource' && !held.has(object)) state.standings.delete(object);
}
