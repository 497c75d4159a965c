import type { Node } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { isGlobalKey } from '../code/place-key.ts';
import type { ListenerCall } from './listener-calls.ts';

/** A removal that can never remove what it is written for. */
export interface Mismatch {
  /**
   * `function`: a function that is made for the removal, or the one behind what was added. `capture`: the other phase. `target`: another object.
   */
  readonly kind: 'function' | 'capture' | 'target';
  readonly removal: ListenerCall;
  /** The call that added the listener which stays; there may be none in the file. */
  readonly addition: ListenerCall | undefined;
  /** Nothing but the removal itself shows it. */
  readonly isCertain: boolean;
}

/** The removals among the calls of a module that match no listener. */
export function findMismatches(code: ModuleCode, calls: readonly ListenerCall[]): readonly Mismatch[] {
  const removals = calls.filter(({ does }) => does === 'remove');
  if (removals.length === 0) return [];
  const additions = calls.filter(({ does }) => does === 'add');
  return removals.flatMap((removal) => mismatchOf(code, removal, additions, removals) ?? []);
}

function mismatchOf(
  code: ModuleCode,
  removal: ListenerCall,
  all: readonly ListenerCall[],
  removals: readonly ListenerCall[],
): Mismatch | undefined {
  const { handler, event, target } = removal;
  if (event === undefined || event === 'any') return undefined;
  if (!handler) return withoutFunction(removal, all);
  const ofEvent = all.filter((each) => each.event === event || each.event === undefined);
  const here = ofEvent.filter((each) => each.target === target || each.target === undefined || target === undefined);
  if (handler.isOwn) {
    const addition = here.find((each) => each.target === target && each.event === event);
    return { kind: 'function', removal, addition, isCertain: removal.isSet || addition !== undefined };
  }
  const never = neverAdded(code, removal, here, removals);
  if (never) return never;
  if (handler.place === undefined || ofEvent.some((each) => each.event === undefined)) return undefined;
  const place = handler.place;
  const same = ofEvent.filter((each) => !each.handler || isSamePlace(each, place));
  if (same.length === 0) return wrappedAt(code, removal, here, place);
  const sameHere = same.filter((each) => here.includes(each));
  if (sameHere.length === 0) return otherTarget(removal, same);
  if (removal.capture === undefined || sameHere.some((each) => each.capture === undefined || each.capture === removal.capture))
    return undefined;
  return { kind: 'capture', removal, addition: sameHere[0], isCertain: sameHere.every((each) => each.target !== undefined) };
}

/** The same function, or one that nobody can tell. */
function isSamePlace({ handler }: ListenerCall, place: string): boolean {
  return handler?.how === 'named' && (handler.place === undefined || handler.place === place);
}

/** Every listener that was added there is a new function around the one that is removed. */
function wrappedAt(code: ModuleCode, removal: ListenerCall, here: readonly ListenerCall[], place: string): Mismatch | undefined {
  const around = here.filter(
    ({ target, handler }) =>
      target !== undefined && handler !== undefined && handler.how !== 'named' && isSameFunction(code, handler.place, place),
  );
  const [addition] = around;
  const isOnly = here.every((each) => each.handler !== undefined && each.handler.how !== 'named');
  return addition && isOnly && !around.some(({ goes }) => goes) ? { kind: 'function', removal, addition, isCertain: true } : undefined;
}

/** The same function was added for the same event, but only to other objects, and all of them are known. */
function otherTarget(removal: ListenerCall, same: readonly ListenerCall[]): Mismatch | undefined {
  const areKnown = [removal, ...same].every(({ target }) => target !== undefined && isGlobalKey(target));
  return areKnown && same[0] ? { kind: 'target', removal, addition: same[0], isCertain: true } : undefined;
}

/** The same place, or the same method of what `this` is there and what a variable keeps of it: `self.tick` in `const self = this`. */
function isSameFunction(code: ModuleCode, one: string | undefined, other: string): boolean {
  if (one === other) return true;
  const method = methodOfThis(code, other);
  return (
    one !== undefined &&
    method !== undefined &&
    methodOfThis(code, one) === method &&
    one.startsWith('variable') !== other.startsWith('variable')
  );
}

function methodOfThis(code: ModuleCode, place: string): string | undefined {
  const [, id, name] = /^(?:this \d*|variable (\d+))\.([^.]+)$/.exec(place) ?? [];
  if (id === undefined) return name;
  const variable = code.module.variables[Number(id)];
  const stores = variable ? code.storesOf(variable.id) : [];
  return stores.length === 1 && stores.every(({ value }) => code.definitionOf(value)?.op === 'this') ? name : undefined;
}

/** The function is one of the module's own that is only ever removed, while another one was added there. */
function neverAdded(
  code: ModuleCode,
  removal: ListenerCall,
  here: readonly ListenerCall[],
  removals: readonly ListenerCall[],
): Mismatch | undefined {
  const id = /^variable (\d+)$/.exec(removal.handler?.place ?? '')?.[1];
  const variable = id === undefined ? undefined : code.module.variables[Number(id)];
  const [only, ...others] = variable ? code.storesOf(variable.id) : [];
  if (!variable || !only || others.length > 0 || code.definitionOf(only.value)?.op !== 'closure') return undefined;
  // A function that names itself is handed on by whoever made it.
  if (code.module.units[variable.unit]?.kind === 'module' || code.usersOf(only.value).some((user) => user !== only)) return undefined;
  const removing = new Set<Node>(removals.map(({ call }) => call));
  const isOnlyRemoved = code.loadsOf(variable.id).every((load) => code.usersOf(load.result).every((user) => removing.has(user)));
  const addition = here.find((each) => each.target === removal.target && each.event === removal.event);
  return isOnlyRemoved && addition ? { kind: 'function', removal, addition, isCertain: true } : undefined;
}

/** `removeEventListener` does nothing without the function. Classes of libraries that have a method of this name may take all of them away instead. */
function withoutFunction(removal: ListenerCall, all: readonly ListenerCall[]): Mismatch | undefined {
  if (!removal.isSet || removal.call.arguments.length !== 1) return undefined;
  const addition = all.find((each) => each.isSet && each.target === removal.target && each.event === removal.event);
  const isCertain = removal.target !== undefined && isGlobalKey(removal.target);
  return addition && !addition.goes ? { kind: 'function', removal, addition, isCertain } : undefined;
}
