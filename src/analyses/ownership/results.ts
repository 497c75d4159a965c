import type { Port, Shape } from '../../base/behaviour.ts';
import type { Instruction, Module, ValueId } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';
import type { RunContext } from './context.ts';
import { meets } from './kind-conditions.ts';
import type { AbstractObject, ResourceObject, Site, StructureObject } from './object.ts';
import { fates, untouched } from './standing.ts';
import type { State } from './state.ts';
import { type AbstractValue, joinValues, nullValue, plainValue, unknownValue, valueOf } from './value.ts';

/** Where the values of one call come from. */
export interface CallValues {
  readonly instruction: Instruction & { readonly result: ValueId };
  /** The call's source, for messages. */
  readonly maker: string;
  readonly unit: Site['unit'];
  /** The name by which the program calls what is made, where no variable holds it. */
  readonly label?: string;
  at(port: Port): AbstractValue;
  /** What the callback at an argument returned when it was run. */
  callbackResult(argument: number): AbstractValue | undefined;
  /** The receiver is a promise, whose only element is its result. */
  readonly isPromiseReceiver: boolean;
}

/** Makes the value of a result, with new handles for all that it owns. */
export function makeResult(run: RunContext, state: State, shape: Shape, call: CallValues, path = '', isMany = false): AbstractValue {
  if ('kind' in shape) return makeOfKind(run, state, shape, call, path, isMany);
  if ('each' in shape) return makeEach(run, state, shape, call, path, isMany);
  if ('tuple' in shape)
    return makeStructure(run, state, Object.fromEntries(shape.tuple.map((each, index) => [String(index), each])), call, path, isMany);
  if ('fields' in shape) return makeStructure(run, state, shape.fields, call, path, isMany);
  if ('record' in shape) return makeStructure(run, state, { '*': shape.record }, call, path, true);
  // Promises are looked through: a handle that a promise will give is owned from the call on.
  if ('promise' in shape) return makeResult(run, state, shape.promise, call, path, isMany);
  if ('awaited' in shape) return makeResult(run, state, shape.awaited, call, path, isMany);
  if ('anyOf' in shape) {
    const isElement = shape.anyOf.some((each) => 'elementsOf' in each && isGiven(call, each));
    const given = shape.anyOf.filter((each) => isGiven(call, each) || (isElement && isOfCallback(call, each)));
    if (given.length > 1) return given.map((each) => makeResult(run, state, each, call, path, isMany)).reduce(joinValues);
    const [first] = shape.anyOf;
    const usual = shape.anyOf.find((each) => isAskedFor(run.module, each, call)) ?? first;
    return usual ? withNull(makeResult(run, state, usual, call, path, isMany), shape.anyOf) : unknownValue;
  }
  if ('same' in shape) return call.at(shape.same);
  if ('elementsOf' in shape)
    return shape.elementsOf === 'this' && call.isPromiseReceiver ? call.at('this') : elementsOf(state, call.at(shape.elementsOf), false);
  if ('resultOf' in shape) return call.callbackResult(shape.resultOf) ?? unknownValue;
  if ('when' in shape)
    return meets(run, shape.when, call.instruction) ? makeResult(run, state, shape.then, call, path, isMany) : plainValue;
  if ('plain' in shape) return plainValue;
  return unknownValue;
}

/** Whether the call itself shows that it gives this alternative: a callback gave something, or several results are asked for by name. */
function isAskedFor(module: Module, shape: Shape, call: CallValues): boolean {
  return (
    isOfCallback(call, shape) ||
    ('each' in shape && shape.count !== undefined && (lengthOf(module, call.instruction, shape.count) ?? 0) > 1)
  );
}

function isOfCallback(call: CallValues, shape: Shape): boolean {
  return 'resultOf' in shape && call.callbackResult(shape.resultOf) !== undefined;
}

/** More elements than this are followed as one. */
const mostElements = 16;

/** An array of handles: each by itself where the call says how many there are. */
function makeEach(
  run: RunContext,
  state: State,
  { each, count }: Extract<Shape, { readonly each: unknown }>,
  call: CallValues,
  path: string,
  isMany: boolean,
): AbstractValue {
  const length = count === undefined ? undefined : lengthOf(run.module, call.instruction, count);
  if (length === undefined || length > mostElements) return makeStructure(run, state, { '*': each }, call, path, true);
  const elements = Array.from({ length }, (_, index) => [String(index), each] as const);
  return makeStructure(run, state, Object.fromEntries(elements), call, path, isMany);
}

/** How many elements an argument asks for, if it says so in so many words. */
function lengthOf(module: Module, instruction: Instruction, argument: number): number | undefined {
  const item = instruction.op === 'call' ? instruction.arguments[argument] : undefined;
  const node = item?.kind === 'value' ? definitionOf(module, item.value) : undefined;
  if (node?.op === 'constant') return typeof node.value === 'number' ? node.value : undefined;
  return node?.op === 'array' && node.items.every(({ kind }) => kind === 'value') ? node.items.length : undefined;
}

/** Something that was handed in, or what is in it: nothing is made, so that the result holds all such alternatives at once, as what a promise or the callback of its `catch` gives. */
function isGiven({ instruction }: CallValues, shape: Shape): boolean {
  const port = 'elementsOf' in shape ? shape.elementsOf : 'same' in shape ? shape.same : undefined;
  return port === 'this' || (port !== undefined && instruction.op === 'call' && port < instruction.arguments.length);
}

/** A plain alternative says that there may be nothing. */
function withNull(value: AbstractValue, alternatives: readonly Shape[]): AbstractValue {
  return alternatives.some((each) => 'plain' in each) ? joinValues(value, nullValue) : value;
}

function makeOfKind(
  run: RunContext,
  state: State,
  shape: Extract<Shape, { readonly kind: string }>,
  call: CallValues,
  path: string,
  isMany: boolean,
): AbstractValue {
  const row = run.world.knowledge.kind(shape.kind) ?? run.world.instances.ofKind(shape.kind);
  if (row && 'sort' in row && row.sort === 'container') return valueOf([newStructure(run, state, call.instruction, path)]);
  if (!row?.resource || shape.own === 'borrowed' || (shape.borrowedIf && meets(run, shape.borrowedIf, call.instruction))) return plainValue;
  const { resource, noun } = row;
  const made = makeHandle(run, state, { kind: shape.kind, resource, noun }, call, path, isMany);
  // Held by its maker: what releases the maker, or takes it away, does so with this as well.
  if (resource.endsWith === 'maker')
    for (const maker of call.at('this').objects) if (maker.is === 'resource') state.put(maker, '*', made, false);
  return made;
}

/** A new handle that a call gives. */
export function makeHandle(
  run: RunContext,
  state: State,
  { kind, resource, noun }: Pick<Site, 'kind' | 'resource' | 'noun'>,
  { instruction, maker, unit, label }: CallValues,
  path = '',
  isMany = false,
): AbstractValue {
  const site = { module: run.module, instruction, path, kind, resource, noun, maker, unit, ...(label !== undefined && { label }) };
  return valueOf([newHandle(run, state, site, isMany)]);
}

/** A handle is made: the one that the site made before becomes an old one. */
function newHandle(run: RunContext, state: State, site: Site, isMany: boolean): ResourceObject {
  const recent = run.pool.resource(site, isMany);
  if (state.hasMade(recent)) retire(state, recent, run.pool.oldOf(recent));
  const isScoped = recent.site.resource.discipline === 'scoped';
  const scope = isScoped ? (state.scopes.at(-1) ?? 0) : 0;
  const isAfterAwait = isScoped && state.scopes.length === 0 && state.isPastScope;
  state.standings.set(recent, { ...untouched, fate: fates.live, scope, isAfterAwait });
  state.contents.delete(recent);
  return recent;
}

/** A structure is made: the one that the instruction made before becomes an old one. */
export function newStructure(run: RunContext, state: State, instruction: Instruction, path = ''): StructureObject {
  const recent = run.pool.structure(instruction, path);
  if (state.contents.has(recent)) state.rename(recent, run.pool.oldStructure(recent));
  state.start(recent);
  return recent;
}

/**
 * One element of a result of nobody knows how many handles, when it is taken by its position: from then on it stands by itself, and the others
 * are those that are taken later, each by itself as well.
 */
export function takeElement(run: RunContext, state: State, list: StructureObject, name: string): AbstractValue | undefined {
  const others = state.contents.get(list)?.get('*');
  const [all] = others?.objects ?? [];
  if (
    !/^\d+$/.test(name) ||
    others?.objects.length !== 1 ||
    all?.is !== 'resource' ||
    all.isOld ||
    all.site.instruction !== list.instruction
  )
    return undefined;
  const standing = state.standings.get(all);
  if (!standing || !all.site.path.endsWith('*')) return undefined;
  const element = run.pool.resource({ ...all.site, path: `${all.site.path.slice(0, -1)}${name}` }, false);
  if (state.hasMade(element)) retire(state, element, run.pool.oldOf(element));
  state.standings.set(element, { ...standing, isTaken: true, isParted: false });
  state.update(all, { isParted: true });
  const value = valueOf([element]);
  state.put(list, name, value, true);
  return value;
}

function retire(state: State, recent: ResourceObject, old: ResourceObject): void {
  const known = state.standings.get(old);
  // An old handle that nobody holds and that is not alive needs no memory of it.
  if (known && (known.fate & fates.live) === 0 && !state.reachable(state.variables.values()).has(old)) state.standings.delete(old);
  state.rename(recent, old);
}

function makeStructure(
  run: RunContext,
  state: State,
  fields: Readonly<Record<string, Shape>>,
  call: CallValues,
  path: string,
  isMany: boolean,
): AbstractValue {
  const structure = newStructure(run, state, call.instruction, path);
  for (const [name, field] of Object.entries(fields)) {
    const value = makeResult(run, state, field, call, path === '' ? name : `${path}.${name}`, isMany || name === '*');
    state.put(structure, name, value, true);
  }
  return valueOf([structure]);
}

/** What taking one element of the value gives; `isEach` when every element is taken in turn. */
export function elementsOf(state: State, value: AbstractValue, isEach: boolean): AbstractValue {
  let found: AbstractValue | undefined;
  for (const object of value.objects) {
    // A result that may be one handle or several is followed as one: taking an element of it is taking it.
    const element =
      object.is === 'structure'
        ? joinFields(state, object)
        : object.is === 'resource'
          ? valueOf([object], true)
          : object.is === 'field'
            ? { ...unknownValue, objects: [object] }
            : unknownValue;
    if (element) found = found ? joinValues(found, element) : element;
  }
  if (!found) return unknownValue;
  return { ...found, isEach: isEach || found.isEach };
}

function joinFields(state: State, object: AbstractObject): AbstractValue | undefined {
  let found: AbstractValue | undefined;
  for (const value of state.contents.get(object)?.values() ?? []) found = found ? joinValues(found, value) : value;
  return found;
}
