import type { Behaviour, CallbackRun, Port, Shape } from '../../base/behaviour.ts';
import { isWithin } from '../../base/span.ts';
import type { CallInstruction, Unit, ValueId } from '../../ir/model.ts';
import type { RunContext } from './context.ts';
import { endScope, escape, give, release } from './fates.ts';
import type { ResourceObject } from './object.ts';
import { callValues, isPromise, keepResult, portValue, resultKey } from './ports.ts';
import { elementsOf, makeResult } from './results.ts';
import { fates, type Standing } from './standing.ts';
import { State } from './state.ts';
import { type AbstractValue, unknownValue } from './value.ts';

/** Runs the function that a call receives, as its mode says; one that goes on living is only known to hold what it captured. */
export function runCallback(run: RunContext, state: State, call: CallInstruction, way: CallbackRun, result: Shape | undefined): State[] {
  const argument = callbackValue(state, portValue(state, call, way.argument), way.member);
  const unit = argument.objects.find((object) => object.is === 'closure')?.unit;
  if (!unit || !run.covers(unit)) {
    const runIt = (before: State): State[] => [runNamed(run, before, call, way)];
    return way.scope ? runScoped(run, state, call, way, result, runIt) : runIt(state);
  }
  if (way.mode !== 'now' && way.mode !== 'each' && way.mode !== 'later') {
    escape(run, state, argument);
    return [state];
  }
  state.values.delete(resultKey(call, way.argument));
  // A scope of its own is around it, whenever it runs.
  const runIt = way.mode === 'later' && !way.scope ? runLater : runOnce;
  const runInside = (before: State): State[] => runIt(run, before, call, unit, way);
  const runRound = (before: State): State[] => (way.scope ? runScoped(run, before, call, way, result, runInside) : runInside(before));
  const around = run.effect;
  if (way.cleanup) run.effect = unit;
  const states = runRound(state);
  run.effect = around;
  if (way.memo) for (const each of states) keepWithOwner(each, each.values.get(resultKey(call, way.argument)) ?? unknownValue);
  // For each element: twice is enough to see what one round does to the handles of the one before.
  const rounds = way.mode === 'each' ? states.flatMap((each) => runRound(new State(each))) : states;
  return way.cleanup ? rounds.flatMap((each) => runCleanup(run, each, call, way)) : rounds;
}

/** A function handed over by name, `list.forEach(tf.dispose)`: its behaviour says what it does to what it gets, and what it returns. */
function runNamed(run: RunContext, state: State, call: CallInstruction, way: CallbackRun): State {
  const item = call.arguments[way.argument];
  const behaviour = item?.kind === 'value' ? namedBehaviour(run, item.value) : undefined;
  if (!behaviour) return state;
  const given = callbackArguments(run, state, call, way);
  for (const port of behaviour.releases ?? []) if (port !== 'this' && given[port]) release(state, given[port]);
  for (const { what } of behaviour.takes ?? []) if (what !== 'this' && given[what]) give(run, state, given[what]);
  if (!behaviour.result) return state;
  const at = (port: Port): AbstractValue => (port === 'this' ? unknownValue : (given[port] ?? unknownValue));
  return keepResult(state, call, way.argument, makeResult(run, state, behaviour.result, callValues(run, call, at), '*', true));
}

function namedBehaviour(run: RunContext, value: ValueId): Behaviour | undefined {
  const [unit] = run.world.meanings.unitsOf(run.module, value);
  return unit ? run.world.summaryOf(unit) : run.world.effects.behaviourOfFunction(run.module, value);
}

function callbackValue(state: State, argument: AbstractValue, member: string | undefined): AbstractValue {
  if (member === undefined) return argument;
  for (const object of argument.objects) {
    const value = state.contents.get(object)?.get(member);
    if (value) return value;
  }
  return unknownValue;
}

function callbackArguments(run: RunContext, state: State, call: CallInstruction, way: CallbackRun): AbstractValue[] {
  if (way.elementsOf !== undefined) {
    const from = portValue(state, call, way.elementsOf);
    return [isPromise(run, call) && way.elementsOf === 'this' ? from : elementsOf(state, from, way.mode === 'each')];
  }
  if (!way.parameters) return [];
  const values = callValues(run, call, (port) => portValue(state, call, port));
  return way.parameters.map((shape, index) => makeResult(run, state, shape, values, `parameter ${index}`));
}

function runOnce(run: RunContext, state: State, call: CallInstruction, unit: Unit, way: CallbackRun): State[] {
  const exits = run.runUnit(unit, [state], (each) => callbackArguments(run, each, call, way));
  return exits.map((exit) => keepResult(exit.state, call, way.argument, exit.value));
}

/** A scope is around the callback: what it makes is freed at its end, but for its result, if the call gives that back. */
function runScoped(
  run: RunContext,
  state: State,
  call: CallInstruction,
  way: CallbackRun,
  result: Shape | undefined,
  runInside: (state: State) => State[],
): State[] {
  const scope = call.result + 1;
  const { scopes, isPastScope } = state;
  state.scopes = [...scopes, scope];
  run.scopedCalls.set(scope, call);
  const states = runInside(state);
  for (const each of states) {
    each.scopes = scopes;
    each.isPastScope = isPastScope;
    const given = result && givesBack(result, way.argument) ? each.values.get(resultKey(call, way.argument)) : undefined;
    endScope(each, scope, given ?? unknownValue, call.span);
    run.lateUses.scopeEnded(each, call);
    if (given) attribute(run, each, call, given);
  }
  return states;
}

/** Whether the result of a call holds what the callback at an argument returned. */
function givesBack(result: Shape, argument: number): boolean {
  if ('resultOf' in result) return result.resultOf === argument;
  if ('anyOf' in result) return result.anyOf.some((each) => givesBack(each, argument));
  if ('promise' in result) return givesBack(result.promise, argument);
  return 'awaited' in result && givesBack(result.awaited, argument);
}

/** From here on, what a scope's callback gave is a handle that the call itself made: that is where a person has to take it. */
function attribute(run: RunContext, state: State, call: CallInstruction, given: AbstractValue): void {
  const maker = run.module.text.slice(call.calleeSpan.start, call.calleeSpan.end);
  for (const object of state.reachable([given])) {
    if (object.is !== 'resource' || state.standings.get(object)?.fate !== fates.live) continue;
    const { site } = object;
    if (!isWithin(site.instruction.span, call.span) || site.instruction === call) continue;
    const path = `${site.origin?.span.start ?? site.instruction.span.start} ${site.path}`;
    const renewed = run.pool.resource({ ...site, instruction: call, path, maker, origin: site.origin ?? site.instruction }, object.isMany);
    if (state.hasMade(renewed)) state.rename(renewed, run.pool.oldOf(renewed));
    state.rename(object, renewed);
  }
}

/** By the time that a promise's callback runs, the scopes around the call have ended, and freed what they held; what follows the call runs before that. */
function runLater(run: RunContext, state: State, call: CallInstruction, unit: Unit, way: CallbackRun): State[] {
  const { scopes, isPastScope } = state;
  const before = new Map<ResourceObject, Standing>();
  for (const scope of scopes) {
    const around = run.scopedCalls.get(scope);
    if (!around) continue;
    for (const [object, standing] of state.standings) if (standing.scope === scope) before.set(object, standing);
    endScope(state, scope, unknownValue, around.span);
  }
  state.isPastScope = isPastScope || scopes.length > 0;
  state.scopes = [];
  const states = runOnce(run, state, call, unit, way);
  for (const each of states) {
    [each.scopes, each.isPastScope] = [scopes, isPastScope];
    for (const [object, standing] of before) if (each.standings.has(object)) each.standings.set(object, standing);
  }
  return states;
}

/** Marks the handles that stay with the owner of the call. */
function keepWithOwner(state: State, given: AbstractValue): void {
  for (const object of state.reachable([given])) if (object.is === 'resource') state.update(object, { isMemo: true });
}

/** What the callback returns undoes it later: `useEffect(() => () => geometry.dispose())`. */
function runCleanup(run: RunContext, state: State, call: CallInstruction, way: CallbackRun): State[] {
  const unit = state.values.get(resultKey(call, way.argument))?.objects.find((object) => object.is === 'closure')?.unit;
  return unit ? run.runUnit(unit, [state], () => []).map((exit) => exit.state) : [state];
}
