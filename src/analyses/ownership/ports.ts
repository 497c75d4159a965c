import type { Port } from '../../base/behaviour.ts';
import type { CallInstruction, Item, Unit, ValueId } from '../../ir/model.ts';
import type { RunContext } from './context.ts';
import { read } from './instructions.ts';
import { type CallValues, elementsOf } from './results.ts';
import { State } from './state.ts';
import { type AbstractValue, joinValues, unknownValue } from './value.ts';

/** The state with the result of the call. */
export function finish(state: State, call: CallInstruction, value: AbstractValue): State {
  if (value === unknownValue) state.values.delete(call.result);
  else state.values.set(call.result, value);
  return state;
}

/** What the call is given, by position. */
export function argumentValues(state: State, call: CallInstruction): AbstractValue[] {
  return call.arguments.map((item) => itemValue(state, item));
}

function itemValue(state: State, item: Item | undefined): AbstractValue {
  if (!item || item.kind === 'hole') return unknownValue;
  const value = read(state, item.value);
  return item.kind === 'spread' ? elementsOf(state, value, false) : value;
}

/** What enters the call at a port. */
export function portValue(state: State, call: CallInstruction, port: Port): AbstractValue {
  if (port === 'this') return call.callee.kind === 'method' ? read(state, call.callee.object) : unknownValue;
  return itemValue(state, call.arguments[port]);
}

/** Where a state keeps what the callback at an argument returned: beside the values of the program, so that it follows their handles. */
export function resultKey(call: CallInstruction, argument: number): ValueId {
  return -(call.result * 8 + argument + 1) as ValueId;
}

/** Notes what a callback returned; of several runs, what any of them did. */
export function keepResult(state: State, call: CallInstruction, argument: number, value: AbstractValue): State {
  const key = resultKey(call, argument);
  const before = state.values.get(key);
  state.values.set(key, before ? joinValues(before, value) : value);
  return state;
}

/** The call is of a method of a promise. */
export function isPromise(run: RunContext, call: CallInstruction): boolean {
  return call.callee.kind === 'method' && run.world.meanings.mayBePromise(run.module, call.callee.object);
}

/** What makes the result of a call, as far as it is known. */
export function callValues(
  run: RunContext,
  call: CallInstruction,
  at: CallValues['at'],
  callbackResult: CallValues['callbackResult'] = () => undefined,
  label?: string,
): CallValues {
  return new ValuesOfCall(run, call, at, callbackResult, label);
}

/** Works out what few results ask for when they do. */
class ValuesOfCall implements CallValues {
  readonly instruction: CallInstruction;
  readonly at: CallValues['at'];
  readonly callbackResult: CallValues['callbackResult'];
  readonly label?: string;
  readonly #run: RunContext;

  constructor(
    run: RunContext,
    call: CallInstruction,
    at: CallValues['at'],
    callbackResult: CallValues['callbackResult'],
    label: string | undefined,
  ) {
    this.#run = run;
    this.instruction = call;
    this.at = at;
    this.callbackResult = callbackResult;
    if (label !== undefined) this.label = label;
  }

  get unit(): Unit {
    return this.#run.root;
  }
  get maker(): string {
    return this.#run.module.text.slice(this.instruction.calleeSpan.start, this.instruction.calleeSpan.end);
  }
  get isPromiseReceiver(): boolean {
    return isPromise(this.#run, this.instruction);
  }
}
