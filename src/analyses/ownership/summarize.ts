import type { Behaviour, Shape } from '../../base/behaviour.ts';
import type { Unit } from '../../ir/model.ts';
import { capturedBy } from './captured-by-result.ts';
import type { Exit, World } from './context.ts';
import type { AbstractObject, ObjectPool, ResourceObject } from './object.ts';
import { isDoneOnAnyWhim, isReachedOnAnyWhim } from './plain-conditions.ts';
import { fates } from './standing.ts';
import type { State } from './state.ts';
import type { AbstractValue } from './value.ts';

const deepestShape = 4;

/** What calling a unit does, told from the ways out of its abstract run. */
export function summarize(unit: Unit, exits: readonly Exit[], pool: ObjectPool): Behaviour {
  const releases: number[] = [];
  const takes: { what: number }[] = [];
  unit.parameters.forEach((parameter, index) => {
    const fate = joinFates(exits, pool.parameter(index) as ResourceObject);
    if (fate & fates.released) releases.push(index);
    else if (fate & fates.escaped && !parameter.isRest) takes.push({ what: index });
  });
  const result = resultShape(exits);
  return { ...(result && { result }), ...(releases.length > 0 && { releases }), ...(takes.length > 0 && { takes }) };
}

/** The parameters that a unit releases on every way out. One without a way out goes on for as long as the program, and while it waits others run. */
export function surelyReleased(unit: Unit, exits: readonly Exit[], pool: ObjectPool): ReadonlySet<number> {
  if (exits.length === 0) return new Set();
  const indexes = unit.parameters.map((_, index) => index);
  return new Set(indexes.filter((index) => exits.every(({ state }) => isSurelyReleased(state, pool.parameter(index) as ResourceObject))));
}

/**
 * The parameters that a unit releases on some ways out and leaves alive on others, where what decides has nothing to do with who owns them: the
 * caller has lost them there.
 */
export function forgotten(world: World, unit: Unit, exits: readonly Exit[], pool: ObjectPool): ReadonlySet<number> {
  const found = new Set<number>();
  unit.parameters.forEach((_, index) => {
    const parameter = pool.parameter(index) as ResourceObject;
    if ((joinFates(exits, parameter) & fates.released) === 0) return;
    // Where it is given back, the caller has it.
    const ways = exits.filter((exit) => !exit.state.reachable([exit.value]).has(parameter));
    const standings = ways.map((exit) => ({ exit, standing: exit.state.standings.get(parameter) }));
    const released = standings.filter(({ standing }) => standing?.fate === fates.released && standing.releasedAt);
    const left = standings.filter(({ standing }) => standing?.fate === fates.live && !standing.isLent);
    if (released.length === 0 || released.length + left.length < ways.length) return;
    const isLeft = left.some(({ exit: { node } }) =>
      node && !released.some(({ exit }) => exit.node === node)
        ? isReachedOnAnyWhim(world, unit.module, node)
        : released.some(
            ({ exit, standing }) => exit.node === node && standing?.releasedAt && isDoneOnAnyWhim(world, unit, standing.releasedAt),
          ),
    );
    if (isLeft) found.add(index);
  });
  return found;
}

function isSurelyReleased({ standings }: State, parameter: ResourceObject): boolean {
  const standing = standings.get(parameter);
  return standing?.fate === fates.released && standing.releasedAt !== undefined;
}

function joinFates(exits: readonly Exit[], parameter: ResourceObject): number {
  let fate = 0;
  for (const exit of exits) fate |= exit.state.standings.get(parameter)?.fate ?? 0;
  return fate;
}

/** The shape that all ways out agree on; undefined when they do not, so that nobody is blamed for a result owned on some of them only. */
function resultShape(exits: readonly Exit[]): Shape | undefined {
  const shapes: Shape[] = [];
  let mayBeNothing = false;
  for (const exit of exits) {
    if (exit.value.isNullable) mayBeNothing = true;
    const shape = shapeOf(exit.state, exit.value, 0);
    if (shape) shapes.push(shape);
    else if (exit.value.isOpen) return undefined;
  }
  const joined = shapes.reduce<Shape | undefined>((left, right) => left && joinShapes(left, right), shapes[0]);
  return joined && mayBeNothing ? { anyOf: [joined, { plain: true }] } : joined;
}

function shapeOf(state: State, value: AbstractValue, depth: number): Shape | undefined {
  if (depth > deepestShape || value.objects.length === 0) return undefined;
  if (value.isOpen && value.objects.some((object) => object.is !== 'parameter')) return undefined;
  const shapes = value.objects.map((object) => shapeOfObject(state, object, depth));
  return shapes.reduce<Shape | undefined>((left, right) => left && right && joinShapes(left, right), shapes[0]);
}

function shapeOfObject(state: State, object: AbstractObject, depth: number): Shape | undefined {
  switch (object.is) {
    case 'parameter':
      return { same: object.index };
    case 'resource':
      return { kind: object.site.kind, own: state.standings.get(object)?.fate === fates.live ? 'owned' : 'borrowed' };
    case 'closure':
      return shapeOfCaptured(state, object);
    case 'self':
    case 'field':
      return undefined;
    case 'structure':
      return shapeOfStructure(state, object, depth);
  }
}

/** A function that works with what the unit was given holds it, as a record would. */
function shapeOfCaptured(state: State, closure: AbstractObject & { is: 'closure' }): Shape | undefined {
  const given = [...capturedBy(state, [closure])].flatMap((object) => (object.is === 'parameter' ? [object.index] : []));
  return given.length === 0 ? undefined : { fields: Object.fromEntries(given.map((index) => [`captured ${index}`, { same: index }])) };
}

function shapeOfStructure(state: State, object: AbstractObject, depth: number): Shape | undefined {
  const fields: Record<string, Shape> = {};
  for (const [name, value] of state.contents.get(object) ?? []) fields[name] = shapeOf(state, value, depth + 1) ?? { plain: true };
  const names = Object.keys(fields);
  const [only] = names;
  if (names.length === 1 && only === '*' && fields['*']) return { each: fields['*'] };
  return { fields };
}

/** What both shapes say. Undefined where they contradict one another on who owns it. */
function joinShapes(left: Shape, right: Shape): Shape | undefined {
  if (left === right || JSON.stringify(left) === JSON.stringify(right)) return left;
  if ('fields' in left && 'fields' in right) {
    const fields: Record<string, Shape> = { ...left.fields };
    for (const [name, shape] of Object.entries(right.fields)) {
      const own = fields[name];
      fields[name] = own === undefined ? shape : (joinFields(own, shape) ?? { plain: true });
    }
    return { fields };
  }
  return undefined;
}

/** A field that holds a handle on some ways out may be empty on others. */
function joinFields(left: Shape, right: Shape): Shape | undefined {
  const [some, other] = [filled(left), filled(right)];
  const joined = some && other ? joinShapes(some, other) : (some ?? other);
  const mayBeEmpty = some !== left || other !== right;
  return joined && mayBeEmpty ? { anyOf: [joined, { plain: true }] } : joined;
}

/** The shape of a field where it is not empty; undefined if it always is. */
function filled(shape: Shape): Shape | undefined {
  if ('plain' in shape) return undefined;
  const [first, second] = 'anyOf' in shape ? shape.anyOf : [];
  return second && 'plain' in second ? first : shape;
}
