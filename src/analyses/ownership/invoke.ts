import type { Behaviour, CallbackRun, Port, Shape } from '../../base/behaviour.ts';
import { isWithin } from '../../base/span.ts';
import type { CallInstruction, Item, Unit, ValueId } from '../../ir/model.ts';
import { answerWhetherReleased } from './asked-whether-released.ts';
import { type Effect, soundsLikeRelease } from './call-effects.ts';
import type { RunContext } from './context.ts';
import { endScope, escape, expose, isEscaped, lend, release } from './fates.ts';
import { dropFromField, holdIn, releaseFields } from './fields.ts';
import { read } from './instructions.ts';
import { variableAt } from './module-variables.ts';
import { freeNamed, makeNamed } from './named-in-texts.ts';
import { type CallValues, elementsOf, makeHandle, makeResult } from './results.ts';
import { isTested } from './is-tested.ts';
import { fates, State } from './state.ts';
import { type AbstractValue, joinValues, unknownValue, valueOf } from './value.ts';

/** Names of methods of unknown receivers that keep what they are given. */
const keepingNames =
  /^(add|append|attach|bind|cache|create|emit|enqueue|insert|keep|next|post|push|put|register|resolve|save|send|set|store|track|transfer|use|with|yield)/i;

/** Runs a call from a state; several states come out when a callback or function that runs as part of it has several exits. */
export function invoke(run: RunContext, state: State, call: CallInstruction): State[] {
  run.lateUses.note(run, state, call);
  freeNamed(run, state, call);
  const states = invokeCallee(run, state, call);
  const owner = run.world.instances.madeBy(run.module, call);
  if (owner)
    for (const each of states)
      finish(
        each,
        call,
        makeHandle(
          run,
          each,
          owner,
          callValues(run, call, () => unknownValue),
        ),
      );
  for (const each of states) makeNamed(run, each, call, () => callValues(run, call, () => unknownValue));
  return states;
}

function invokeCallee(run: RunContext, state: State, call: CallInstruction): State[] {
  const { callee } = call;
  const answer =
    callee.kind === 'method' && 'name' in callee.key
      ? answerWhetherReleased(state, read(state, callee.object), callee.key.name)
      : undefined;
  if (answer) return [finish(state, call, answer)];
  const inner = calledClosure(run, state, call);
  if (inner) return runInner(run, state, call, inner);
  const effect = run.world.effects.effectOf(run.module, call);
  noteSelf(run, state, call, effect);
  if (effect.kind === 'known') return apply(run, state, call, effect.behaviour);
  if (effect.kind === 'unit') {
    // `this.model.destroy()`: an object of the program that is told to let go of what it holds.
    if (soundsLikeRelease(run.module, call)) release(state, portValue(state, call, 'this'));
    else callOnInstance(run, state, portValue(state, call, 'this'), effect.unit);
    const summary = withPair(run, run.world.summaryOf(effect.unit), effect.pair);
    if (summary) {
      const left = statesLeft(run, state, call, effect.unit);
      const behaviour = effect.constructs ? withoutResult(summary) : summary;
      return [...apply(run, state, call, behaviour, run.world.surelyReleasedBy(effect.unit)), ...left];
    }
    if (effect.constructs) escapeArguments(run, state, call);
    else if (!isOnlyLookedAt(run, state, call, effect.unit)) lendArguments(run, state, call);
    expose(run, state);
    return [state];
  }
  applyUnknown(run, state, call);
  return [state];
}

/** The state after a call that releases what it is given on some ways, on the others. Not where the result may tell which it was. */
function statesLeft(run: RunContext, state: State, call: CallInstruction, unit: Unit): State[] {
  const forgotten = run.world.forgottenBy(unit);
  const objects = [...forgotten].flatMap((index) => {
    const { objects, isEach } = portValue(state, call, index);
    const [only] = objects;
    return objects.length === 1 && !isEach && only?.is === 'resource' && state.standings.get(only)?.fate === fates.live ? [only] : [];
  });
  if (objects.length === 0 || isTested(run.module, call.result)) return [];
  const left = new State(state);
  for (const object of objects) left.update(object, { left: call.span });
  expose(run, left);
  return [left];
}

/** A method of an object that owns handles: it may release them, or give them or the object to somebody else. */
function callOnInstance(run: RunContext, state: State, receiver: AbstractValue, method: Unit): void {
  const { instances } = run.world;
  for (const object of receiver.objects) {
    const owner = object.is === 'resource' ? instances.ofKind(object.site.kind) : undefined;
    if (owner && instances.empties(owner, method)) release(state, valueOf([object]));
    else if (owner && !instances.keepsToItself(owner, method)) lend(state, valueOf([object]));
  }
}

/** What a function's name says of it, unless its code says more of the handles that it makes or releases. */
function withPair(run: RunContext, summary: Behaviour | undefined, pair: Behaviour | undefined): Behaviour | undefined {
  if (!pair || summary?.releases || (summary?.result && run.world.effects.makesResource(summary.result))) return summary;
  return { ...summary, ...pair };
}

/** `new` gives the object made, whatever the constructor returns. */
function withoutResult(summary: Behaviour): Behaviour {
  const { result: _, ...rest } = summary;
  return rest;
}

/** Methods of the receiver may release its fields; other code that gets the receiver may do anything to them. */
function noteSelf(run: RunContext, state: State, call: CallInstruction, effect: Effect): void {
  if (argumentValues(state, call).some((value) => value.objects.includes(run.pool.self))) run.passesSelf = true;
  if (effect.kind === 'unit' && portValue(state, call, 'this').objects.includes(run.pool.self))
    releaseFields(run, state, run.world.releasedFieldsOf(effect.unit));
  else if (effect.kind === 'unit' && run.outer.size > 0 && effect.unit.module === run.module)
    releaseFields(
      run,
      state,
      [...run.world.releasedFieldsOf(effect.unit)].filter((place) => variableAt(place) !== undefined),
    );
}

/** A function of this run that is called by its name: `cleanup()`. */
function calledClosure(run: RunContext, state: State, call: CallInstruction): Unit | undefined {
  if (call.callee.kind !== 'value' || call.form !== 'call') return undefined;
  const { objects } = read(state, call.callee.value);
  const [object] = objects;
  if (objects.length !== 1 || object?.is !== 'closure') return undefined;
  if (isOfModule(run, call, object.unit)) return undefined;
  return object.unit.captures.some((variable) => run.isFollowed(variable)) || object.unit.span.start === call.calleeSpan.start
    ? object.unit
    : undefined;
}

function runInner(run: RunContext, state: State, call: CallInstruction, unit: Unit): State[] {
  expose(run, state);
  const exits = run.runUnit(unit, [state], (each) => argumentValues(each, call));
  return exits.map((exit) => finish(exit.state, call, exit.value));
}

function finish(state: State, call: CallInstruction, value: AbstractValue): State {
  if (value === unknownValue) state.values.delete(call.result);
  else state.values.set(call.result, value);
  return state;
}

function argumentValues(state: State, call: CallInstruction): AbstractValue[] {
  return call.arguments.map((item) => itemValue(state, item));
}

function itemValue(state: State, item: Item | undefined): AbstractValue {
  if (!item || item.kind === 'hole') return unknownValue;
  const value = read(state, item.value);
  return item.kind === 'spread' ? elementsOf(state, value, false) : value;
}

function portValue(state: State, call: CallInstruction, port: Port): AbstractValue {
  if (port === 'this') return call.callee.kind === 'method' ? read(state, call.callee.object) : unknownValue;
  return itemValue(state, call.arguments[port]);
}

/** Applies a known behaviour: callbacks first, then what happens to the ports, then the result. `surely` are the ports that are released whatever happens, where not all are. */
function apply(run: RunContext, state: State, call: CallInstruction, behaviour: Behaviour, surely?: ReadonlySet<Port>): State[] {
  // A release is taken not to throw: otherwise several in one `finally` would guard nothing.
  if (!behaviour.releases) expose(run, state);
  let states = [state];
  for (const each of behaviour.runs ?? []) states = states.flatMap((before) => runCallback(run, before, call, each, behaviour.result));
  for (const each of states) {
    conclude(run, each, call, behaviour, surely);
    for (const { argument } of behaviour.runs ?? []) each.values.delete(resultKey(call, argument));
  }
  return states;
}

/** Where a state keeps what the callback at an argument returned: beside the values of the program, so that it follows their handles. */
function resultKey(call: CallInstruction, argument: number): ValueId {
  return -(call.result * 8 + argument + 1) as ValueId;
}

function keepResult(state: State, call: CallInstruction, argument: number, value: AbstractValue): State {
  const key = resultKey(call, argument);
  const before = state.values.get(key);
  state.values.set(key, before ? joinValues(before, value) : value);
  return state;
}

function conclude(run: RunContext, state: State, call: CallInstruction, behaviour: Behaviour, surely?: ReadonlySet<Port>): void {
  const at = (port: Port): AbstractValue => portValue(state, call, port);
  // What gives the value back lets it be used for a while, as `deleteLater`.
  const isSure = !behaviour.result || !('same' in behaviour.result);
  for (const port of behaviour.releases ?? []) release(state, at(port), isSure && (!surely || surely.has(port)) ? call.span : undefined);
  for (const { what, into, key } of behaviour.stores ?? []) {
    store(run, state, call, what, at(into));
    if (key !== undefined) escape(run, state, at(key));
  }
  if (behaviour.size === 'clears' || (behaviour.size === 'shrinks' && !givesElement(behaviour)))
    dropFromField(run, state, at('this'), call.span);
  for (const port of behaviour.keeps ?? [])
    for (const object of state.reachable([at(port)])) if (object.is === 'resource') state.update(object, { scope: 0 });
  for (const { what } of behaviour.takes ?? []) escape(run, state, at(what));
  if (behaviour.region === 'open') state.scopes = [...state.scopes, call.result + 1];
  if (behaviour.region === 'close') closeRegion(state, call);
  const values = callValues(run, call, at, (argument) => state.values.get(resultKey(call, argument)));
  finish(state, call, behaviour.result ? makeResult(run, state, behaviour.result, values) : unknownValue);
}

/** `pop` and `shift` hand the element to whoever calls them; `delete` forgets it. */
function givesElement({ result }: Behaviour): boolean {
  return (
    result !== undefined &&
    ('elementsOf' in result || 'each' in result || ('anyOf' in result && result.anyOf.some((each) => 'elementsOf' in each)))
  );
}

function closeRegion(state: State, call: CallInstruction): void {
  const scope = state.scopes.at(-1);
  if (scope === undefined) return;
  state.scopes = state.scopes.slice(0, -1);
  endScope(state, scope, portValue(state, call, 0), call.span);
}

function isPromise(run: RunContext, call: CallInstruction): boolean {
  if (call.callee.kind !== 'method') return false;
  for (const meaning of run.world.meanings.of(run.module, call.callee.object))
    if (meaning.is === 'box' && meaning.box.form === 'promise') return true;
  return false;
}

function store(run: RunContext, state: State, call: CallInstruction, what: Port | 'rest', into: AbstractValue): void {
  const values = what === 'rest' ? argumentValues(state, call) : [portValue(state, call, what)];
  const structures = into.objects.filter((object) => object.is === 'structure');
  for (const value of values) {
    for (const object of into.objects)
      if (object.is === 'field') holdIn(run, state, { name: object.name, isInside: true, at: call.span }, value);
    if (structures.length === 0 || structures.some((object) => isEscaped(state, object))) escape(run, state, value);
    for (const object of structures) state.put(object, '*', value, false);
  }
}

/** Runs the function that a call receives, as its mode says; one that goes on living is only known to hold what it captured. */
function runCallback(run: RunContext, state: State, call: CallInstruction, way: CallbackRun, result: Shape | undefined): State[] {
  const argument = callbackValue(state, portValue(state, call, way.argument), way.member);
  const unit = argument.objects.find((object) => object.is === 'closure')?.unit;
  if (!unit || isOfModule(run, call, unit)) {
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
  const states = runRound(state);
  if (way.memo) for (const each of states) keepWithOwner(each, each.values.get(resultKey(call, way.argument)) ?? unknownValue);
  // For each element: twice is enough to see what one round does to the handles of the one before.
  const rounds = way.mode === 'each' ? states.flatMap((each) => runRound(new State(each))) : states;
  return way.cleanup ? rounds.flatMap((each) => runCleanup(run, each, call, way)) : rounds;
}

/** Functions of a module are not part of its body, but for those that are written where they are called or handed over. */
function isOfModule({ root }: RunContext, { span }: CallInstruction, unit: Unit): boolean {
  return root.kind === 'module' && !isWithin(unit.span, span);
}

/** A function handed over by name, `list.forEach(tf.dispose)`: its behaviour says what it does to what it gets, and what it returns. */
function runNamed(run: RunContext, state: State, call: CallInstruction, way: CallbackRun): State {
  const item = call.arguments[way.argument];
  const behaviour = item?.kind === 'value' ? namedBehaviour(run, item.value) : undefined;
  if (!behaviour) return state;
  const given = callbackArguments(run, state, call, way);
  for (const port of behaviour.releases ?? []) if (port !== 'this' && given[port]) release(state, given[port]);
  for (const { what } of behaviour.takes ?? []) if (what !== 'this' && given[what]) escape(run, state, given[what]);
  if (!behaviour.result) return state;
  const at = (port: Port): AbstractValue => (port === 'this' ? unknownValue : (given[port] ?? unknownValue));
  return keepResult(state, call, way.argument, makeResult(run, state, behaviour.result, callValues(run, call, at), '*', true));
}

function namedBehaviour(run: RunContext, value: ValueId): Behaviour | undefined {
  const [unit] = run.world.meanings.unitsOf(run.module, value);
  return unit ? run.world.summaryOf(unit) : run.world.effects.behaviourOfFunction(run.module, value);
}

function callValues(
  run: RunContext,
  call: CallInstruction,
  at: CallValues['at'],
  callbackResult: CallValues['callbackResult'] = () => undefined,
): CallValues {
  return {
    instruction: call,
    get maker() {
      return run.module.text.slice(call.calleeSpan.start, call.calleeSpan.end);
    },
    unit: run.root,
    at,
    callbackResult,
    get isPromiseReceiver() {
      return isPromise(run, call);
    },
  };
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
  const states = runInside(state);
  for (const each of states) {
    each.scopes = scopes;
    each.isPastScope = isPastScope;
    const given = result && givesBack(result, way.argument) ? each.values.get(resultKey(call, way.argument)) : undefined;
    endScope(each, scope, given ?? unknownValue, call.span);
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
    if (state.standings.has(renewed)) state.rename(renewed, run.pool.oldOf(renewed));
    state.rename(object, renewed);
  }
}

/** By the time that a promise's callback runs, the scopes around the call have ended. */
function runLater(run: RunContext, state: State, call: CallInstruction, unit: Unit, way: CallbackRun): State[] {
  const { scopes, isPastScope } = state;
  state.isPastScope = isPastScope || scopes.length > 0;
  state.scopes = [];
  const states = runOnce(run, state, call, unit, way);
  for (const each of states) [each.scopes, each.isPastScope] = [scopes, isPastScope];
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

function applyUnknown(run: RunContext, state: State, call: CallInstruction): void {
  const method = call.callee.kind === 'method' && 'name' in call.callee.key ? call.callee.key.name : '';
  const releases = soundsLikeRelease(run.module, call);
  if (releases) releaseArguments(run, state, call);
  else if (call.form === 'new' || call.form === 'super' || call.form === 'jsx' || keepingNames.test(method) || isOwnParameter(state, call))
    escapeArguments(run, state, call);
  else if (!isOfLibrary(run, call) && !onlyBorrows(run, method)) lendArguments(run, state, call);
  if (!releases) expose(run, state);
  state.values.delete(call.result);
}

/** A function of a library that the tables know: had it taken or freed what it gets, a row would say so. */
function isOfLibrary(run: RunContext, call: CallInstruction): boolean {
  const owner = call.callee.kind === 'method' ? call.callee.object : call.callee.value;
  for (const meaning of run.world.meanings.of(run.module, owner)) if (meaning.is === 'library' || meaning.is === 'value') return true;
  return false;
}

/** Methods of the name are known in the tables, and none of them keeps or frees what it gets: `predict`, `fit`. */
function onlyBorrows(run: RunContext, method: string): boolean {
  const rows = run.world.knowledge.kindsWithMethod(method).flatMap((kind) => run.world.knowledge.methodOf(kind, method) ?? []);
  return (
    rows.length > 0 &&
    rows.every(({ takes, releases, stores, keeps, cases, runs }) => !takes && !releases && !stores && !keeps && !cases && !runs)
  );
}

/** A function that came in from outside, such as `resolve` or a callback, takes over what it is given. */
function isOwnParameter(state: State, call: CallInstruction): boolean {
  return call.callee.kind === 'value' && read(state, call.callee.value).objects.some((object) => object.is === 'parameter');
}

/** What a call hands over. Functions beside the one that made a handle work with what it stands for: to them it is only a name. */
function argumentsGiven(run: RunContext, state: State, call: CallInstruction): AbstractValue[] {
  return argumentValues(state, call).filter((value) => {
    for (const object of state.reachable([value]))
      if (object.is === 'resource' && run.world.pairs.isSibling(run.module, call, object.site.kind)) return false;
    return true;
  });
}

function releaseArguments(run: RunContext, state: State, call: CallInstruction): void {
  for (const value of argumentsGiven(run, state, call)) release(state, value);
  if (call.callee.kind === 'method') release(state, read(state, call.callee.object));
}

function escapeArguments(run: RunContext, state: State, call: CallInstruction): void {
  for (const value of argumentsGiven(run, state, call)) escape(run, state, value);
}

/** A function of the program gets handles themselves, not containers of them, and does nothing that could keep them. */
function isOnlyLookedAt(run: RunContext, state: State, call: CallInstruction, unit: Unit): boolean {
  const objects = argumentsGiven(run, state, call).flatMap((value) => value.objects);
  const areHandles = objects.some(({ is }) => is === 'resource') && objects.every(({ is }) => is === 'resource' || is === 'parameter');
  return areHandles && run.world.onlyBorrows(unit);
}

/** Unknown code borrows; a function that it is given may live on, and a record of handles may be taken apart and kept. */
function lendArguments(run: RunContext, state: State, call: CallInstruction): void {
  for (const value of argumentsGiven(run, state, call)) {
    if (value.objects.some((object) => object.is === 'closure')) escape(run, state, value);
    else lend(state, value);
  }
}
