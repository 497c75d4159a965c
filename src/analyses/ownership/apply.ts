import type { Behaviour, Port } from '../../base/behaviour.ts';
import type { CallInstruction } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { runCallback } from './callbacks.ts';
import type { RunContext } from './context.ts';
import { endScope, escape, expose, give, isEscaped, leaveToScopeOfOthers, release } from './fates.ts';
import { dropFromField, holdIn } from './fields.ts';
import { meets } from './kind-conditions.ts';
import { show } from './plain-values.ts';
import { argumentValues, callValues, finish, portValue, resultKey } from './ports.ts';
import { makeResult } from './results.ts';
import { fates, scopeByHand } from './standing.ts';
import type { State } from './state.ts';
import { type AbstractValue, unknownValue } from './value.ts';

/** Applies a known behaviour: callbacks first, then what happens to the ports, then the result. `surely` are the ports that are released whatever happens, where not all are. */
export function apply(run: RunContext, state: State, call: CallInstruction, behaviour: Behaviour, surely?: ReadonlySet<Port>): State[] {
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

function conclude(run: RunContext, state: State, call: CallInstruction, behaviour: Behaviour, surely?: ReadonlySet<Port>): void {
  const at = (port: Port): AbstractValue => portValue(state, call, port);
  // What gives the value back lets it be used for a while, as `deleteLater`.
  const isSure = !behaviour.result || !('same' in behaviour.result);
  for (const port of behaviour.releases ?? []) release(state, at(port), isSure && (!surely || surely.has(port)) ? call.span : undefined);
  for (const { what, into, key } of behaviour.stores ?? []) {
    store(run, state, call, what, at(into));
    if (key !== undefined) escape(run, state, at(key));
  }
  if (behaviour.size === 'clears' || (behaviour.size === 'shrinks' && !(givesElement(behaviour) && isUsed(run, call))))
    dropFromField(run, state, at('this'), call.span);
  for (const port of behaviour.keeps ?? []) keepOutOfScopes(state, at(port));
  for (const { what, shows, unless } of behaviour.takes ?? []) {
    if (unless && meets(run, unless, call)) continue;
    if (!shows || !show(run, state, at(what))) give(run, state, at(what));
  }
  if (behaviour.region === 'open') state.scopes = [...state.scopes, scopeByHand(call.result)];
  if (behaviour.region === 'close') closeRegion(state, call);
  const values = callValues(run, call, at, (argument) => state.values.get(resultKey(call, argument)));
  finish(state, call, behaviour.result ? makeResult(run, state, behaviour.result, values) : unknownValue);
}

/** No scope frees the value any more. Of one that is not followed, as what a field holds, nobody can tell which of those it is that others hold by now. */
function keepOutOfScopes(state: State, value: AbstractValue): void {
  const named = [...state.reachable([value])].filter((object) => object.is === 'resource');
  const held = [...state.standings].flatMap(([object, { fate }]) => (object.is === 'resource' && fate & fates.escaped ? [object] : []));
  for (const object of named.length > 0 ? named : held) state.update(object, { scope: 0 });
}

/** `pop` and `shift` hand the element to whoever calls them; `delete` forgets it. */
function givesElement({ result }: Behaviour): boolean {
  return (
    result !== undefined &&
    ('elementsOf' in result || 'each' in result || ('anyOf' in result && result.anyOf.some((each) => 'elementsOf' in each)))
  );
}

function isUsed({ module }: RunContext, { result }: CallInstruction): boolean {
  return codeOf(module).usersOf(result).length > 0;
}

function closeRegion(state: State, call: CallInstruction): void {
  const scope = state.scopes.at(-1);
  if (scope === undefined) {
    leaveToScopeOfOthers(state, portValue(state, call, 0));
    return;
  }
  state.scopes = state.scopes.slice(0, -1);
  endScope(state, scope, portValue(state, call, 0), call.span);
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
