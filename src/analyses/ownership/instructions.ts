import { codeOf } from '../code/module-code.ts';
import type { Span } from '../../base/span.ts';
import type { Instruction, Key, ValueId } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';
import { answerWhetherReleased, asksForLastState, asksWhetherReleased } from './asked-whether-released.ts';
import type { RunContext } from './context.ts';
import { isLengthOfField } from './emptying.ts';
import { endScope, escape, isEscaped, lend, markOverwritten, wait } from './fates.ts';
import type { AbstractObject } from './object.ts';
import { dropFromField, holdIn, keepFirstTime, readField, readOwn, wasFoundEmpty, writeField } from './fields.ts';
import { onlyWorksWith } from './captured-uses.ts';
import { keepsHandle } from './carriers.ts';
import { isSelf } from '../code/own-field.ts';
import { placeOfVariable } from './module-variables.ts';
import { isOnlyText } from './plain-values.ts';
import { assumeWritten, forgetProperty, forgetTests } from './refine.ts';
import { presenceKey } from './remembered-tests.ts';
import { elementsOf, makeResult, newStructure, takeElement } from './results.ts';
import { callersScope, fates, isByHand } from './standing.ts';
import type { State } from './state.ts';
import { type AbstractValue, falseValue, joinValues, nullValue, plainValue, trueValue, unknownValue, valueOf } from './value.ts';

/** Properties that say how many elements a container has, which none of them is. */
const countNames: ReadonlySet<string> = new Set(['length', 'size']);

/** What a value is in a state; nothing is known of one that the run never wrote. */
export function read(state: State, value: ValueId): AbstractValue {
  return state.values.get(value) ?? unknownValue;
}

/** Runs one instruction other than a call in one state. */
export function evaluate(run: RunContext, state: State, node: Exclude<Instruction, { op: 'call' }>): void {
  const result = compute(run, state, node);
  if (!('result' in node) || !result) return;
  if (result === unknownValue) state.values.delete(node.result);
  else state.values.set(node.result, result);
}

function compute(run: RunContext, state: State, node: Exclude<Instruction, { op: 'call' }>): AbstractValue | undefined {
  switch (node.op) {
    case 'constant':
      return node.type === 'null' || node.type === 'undefined'
        ? nullValue
        : node.value === true
          ? trueValue
          : node.value === false
            ? falseValue
            : plainValue;
    case 'load':
      if (run.outer.has(node.variable)) return readOwn(run, state, placeOfVariable(node.variable));
      return run.isFollowed(node.variable) ? state.variables.get(node.variable) : unknownValue;
    case 'store':
      storeVariable(run, state, node);
      return undefined;
    case 'get':
      return readProperty(run, state, node);
    case 'set':
      writeProperty(run, state, node);
      return undefined;
    case 'rest':
      return takeRest(run, state, node);
    case 'closure': {
      const unit = run.module.units[node.unit];
      return unit && valueOf([run.pool.closure(unit)]);
    }
    case 'array':
      return makeArray(run, state, node);
    case 'object':
      return makeObject(run, state, node);
    case 'await':
      if (!isRelease(run, node.value)) wait(run, state, comingToBe(run, state, node.value));
      pauseScopes(run, state, node.span);
      return read(state, node.value);
    case 'yield':
      if (node.value !== undefined) escape(run, state, read(state, node.value));
      return unknownValue;
    case 'cast':
      return read(state, node.value);
    case 'operate':
      return writtenOut(state, node);
    case 'opaque':
      for (const operand of node.operands) lend(state, read(state, operand));
      return unknownValue;
    case 'remove':
      dropFromField(run, state, read(state, node.object), node.span);
      removeProperty(state, node);
      return plainValue;
    case 'global':
      return node.name === 'undefined' ? nullValue : unknownValue;
    case 'class':
      return unknownValue;
    case 'this':
      return { ...plainValue, objects: [run.pool.self] };
  }
}

/** What a promise gives, and what else the call that gave the promise makes. */
function comingToBe(run: RunContext, state: State, promise: ValueId): AbstractValue {
  const call = definitionOf(run.module, promise);
  const given = read(state, promise);
  const made = [...state.standings.keys()].filter(
    (object) => object.is === 'resource' && !object.isOld && object.site.instruction === call,
  );
  return made.length === 0 ? given : { ...given, objects: [...new Set([...given.objects, ...made])] };
}

/** Waiting for a release that was called: like the call itself it is taken not to throw. */
function isRelease(run: RunContext, value: ValueId): boolean {
  const call = definitionOf(run.module, value);
  if (call?.op !== 'call') return false;
  const effect = run.world.effects.effectOf(run.module, call);
  const behaviour =
    effect.kind === 'known' ? effect.behaviour : effect.kind === 'unit' ? (effect.pair ?? run.world.summaryOf(effect.unit)) : undefined;
  return behaviour?.releases !== undefined;
}

/**
 * A text that a handle is written into still leads to it: a name made of another, an address with a key in it. So does an address of memory as an unsigned
 * number, `pointer >>> 0`. Neither leads to a tensor.
 */
function writtenOut(state: State, node: Instruction & { op: 'operate' }): AbstractValue {
  if (!keepsHandle(node)) return plainValue;
  const objects = node.operands.flatMap((operand) =>
    read(state, operand).objects.filter((object) => object.is === 'resource' && object.site.resource.discipline !== 'scoped'),
  );
  return objects.length === 0 ? plainValue : { ...plainValue, objects };
}

/** After an `await` the callback of a scope has returned, and what it has made so far is freed: what it makes from here on is in no scope. */
function pauseScopes(run: RunContext, state: State, at: Span): void {
  const ended = state.scopes.filter((scope) => !isByHand(scope));
  if (ended.length === 0) return;
  for (const scope of ended) {
    const call = run.scopedCalls.get(scope);
    if (scope === callersScope && run.root.isAsync) endScope(state, scope, unknownValue);
    if (!call) continue;
    run.pauses.set(at, call);
    endScope(state, scope, unknownValue, at);
  }
  state.scopes = state.scopes.filter(isByHand);
  state.isPastScope = true;
}

function storeVariable(run: RunContext, state: State, node: Instruction & { op: 'store' }): void {
  const value = read(state, node.value);
  if (!run.isFollowed(node.variable)) {
    if (run.outer.has(node.variable)) writeOuter(run, state, node, value);
    escape(run, state, value);
    return;
  }
  const before = state.variables.get(node.variable);
  state.variables.set(node.variable, value);
  forgetTests(state, run.module, node.variable);
  // A declaration in a loop makes a new variable on each round: nobody overwrites the old one.
  if (before && before !== value && !node.declares) markOverwritten(state, before, node.span);
  if (node.using) for (const object of value.objects) if (object.is === 'resource') state.update(object, { fate: fates.released });
  if (state.shared.has(node.variable)) escape(run, state, value);
}

/** A variable of the module holds what it gets as a field does. */
function writeOuter(run: RunContext, state: State, node: Instruction & { op: 'store' }, value: AbstractValue): void {
  const name = placeOfVariable(node.variable);
  holdIn(run, state, { name, isInside: false, at: node.span }, value);
  state.put(run.pool.self, name, value, true);
  const isFirst = wasFoundEmpty(state, presenceKey(node.variable));
  forgetTests(state, run.module, node.variable);
  if (isFirst) keepFirstTime(state, presenceKey(node.variable));
}

function readProperty(run: RunContext, state: State, node: Instruction & { op: 'get' }): AbstractValue {
  const owner = read(state, node.object);
  const isAsked = ('name' in node.key && asksWhetherReleased(node.key.name)) || asksForLastState(codeOf(run.module), node);
  const answer = isAsked ? answerWhetherReleased(state, owner) : undefined;
  if (answer) return answer;
  let found: AbstractValue | undefined;
  for (const object of owner.objects) {
    const value = readOf(run, state, object, node, owner.isEach);
    found = found ? joinValues(found, value) : value;
  }
  if (!found) return acquire(run, state, node) ?? unknownValue;
  return owner.isOpen && found.objects.length > 0 ? { ...found, isNullable: true } : found;
}

/** A property whose reading makes a handle, of a receiver that is not followed. */
function acquire(run: RunContext, state: State, node: Instruction & { op: 'get' }): AbstractValue | undefined {
  if (!('name' in node.key)) return undefined;
  for (const kind of run.world.meanings.kindsOf(run.module, node.object)) {
    const shape = run.world.knowledge.propertyOf(kind, node.key.name);
    if (shape && run.world.effects.makesResource(shape)) return makeResult(run, state, shape, propertyValues(run, node));
  }
  return undefined;
}

function propertyValues(run: RunContext, node: Instruction & { op: 'get' }): Parameters<typeof makeResult>[3] {
  return {
    instruction: node,
    maker: run.module.text.slice(node.span.start, node.span.end),
    unit: run.root,
    at: () => unknownValue,
    callbackResult: () => undefined,
    isPromiseReceiver: false,
  };
}

function readOf(run: RunContext, state: State, object: AbstractObject, node: Instruction & { op: 'get' }, isEach: boolean): AbstractValue {
  if (object.is === 'resource') {
    // A result that may be one handle or several is followed as one: this may be any of them.
    if (!('name' in node.key) || /^\d+$/.test(node.key.name)) return valueOf([object], true);
    // A member that is the handle under another name, as the `id` by which it is released.
    const member = run.world.knowledge.propertyOf(object.site.kind, node.key.name);
    if (member && 'same' in member && member.same === 'this') return valueOf([object], isEach);
    if (run.world.instances.givesOwned(object.site.kind, node.key.name)) return { ...unknownValue, objects: [object], isEach };
    return acquire(run, state, node) ?? plainValue;
  }
  if (object.is === 'self') return isSelf(codeOf(run.module), node) ? valueOf([object]) : readField(run, state, node);
  // Whatever is inside what a field holds belongs to the field.
  if (object.is === 'field') return acquire(run, state, node) ?? { ...unknownValue, objects: [object], isEach };
  if (object.is !== 'structure') return acquire(run, state, node) ?? unknownValue;
  const fields = state.contents.get(object);
  if (!('name' in node.key)) return elementsOf(state, valueOf([object]), true);
  const value =
    fields?.get(node.key.name) ??
    (countNames.has(node.key.name) ? plainValue : (takeElement(run, state, object, node.key.name) ?? fields?.get('*')));
  for (const part of value?.objects ?? []) if (part.is === 'resource') state.update(part, { isTaken: true });
  return value ? { ...value, isEach: value.isEach || isEach } : unknownValue;
}

function writeProperty(run: RunContext, state: State, node: Instruction & { op: 'set' }): void {
  const owner = read(state, node.object);
  const value = read(state, node.value);
  const name = fieldOf(node.key);
  if ('value' in node.key) escape(run, state, read(state, node.key.value));
  for (const object of owner.objects) {
    if (object.is === 'self') writeField(run, state, node, value);
    else if (object.is === 'field' && isLengthOfField(run.module, node)) dropFromField(run, state, owner, node.span);
    else if (object.is === 'field')
      holdIn(run, state, { name: object.name, isInside: true, at: node.span, ...(name !== '*' && { key: name }) }, value);
  }
  const isFirst = wasFoundEmpty(state, `this.${name}`) && owner.objects.includes(run.pool.self);
  forgetProperty(state, name === '*' ? undefined : name);
  if (isFirst) keepFirstTime(state, `this.${name}`);
  assumeWritten(run, state, node);
  const structures = owner.objects.filter((object) => object.is === 'structure');
  if (structures.length === 0) {
    if ('value' in node.key || !staysHere(run, owner, value)) escape(run, state, value);
    return;
  }
  if (structures.some((object) => isEscaped(state, object) || (object.instruction.op === 'call' && isHandlerAtWork(run, name, value))))
    escape(run, state, value);
  for (const object of structures) {
    const before = state.contents.get(object)?.get(name);
    state.put(object, name, value, name !== '*' && structures.length === 1 && !owner.isEach);
    if (name !== '*' && before) markOverwritten(state, before, node.span);
  }
}

/** What an object of a library gets as a handler lives on with it, and does more with what it captured than to look at it: `link.onclick = () => URL.revokeObjectURL(link.href)`. */
function isHandlerAtWork({ world }: RunContext, name: string, { objects }: AbstractValue): boolean {
  if (!/^on[a-z]/.test(name)) return false;
  return objects.some(
    (object) => object.is === 'closure' && !object.unit.captures.every((variable) => onlyWorksWith(world, object.unit, variable)),
  );
}

/** A handle that is plain text stays whose it was when it is put into a property of a known name, unless something here can take it back from there. */
function staysHere(run: RunContext, owner: AbstractValue, value: AbstractValue): boolean {
  return owner.objects.length === 0 && isOnlyText(run, value.objects);
}

function removeProperty(state: State, node: Instruction & { op: 'remove' }): void {
  const name = fieldOf(node.key);
  for (const object of read(state, node.object).objects) {
    const before = state.contents.get(object)?.get(name);
    if (!before || name === '*') continue;
    state.remove(object, name);
    markOverwritten(state, before, node.span);
  }
}

function fieldOf(key: Key): string {
  return 'name' in key ? key.name : '*';
}

function takeRest(run: RunContext, state: State, node: Instruction & { op: 'rest' }): AbstractValue {
  const owner = read(state, node.object);
  const structure = newStructure(run, state, node);
  const taken = typeof node.taken === 'number' ? undefined : new Set(node.taken);
  for (const object of owner.objects) {
    for (const [name, value] of state.contents.get(object) ?? []) {
      const isTaken = taken ? taken.has(name) : Number(name) < Number(node.taken);
      if (!isTaken) state.put(structure, taken ? name : '*', value, false);
    }
    if (object.is === 'resource' || object.is === 'parameter') state.put(structure, '*', valueOf([object], true), false);
  }
  return valueOf([structure]);
}

function makeArray(run: RunContext, state: State, node: Instruction & { op: 'array' }): AbstractValue {
  const structure = newStructure(run, state, node);
  const hasSpread = node.items.some((item) => item.kind === 'spread');
  node.items.forEach((item, index) => {
    if (item.kind === 'hole') return;
    const value = read(state, item.value);
    if (item.kind === 'spread') state.put(structure, '*', elementsOf(state, value, false), false);
    else state.put(structure, hasSpread ? '*' : String(index), value, !hasSpread);
  });
  return valueOf([structure]);
}

function makeObject(run: RunContext, state: State, node: Instruction & { op: 'object' }): AbstractValue {
  const structure = newStructure(run, state, node);
  for (const entry of node.entries) {
    const value = read(state, entry.value);
    if (entry.kind === 'property') state.put(structure, fieldOf(entry.key), value, 'name' in entry.key);
    else
      for (const object of value.objects) {
        for (const [name, field] of state.contents.get(object) ?? []) state.put(structure, name, field, true);
        // What the caller gives may hold anything.
        if (object.is === 'parameter') state.put(structure, '*', valueOf([object], true), false);
      }
  }
  return valueOf([structure]);
}
