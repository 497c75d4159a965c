import type { CallInstruction } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';
import { soundsLikeRelease, takesOut } from './call-effects.ts';
import type { AnyUnit, RunContext } from './context.ts';
import { escape, expose, give, lend, release } from './fates.ts';
import { read } from './instructions.ts';
import { show } from './plain-values.ts';
import { argumentValues } from './ports.ts';
import type { State } from './state.ts';
import type { AbstractValue } from './value.ts';

/** Names of methods of unknown receivers that keep what they are given. */
const keepingNames =
  /^(add|append|attach|bind|cache|create|emit|enqueue|insert|keep|next|post|push|put|register|resolve|save|send|set|store|track|transfer|use|with|yield)/i;

/** Runs a call of which nothing is known but its name: it borrows, unless that says otherwise. */
export function applyUnknown(run: RunContext, state: State, call: CallInstruction): void {
  const method = call.callee.kind === 'method' && 'name' in call.callee.key ? call.callee.key.name : '';
  const releases = soundsLikeRelease(run.module, call);
  if (releases) releaseArguments(run, state, call);
  else if (call.form === 'jsx') putIntoElement(run, state, call);
  else if (call.form === 'new' || call.form === 'super' || keepingNames.test(method) || isOwnParameter(state, call))
    escapeArguments(run, state, call);
  else if (!isOfLibrary(run, call) && !onlyBorrows(run, method)) lendArguments(run, state, call);
  if (!releases) expose(run, state);
  state.values.delete(call.result);
}

/** A function of a library that the tables know: had it taken or freed what it gets, a row would say so. */
function isOfLibrary(run: RunContext, call: CallInstruction): boolean {
  const owner = call.callee.kind === 'method' ? call.callee.object : call.callee.value;
  return run.world.meanings.librariesOf(run.module, owner).length > 0;
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
      if (object.is === 'resource' && run.world.pairs.kindsBeside(run.module, call).has(object.site.kind)) return false;
    return true;
  });
}

function releaseArguments(run: RunContext, state: State, call: CallInstruction): void {
  for (const value of argumentsGiven(run, state, call)) release(state, value);
  if (call.callee.kind === 'method' && !takesOut(call)) release(state, read(state, call.callee.object), undefined, call.span);
}

/** The call keeps what it is given. */
export function escapeArguments(run: RunContext, state: State, call: CallInstruction): void {
  for (const value of argumentsGiven(run, state, call)) escape(run, state, value);
}

/** An element keeps what its properties get, but for text: only a component of the program's own could free that. */
function putIntoElement(run: RunContext, state: State, call: CallInstruction): void {
  const isOwn = call.callee.kind === 'value' && definitionOf(run.module, call.callee.value)?.op !== 'constant';
  for (const value of argumentsGiven(run, state, call)) if (isOwn || !show(run, state, value)) give(run, state, value);
}

/** A function of the program gets handles themselves, not containers of them, and does nothing that could keep them. */
export function isOnlyLookedAt(run: RunContext, state: State, call: CallInstruction, unit: AnyUnit): boolean {
  const objects = argumentsGiven(run, state, call).flatMap((value) => value.objects);
  const areHandles = objects.some(({ is }) => is === 'resource') && objects.every(({ is }) => is === 'resource' || is === 'parameter');
  return areHandles && run.world.onlyBorrows(unit);
}

/** Unknown code borrows; a function that it is given may live on, and a record of handles may be taken apart and kept. */
export function lendArguments(run: RunContext, state: State, call: CallInstruction): void {
  for (const value of argumentsGiven(run, state, call)) {
    if (value.objects.some((object) => object.is === 'closure')) escape(run, state, value);
    else lend(state, value);
  }
}
