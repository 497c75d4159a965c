import type { KindId } from '../../base/behaviour.ts';
import type { Span } from '../../base/span.ts';
import type { CallInstruction, Instruction } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { ownFieldOf } from '../code/own-field.ts';
import type { RunContext } from './context.ts';
import { putsEmptyContainer } from './emptying.ts';
import type { FieldHold } from './field-hold.ts';
import { placeOfVariable, variableAt } from './module-variables.ts';
import type { AbstractObject, ResourceObject } from './object.ts';
import { fates, untouched } from './standing.ts';
import type { State } from './state.ts';
import { type AbstractValue, unknownValue } from './value.ts';

/** Where in the receiver something is put. */
interface Place {
  readonly name: string;
  readonly key?: string;
  readonly isInside: boolean;
  readonly at: Span;
}

/** What a field of the receiver holds: what this run put there, or what it held before. */
export function readField(run: RunContext, state: State, node: Instruction & { op: 'get' }): AbstractValue {
  if (!('name' in node.key)) {
    // `this[key]` may be any field: whatever is done to it may be done to all.
    run.passesSelf = true;
    return unknownValue;
  }
  return readOwn(run, state, node.key.name);
}

/** What a field, or a variable of the module by its place, holds. */
export function readOwn(run: RunContext, state: State, name: string): AbstractValue {
  return state.contents.get(run.pool.self)?.get(name) ?? { ...unknownValue, objects: [follow(run, state, name)] };
}

/** The object for what the field held before, followed from now on. */
function follow(run: RunContext, state: State, name: string): AbstractObject {
  const field = run.pool.field(name);
  const followed = field as ResourceObject;
  if (!state.standings.has(followed)) state.standings.set(followed, { fate: fates.live, ...untouched });
  return field;
}

/** `this.name = value`. */
export function writeField(run: RunContext, state: State, node: Instruction & { op: 'set' }, value: AbstractValue): void {
  if (!('name' in node.key)) return;
  const { name } = node.key;
  // What it held was made for it: an empty one of its sort takes its place.
  const isContainer = value.objects.length > 0 && value.objects.every(({ is }) => is === 'structure');
  if (isContainer && putsEmptyContainer(run.root, node) && !isEmpty(run, state, name))
    dropFromField(run, state, readOwn(run, state, name), node.span);
  holdIn(run, state, { name, isInside: false, at: node.span }, value);
  state.put(run.pool.self, name, value, true);
}

/** Notes the handles made here that now belong to a field. */
export function holdIn(run: RunContext, state: State, place: Place, value: AbstractValue): void {
  const isKnownEmpty = place.isInside || isEmpty(run, state, place.name);
  for (const object of state.reachable([value])) {
    if (object.is !== 'resource' || state.standings.get(object)?.fate !== fates.live) continue;
    const isSafe = isKnownEmpty || areAllReleased(run, object.site.kind, place.at);
    note(run.holds, { field: place.name, unit: run.root, site: object.site, at: place.at, isInside: place.isInside, isSafe });
  }
}

/** The function has told the library before to release all that it made of such a kind. */
function areAllReleased({ world, module, root }: RunContext, kind: KindId, before: Span): boolean {
  return [...instructionsOf(root.body)].some((node) => {
    const effect = node.op === 'call' && node.span.start < before.start ? world.effects.effectOf(module, node) : undefined;
    return effect?.kind === 'known' && effect.behaviour.releasesAll?.some((each) => world.knowledge.isA(kind, each)) === true;
  });
}

function note(holds: FieldHold[], hold: FieldHold): void {
  const index = holds.findIndex(
    (each) => each.at.start === hold.at.start && each.site.instruction === hold.site.instruction && each.site.path === hold.site.path,
  );
  const known = holds[index];
  if (known) holds[index] = { ...known, isSafe: known.isSafe && hold.isSafe };
  else holds.push(hold);
}

/** Whether nothing that the field holds would be lost by putting something else there. */
function isEmpty(run: RunContext, state: State, name: string): boolean {
  if (state.tests.get(variableAt(name) === undefined ? `this.${name}` : name) === false || isFirstTime(run, state)) return true;
  const own = state.contents.get(run.pool.self)?.get(name);
  if (own && own.objects.length === 0 && !own.isOpen) return true;
  const held = own?.objects ?? [run.pool.field(name)];
  return held.length > 0 && held.every((object) => mayBeReleased(state, object));
}

/** A test has found a field or variable of the module empty. */
export function wasFoundEmpty({ tests }: State, test: string): boolean {
  return tests.get(test) === false;
}

/** What was found empty is filled: what follows is done only once all the same. */
export function keepFirstTime({ tests }: State, test: string): void {
  tests.set(`first ${test}`, false);
}

/** `if (!this.pending) { … this.pending = … }`: what was found empty is filled by the same unit, which then does not come here again. */
function isFirstTime({ module, root }: RunContext, { tests }: State): boolean {
  const empty = new Set(
    [...tests].flatMap(([test, outcome]) => (outcome ? [] : (/^(?:first )?(?:this\.)?([\w$#]+)$/.exec(test)?.[1] ?? []))),
  );
  if (empty.size === 0) return false;
  return [...instructionsOf(root.body)].some(
    (node) =>
      (node.op === 'set' && empty.has(ownFieldOf(module, node) ?? '')) ||
      (node.op === 'store' && module.variables[node.variable]?.unit === 0 && empty.has(placeOfVariable(node.variable))),
  );
}

function mayBeReleased(state: State, object: AbstractObject): boolean {
  const fate = state.standings.get(object as ResourceObject)?.fate ?? fates.live;
  return (fate & fates.released) !== 0;
}

/** A key of a container that a field holds is deleted, or the container emptied. */
export function dropFromField(run: RunContext, state: State, container: AbstractValue, at: Span): void {
  for (const object of container.objects) {
    if (object.is !== 'field' || mayBeReleased(state, object)) continue;
    if (!run.drops.some((drop) => drop.at.start === at.start)) run.drops.push({ field: object.name, unit: run.root, at });
  }
}

/** A method of the receiver gave what some of its fields hold. */
export function takeFromFields(run: RunContext, state: State, call: CallInstruction, names: readonly string[]): void {
  const result = state.values.get(call.result);
  if (names.length === 0 || (result && result.objects.length > 0)) return;
  state.values.set(call.result, { ...unknownValue, objects: names.flatMap((name) => readOwn(run, state, name).objects) });
}

/** A method of the receiver ran that releases some of its fields. */
export function releaseFields(run: RunContext, state: State, names: Iterable<string>): void {
  for (const name of names) {
    state.remove(run.pool.self, name);
    state.update(follow(run, state, name) as ResourceObject, { fate: fates.released });
  }
}
