import type { Module, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { isGlobalKey } from '../code/place-key.ts';
import type { Heat } from '../heat/heat.ts';
import type { Heats } from '../heat/heats.ts';
import { isBehindOnceFlag } from '../heat/once-flag.ts';
import { isRecurring } from '../heat/rate.ts';
import { isOfWholePage } from '../heat/shows-component.ts';
import type { ListenerCall } from './listener-calls.ts';
import { isOfInstance } from './instances.ts';
import { settlesOneCall } from './settling.ts';
import { isOnFoundOrMade } from './looked-up.ts';
import { isOuterTarget } from './outer-targets.ts';
import { endsBefore } from './served-signals.ts';
import { isOnSharedSocket } from './shared-sockets.ts';

/** A call that adds one more listener, each time it runs, to something that lives on. */
export interface CollectedListener {
  readonly addition: ListenerCall;
  /** Further additions of the same function to the same target. */
  readonly others: ListenerCall[];
  readonly heat: Heat;
  /** The target is there for one event after the other; otherwise the caller gives it, and nobody can tell how long it lives. */
  readonly isLasting: boolean;
}

/** The additions among the calls of a module that pile up, one for each function and target: nothing removes them, and the target outlives what adds. */
export function findCollected(
  facts: { readonly heats: Heats },
  module: Module,
  calls: readonly ListenerCall[],
): readonly CollectedListener[] {
  const code = codeOf(module);
  const found: CollectedListener[] = [];
  for (const addition of calls) {
    if (comesOnce(code, addition)) continue;
    const isEachTime = pilesUpEachTime(facts.heats, code, addition, calls);
    const heat = isEachTime || pilesUp(facts.heats, code, addition, calls) ? facts.heats.of(module, addition.call) : undefined;
    if (!heat || !(isEachTime ? heat.rate !== 'once' : isOften(code, addition, heat)) || isBehindOnceFlag(code, addition.call)) continue;
    const unit = code.unitOf(addition.call);
    const known = found.find((each) => each.addition.target === addition.target && code.unitOf(each.addition.call) === unit);
    if (known) known.others.push(addition);
    else
      found.push({
        addition,
        others: [],
        heat,
        isLasting: isEachTime || addition.event !== abortEvent || isLasting(code, addition.target) || endsBefore(code, addition),
      });
  }
  return found;
}

/** Whether a call adds a new function, which does not go by itself, to something that lives on. */
function pilesUp(heats: Heats, code: ModuleCode, addition: ListenerCall, calls: readonly ListenerCall[]): boolean {
  const { does, target, event, goes, handler } = addition;
  if (does !== 'add' || event === undefined || !handler || isRemoved(addition, calls)) return false;
  if (!handler.isOwn && !isOfInstance(code, handler)) return false;
  // That a listener goes when the signal is aborted is no help while it is not.
  if (event !== abortEvent) return !goes && (isLasting(code, target) || isOuterTarget(heats, code, addition));
  return isLasting(code, target) || isSignalOfCaller(code, target);
}

/** Whether what the call adds to has had one before, however the call comes to run: it is found again, or carries one piece of work after the other. */
function pilesUpEachTime(heats: Heats, code: ModuleCode, addition: ListenerCall, calls: readonly ListenerCall[]): boolean {
  const { does, event, goes, handler, isSet } = addition;
  if (does !== 'add' || event === undefined || !handler || isRemoved(addition, calls)) return false;
  // The connection may have another name where the listener is removed.
  const isRemovedByName = calls.some((each) => each.does === 'remove' && each.event === event && each.handler?.place === handler.place);
  if (isOnSharedSocket(code, addition)) return (handler.isOwn || !isSet) && !(handler.place !== undefined && isRemovedByName);
  if (!handler.isOwn || (goes && event !== abortEvent)) return false;
  return isOnFoundOrMade(code, addition) || (isLasting(code, addition.target) && settlesOneCall(heats, code, addition));
}

function isOften(code: ModuleCode, { event, handler, call }: ListenerCall, { rate, start, isEndless }: Heat): boolean {
  if (start === 'mount') return !isOfWholePage(code.unitOf(call));
  return handler?.isOwn === true && (event === abortEvent ? rate !== 'once' : isRecurring(start) || isEndless);
}

const abortEvent = 'abort';

/** What the program reads from its caller ends once; and nobody waits any more for what has come: `if (app.isReady()) show(); else app.on('ready', show)`. */
function comesOnce(code: ModuleCode, { call, target, event }: ListenerCall): boolean {
  if (event === 'end' || event === 'close') return target !== undefined && /\bprocess\.stdin$/.test(target);
  if (event === undefined || !/^(ready|load|online|open|connect(ed)?)$|^DOMContentLoaded$/.test(event)) return false;
  return code.surroundings(call).some(({ control }) => control.op === 'branch' && asksFor(code, control.test, event));
}

/** `app.isReady()`, `document.readyState`, `this.connected`. */
function asksFor(code: ModuleCode, test: ValueId, event: string): boolean {
  const made = code.definitionOf(test);
  if (made?.op === 'operate') return made.operands.some((operand) => asksFor(code, operand, event));
  const key = made?.op === 'get' ? made.key : made?.op === 'call' && made.callee.kind === 'method' ? made.callee.key : undefined;
  if (key === undefined || !('name' in key)) return false;
  return /^readyState$/.test(key.name) || key.name.toLowerCase().replace(/^is_?/, '').startsWith(event.toLowerCase());
}

/** Something takes listeners of the event away from the target. */
function isRemoved({ target, event }: ListenerCall, calls: readonly ListenerCall[]): boolean {
  return calls.some(
    (each) =>
      each.does === 'remove' &&
      (each.target === target || each.target === undefined) &&
      (each.event === event || each.event === 'any' || each.event === undefined),
  );
}

/** Globals, and what variables of the module hold that are never given anything else. */
function isLasting(code: ModuleCode, target: string | undefined): boolean {
  if (target === undefined) return false;
  if (isGlobalKey(target)) return true;
  const variable = variableOf(code, target.replace(/\.signal$/, ''));
  if (!variable || code.module.units[variable.unit]?.kind !== 'module') return false;
  return variable.imported !== undefined || (variable.storeCount === 1 && code.storesOf(variable.id).every(isAtStart));

  function isAtStart(store: Parameters<ModuleCode['unitOf']>[0]): boolean {
    return code.unitOf(store).kind === 'module';
  }
}

/** A signal that the function was handed, itself or in an object, or that the object keeps among what it was handed. */
function isSignalOfCaller(code: ModuleCode, target = ''): boolean {
  if (/^this \d*\._?(options|opts|init|config|settings|params|props|args)\.\w*signal$/i.test(target)) return true;
  const variable = variableOf(code, target.replace(/\.\w*signal$/i, ''));
  return variable?.kind === 'parameter' && /signal$/i.test(target.includes('.') ? target : variable.name);
}

function variableOf({ module }: ModuleCode, target: string): Module['variables'][number] | undefined {
  const id = /^variable (\d+)$/.exec(target)?.[1];
  return id === undefined ? undefined : module.variables[Number(id)];
}
