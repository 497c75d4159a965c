import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, Unit } from '../../ir/model.ts';
import { apply } from './apply.ts';
import { answerWhetherReleased, asksWhetherReleased } from './asked-whether-released.ts';
import { type Effect, soundsLikeRelease, takesOut } from './call-effects.ts';
import type { AnyUnit, RunContext } from './context.ts';
import { expose, lend, release } from './fates.ts';
import { releaseFields, takeFromFields } from './fields.ts';
import type { AbstractObject } from './object.ts';
import { read } from './instructions.ts';
import { isTested } from './is-tested.ts';
import { variableAt } from './module-variables.ts';
import { freeNamed, makeNamed } from './named-in-texts.ts';
import { everyName } from './parts-released.ts';
import { argumentValues, callValues, finish, portValue } from './ports.ts';
import { type CallValues, makeHandle } from './results.ts';
import { fates } from './standing.ts';
import { State } from './state.ts';
import { applyUnknown, escapeArguments, isOnlyLookedAt, lendArguments } from './unknown-calls.ts';
import { type AbstractValue, unknownValue, valueOf } from './value.ts';

/** Runs a call from a state; several states come out when a callback or function that runs as part of it has several exits. */
export function invoke(run: RunContext, state: State, call: CallInstruction): State[] {
  run.lateUses.note(run, state, call);
  freeNamed(run, state, call);
  const given = fieldsGiven(run, state, call);
  const states = invokeCallee(run, state, call);
  for (const each of states) takeFromFields(run, each, call, given);
  const values = (label?: string): CallValues => callValues(run, call, () => unknownValue, undefined, label);
  const owner = run.world.instances.madeBy(run.module, call);
  if (owner) for (const each of states) finish(each, call, makeHandle(run, each, owner, values()));
  for (const each of states) makeNamed(run, each, call, values);
  return states;
}

function invokeCallee(run: RunContext, state: State, call: CallInstruction): State[] {
  const { callee } = call;
  const answer =
    callee.kind === 'method' && 'name' in callee.key && asksWhetherReleased(callee.key.name)
      ? answerWhetherReleased(state, read(state, callee.object))
      : undefined;
  if (answer) return [finish(state, call, answer)];
  const inner = calledClosure(run, state, call);
  if (inner) return runInner(run, state, call, inner);
  const effect = run.world.effects.effectOf(run.module, call);
  noteSelf(run, state, call, effect);
  if (effect.kind === 'known') return apply(run, state, call, effect.behaviour);
  if (effect.kind === 'unit') {
    // `this.model.destroy()`: an object of the program that is told to let go of what it holds.
    if (soundsLikeRelease(run.module, call) && !takesOut(call)) {
      const receiver = portValue(state, call, 'this');
      release(state, receiver, receiver.objects.every((object) => isEmptiedBy(run, object, effect.unit)) ? call.span : undefined);
    } else callOnInstance(run, state, portValue(state, call, 'this'), effect.unit);
    releaseParts(run, state, call, effect.unit);
    const summary = withPair(run, run.world.summaryOf(effect.unit), effect.pair);
    if (summary) {
      const left = statesLeft(run, state, call, effect.unit);
      const behaviour = effect.constructs ? withoutResult(summary) : summary;
      for (const index of run.world.lentBy(effect.unit)) lend(state, portValue(state, call, index));
      return [...apply(run, state, call, behaviour, run.world.surelyReleasedBy(effect.unit)), ...left];
    }
    const back = effect.constructs ? undefined : handleGivenBack(run, state, call, effect.unit);
    if (back) {
      expose(run, state);
      return [finish(state, call, back)];
    }
    if (effect.constructs) escapeArguments(run, state, call);
    else if (!isOnlyLookedAt(run, state, call, effect.unit)) lendArguments(run, state, call);
    expose(run, state);
    return [state];
  }
  applyUnknown(run, state, call);
  return [state];
}

/** A function of the program releases members of what it is given. What a field holds is one with its members. */
function releaseParts(run: RunContext, state: State, call: CallInstruction, unit: AnyUnit): void {
  for (const [index, names] of run.world.partsReleasedBy(unit))
    for (const object of portValue(state, call, index).objects) {
      if (object.is === 'field') release(state, valueOf([object]));
      else if (object.is === 'structure')
        for (const [name, part] of state.contents.get(object) ?? []) if (names.has(name) || names.has(everyName)) release(state, part);
    }
}

/** What a function of the program gives back of the handles that it gets, if it does nothing else with them. */
function handleGivenBack(run: RunContext, state: State, call: CallInstruction, unit: AnyUnit): AbstractValue | undefined {
  const areHandles = argumentValues(state, call).some(({ objects }) => objects.some(({ is }) => is === 'resource'));
  const index = areHandles ? run.world.givenBackBy(unit) : undefined;
  const value = index === undefined ? undefined : portValue(state, call, index);
  return value?.objects.every(({ is }) => is === 'resource') && value.objects.length > 0 ? value : undefined;
}

/** The state after a call that releases what it is given on some ways, on the others. Not where the result may tell which it was. */
function statesLeft(run: RunContext, state: State, call: CallInstruction, unit: AnyUnit): State[] {
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

/** The object owns handles, and the method releases all of them. */
function isEmptiedBy(run: RunContext, object: AbstractObject, method: AnyUnit): boolean {
  return object.is === 'resource' && run.world.instances.empties(object.site.kind, method);
}

/** A method of an object that owns handles: it may release them, or give them or the object to somebody else. */
function callOnInstance(run: RunContext, state: State, receiver: AbstractValue, method: AnyUnit): void {
  const { instances } = run.world;
  for (const object of receiver.objects) {
    if (object.is !== 'resource') continue;
    const { kind } = object.site;
    if (isEmptiedBy(run, object, method)) release(state, valueOf([object]));
    else if (instances.ofKind(kind) ? !instances.keepsToItself(kind, method) : run.world.handsOnReceiver(method))
      lend(state, valueOf([object]));
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

/** The fields of this run's receiver that the call gives back as they are. */
function fieldsGiven(run: RunContext, state: State, call: CallInstruction): readonly string[] {
  const effect = run.world.effects.effectOf(run.module, call);
  if (effect.kind !== 'unit' || !portValue(state, call, 'this').objects.includes(run.pool.self)) return [];
  return [...run.world.fieldsHandedOutBy(effect.unit)];
}

/** Methods of the receiver may release its fields; other code that gets the receiver may do anything to them. */
function noteSelf(run: RunContext, state: State, call: CallInstruction, effect: Effect<AnyUnit>): void {
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
  if (!run.covers(object.unit)) return undefined;
  return object.unit.captures.some((variable) => run.isFollowed(variable)) || object.unit.span.start === call.calleeSpan.start
    ? object.unit
    : undefined;
}

function runInner(run: RunContext, state: State, call: CallInstruction, unit: Unit): State[] {
  expose(run, state);
  const exits = run.runUnit(unit, [state], (each) => argumentValues(each, call));
  return exits.map((exit) => finish(exit.state, call, exit.value));
}
