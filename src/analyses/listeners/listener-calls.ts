import type { CallInstruction, Item, Module, ValueId } from '../../ir/model.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { constantsOf } from '../code/behaviour-in-call.ts';
import { isRunWithChanges } from '../code/in-effect.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { globalKey, placeKey } from '../code/place-key.ts';
import { type StatedCall, statedCalls } from '../code/stated-calls.ts';
import { type Handler, handlerOf } from './handler.ts';

/** A call that adds or removes a listener. */
export interface ListenerCall {
  readonly call: CallInstruction;
  readonly does: 'add' | 'remove';
  /** The place of the target; undefined where it is computed anew. */
  readonly target: string | undefined;
  /** The constant name of the event. `any` is a removal for all events, undefined a name that nobody can tell. */
  readonly event: string | 'any' | undefined;
  /** Undefined for a removal of all functions. */
  readonly handler: Handler | undefined;
  /** Whether it is about listeners that are called on the way down; undefined where nobody can tell. */
  readonly capture: boolean | undefined;
  /** The function goes by itself: when it has run, or when a signal is aborted. */
  readonly goes: boolean;
  /** The target keeps a function once, however often it is added. */
  readonly isSet: boolean;
}

/** The calls of a module that add or remove listeners, apart from those in effects that a framework undoes itself. */
export function listenerCallsOf(facts: CallFacts, module: Module): readonly ListenerCall[] {
  const code = codeOf(module);
  const stated = statedCalls(facts, module, 'listens');
  const single = eventsOfSingles(code, stated);
  return stated.flatMap(({ call, effect }): ListenerCall[] => {
    if (call.form !== 'call' || isRunWithChanges(facts, code.unitOf(call))) return [];
    const constants = constantsOf(module, call);
    const isAlone = call.arguments.length === 1 && handlerOf(code, valueAt(call, 0)) !== undefined;
    const handler = handlerOf(code, valueAt(call, isAlone ? 0 : effect.handler));
    const name = constants(effect.event, undefined);
    const event = isAlone ? '' : call.arguments.length === 0 ? 'any' : typeof name.value === 'string' ? name.value : undefined;
    if (event !== undefined && isOn(call) && single.has(event)) return [];
    const target = call.callee.kind === 'method' ? placeKey(code, chainedOn(facts, code, call.callee.object)) : globalKey;
    const { options } = effect;
    return [
      {
        call,
        does: effect.does,
        target,
        event,
        handler,
        isSet: options !== undefined,
        capture: options === undefined ? false : captureOf(call, options, constants),
        goes: effect.once === true || (options !== undefined && goesByItself(call, options, constants)),
      },
    ];
  });
}

/**
 * The events for which the module writes `target.on('brush', null)`: the target has one listener for each, which another `on` replaces and `null` takes away. Emitters that
 * keep several throw there.
 */
function eventsOfSingles(code: ModuleCode, stated: readonly StatedCall<'listens'>[]): ReadonlySet<string> {
  const events = stated.flatMap(({ call, effect }) => {
    const handler = valueAt(call, effect.handler);
    const made = handler === undefined ? undefined : code.definitionOf(handler);
    const name = constantsOf(code.module, call)(effect.event, undefined).value;
    return isOn(call) && made?.op === 'constant' && made.type === 'null' && typeof name === 'string' ? [name] : [];
  });
  return new Set(events);
}

function isOn({ callee }: CallInstruction): boolean {
  return callee.kind === 'method' && 'name' in callee.key && callee.key.name === 'on';
}

/** The object that a chain of calls begins with, each of which gives the object itself: `map` in `map.on('click', f).on('move', g)`. */
function chainedOn(facts: CallFacts, code: ModuleCode, value: ValueId): ValueId {
  const made = code.definitionOf(value);
  if (made?.op !== 'call' || made.callee.kind !== 'method') return value;
  const isSame = behavioursOf(facts, code.module, made).some(
    ({ listens, result }) => listens && result && 'same' in result && result.same === 'this',
  );
  return isSame ? chainedOn(facts, code, made.callee.object) : value;
}

function valueAt(call: CallInstruction, position: number): ValueId | undefined {
  const item: Item | undefined = call.arguments[position];
  return item?.kind === 'value' ? item.value : undefined;
}

function captureOf(call: CallInstruction, options: number, constants: ReturnType<typeof constantsOf>): boolean | undefined {
  if (call.arguments.length <= options) return false;
  const whole = constants(options, undefined);
  const { known, value } = whole.known ? whole : constants(options, 'capture');
  return known ? Boolean(value) : undefined;
}

/** Whether a member of the options ends the listener. What cannot be read may have one. */
function goesByItself(call: CallInstruction, options: number, constants: ReturnType<typeof constantsOf>): boolean {
  if (call.arguments.length <= options || constants(options, undefined).known) return false;
  const [once, signal] = [constants(options, 'once'), constants(options, 'signal')];
  return !once.known || Boolean(once.value) || !signal.known || signal.value !== undefined;
}
