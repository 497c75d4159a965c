import type { Instruction, Unit } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { definitionOf } from '../definitions.ts';
import type { ProjectType } from '../meaning/meaning.ts';
import { lineageOf, methodOf, ownMethodOf, superclassOf } from './lineage.ts';

/** Names by which classes offer to release what they own. */
const names =
  'dispose destroy close delete free release cleanup cleanUp terminate kill unload unmount teardown tearDown shutdown [Symbol.dispose] [Symbol.asyncDispose] componentWillUnmount ngOnDestroy disconnectedCallback onDestroy disposeInternal finalize finalizeState onRemove onDispose deinit'.split(
    ' ',
  );

/** The methods by which the class itself offers to release what its objects own. */
export function ownReleaseMethods(type: ProjectType): readonly Unit[] {
  return [...ownByName(type).values()];
}

/** The methods by which an object of the class releases what it owns, its own and those that it inherits. */
export function releaseMethodsOf(type: ProjectType): readonly Unit[] {
  const own = lineageOf(type).map(ownByName);
  return names.flatMap((name) => own.find((methods) => methods.has(name))?.get(name) ?? []);
}

const known = new WeakMap<ProjectType, ReadonlyMap<string, Unit>>();

function ownByName(type: ProjectType): ReadonlyMap<string, Unit> {
  let methods = known.get(type);
  if (!methods) known.set(type, (methods = findByName(type)));
  return methods;
}

function findByName(type: ProjectType): ReadonlyMap<string, Unit> {
  const methods = new Map<string, Unit>();
  const declared = new Set(type.class?.members.map(({ name }) => name));
  for (const name of names) {
    const method = declared.has(name) || type.members.has(name) ? ownMethodOf(type, name) : undefined;
    if (method && !takesPart(name, method)) methods.set(name, method);
  }
  return methods;
}

/** `release(item)` takes back or lets go of what it is given, as pools and allocators do: the object goes on. */
function takesPart(name: string, { parameters }: Unit): boolean {
  const [first] = parameters;
  return /^(release|free|delete)$/.test(name) && first !== undefined && !first.isOptional && !first.isRest;
}

/**
 * The units that run when a method is called on an object of a class: the method, and those that it calls on the same object, as the class
 * overrides them. `super.dispose()` is a call of what the class extends that has the calling method.
 */
export function unitsRunOn(type: ProjectType, method: Unit): ReadonlySet<Unit> {
  const found = new Set<Unit>();
  const pending = [method];
  for (let unit = pending.pop(); unit; unit = pending.pop()) {
    if (found.has(unit)) continue;
    found.add(unit);
    pending.push(...calledOnSelf(type, unit));
  }
  return found;
}

function calledOnSelf(type: ProjectType, unit: Unit): Unit[] {
  const { module } = unit;
  const owner = lineageOf(type).find((each) => each.units.has(unit));
  const above = owner && superclassOf(owner);
  return onReceiverOf(unit).flatMap((node) => {
    if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key)) return [];
    const { isSuper, key, object } = node.callee;
    if (isSuper) return (above && methodOf(above, key.name)) ?? [];
    return definitionOf(module, object)?.op === 'this' ? (methodOf(type, key.name) ?? []) : [];
  });
}

const arrows = new WeakMap<Unit, readonly Unit[]>();
const onReceiver = new WeakMap<Unit, readonly Instruction[]>();

/** The arrow functions in a unit, and in these, which have its receiver. */
export function arrowsIn(unit: Unit): readonly Unit[] {
  let found = arrows.get(unit);
  if (!found) {
    found = instructionsOf(unit.body).flatMap((node) => {
      const inner = node.op === 'closure' ? unit.module.units[node.unit] : undefined;
      return inner?.kind === 'arrow' ? [inner, ...arrowsIn(inner)] : [];
    });
    arrows.set(unit, found);
  }
  return found;
}

/** The instructions of a unit, and of the arrow functions in it. */
export function onReceiverOf(unit: Unit): readonly Instruction[] {
  const inner = arrowsIn(unit);
  if (inner.length === 0) return instructionsOf(unit.body);
  let found = onReceiver.get(unit);
  if (!found) onReceiver.set(unit, (found = [unit, ...inner].flatMap(({ body }) => instructionsOf(body))));
  return found;
}
