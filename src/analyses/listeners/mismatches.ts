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
export function findMismatches(calls: readonly ListenerCall[]): readonly Mismatch[] {
  const removals = calls.filter(({ does }) => does === 'remove');
  if (removals.length === 0) return [];
  const additions = calls.filter(({ does }) => does === 'add');
  return removals.flatMap((removal) => mismatchOf(removal, additions) ?? []);
}

function mismatchOf(removal: ListenerCall, all: readonly ListenerCall[]): Mismatch | undefined {
  const { handler, event, target } = removal;
  if (!handler || event === undefined || event === 'any') return undefined;
  const ofEvent = all.filter((each) => each.event === event || each.event === undefined);
  const here = ofEvent.filter((each) => each.target === target || each.target === undefined || target === undefined);
  if (handler.isOwn) {
    const addition = here.find((each) => each.target === target && each.event === event);
    return { kind: 'function', removal, addition, isCertain: removal.isSet || addition !== undefined };
  }
  if (handler.place === undefined || ofEvent.some((each) => each.event === undefined)) return undefined;
  const place = handler.place;
  const same = ofEvent.filter((each) => !each.handler || isSamePlace(each, place));
  if (same.length === 0) return wrappedAt(removal, here, place);
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
function wrappedAt(removal: ListenerCall, here: readonly ListenerCall[], place: string): Mismatch | undefined {
  const around = here.filter((each) => each.target !== undefined && each.handler?.how !== 'named' && each.handler?.place === place);
  const [addition] = around;
  const isOnly = here.every((each) => each.handler !== undefined && each.handler.how !== 'named');
  return addition && isOnly && !around.some(({ goes }) => goes) ? { kind: 'function', removal, addition, isCertain: true } : undefined;
}

/** The same function was added for the same event, but only to other objects, and all of them are known. */
function otherTarget(removal: ListenerCall, same: readonly ListenerCall[]): Mismatch | undefined {
  const areKnown = [removal, ...same].every(({ target }) => target !== undefined && isGlobalKey(target));
  return areKnown && same[0] ? { kind: 'target', removal, addition: same[0], isCertain: true } : undefined;
}
