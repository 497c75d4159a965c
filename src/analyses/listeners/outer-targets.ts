import type { Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { classAround } from '../code/class-around.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { placeKey, placeOfWrite } from '../code/place-key.ts';
import type { Heats } from '../heat/heats.ts';
import type { Run } from '../heat/runs.ts';
import { encloses } from '../pairs/flow-places.ts';
import type { ListenerCall } from './listener-calls.ts';

/**
 * Whether what the call adds to is the same for one event after the other: the function that has the target, or the class whose field it is, registers the handler
 * itself in which the call runs, and gives the place nothing else afterwards.
 */
export function isOuterTarget(heats: Heats, code: ModuleCode, addition: ListenerCall): boolean {
  const { call } = addition;
  const unit = code.unitOf(call);
  const target = renamed(code, addition);
  const [, id] = /^variable (\d+)$/.exec(target ?? '') ?? [];
  const variable = id === undefined ? undefined : code.module.variables[Number(id)];
  if (variable) {
    const owner = code.module.units[variable.unit];
    if (!owner || owner.kind === 'module' || !code.storesOf(variable.id).every((store) => code.unitOf(store) === owner)) return false;
    return recursWithin(heats, unit, (each) => encloses(owner, each), new Set());
  }
  if (/^this \.[^.]+$/.test(target ?? '')) return isOfEmitter(heats, code, unit, target);
  const [field, owner] = /^this (\d+)\.[^.]+$/.exec(target ?? '') ?? [];
  if (owner === undefined) return false;
  const isOwn = (each: Unit): boolean => each.module === code.module && String(classAround(each)) === owner;
  const isFixed = code.all.sets.every((set) => placeOfWrite(code, set) !== field || isConstructing(code.unitOf(set)));
  return isFixed && recursWithin(heats, unit, isOwn, new Set());
}

/** The place of the target; of a field of `this`, where a variable only gives it another name. */
function renamed(code: ModuleCode, { call: { callee }, target }: ListenerCall): string | undefined {
  if (callee.kind !== 'method') return target;
  const place = placeKey(code, originOf(code, callee.object));
  return place?.startsWith('this ') === true ? place : target;
}

/** In a function that is only a listener, `this` is what it listens to, which is the same for one event after the other. */
function isOfEmitter(heats: Heats, code: ModuleCode, unit: Unit, target: string | undefined): boolean {
  const runs = heats.runsOf(unit);
  if (unit.kind !== 'function' || runs.length === 0 || !runs.every((run) => run.mode === 'event' && recurs(run))) return false;
  return code.all.sets.every((set) => placeOfWrite(code, set) !== target);
}

function isConstructing({ kind }: Unit): boolean {
  return kind === 'constructor' || kind === 'initializer';
}

/** Code of the owner makes the unit run for events, requests, frames or ticks, itself or by what calls it; and so does everything that runs it. */
function recursWithin(heats: Heats, unit: Unit, isOwn: (unit: Unit) => boolean, seen: Set<Unit>): boolean {
  if (seen.has(unit)) return false;
  seen.add(unit);
  return heats.runsOf(unit).some((run) => {
    if (!isOwn(run.from)) return false;
    return recurs(run) || (run.mode === 'call' && recursWithin(heats, run.from, isOwn, seen));
  });
}

function recurs(run: Run): boolean {
  const { mode, isOnce } = run;
  const event = eventOf(run);
  if (takesItselfAway(run.to)) return false;
  if (mode === 'event') return isOnce !== true && event !== undefined && !onceAsARule.test(event);
  // A request that a client makes is upgraded once.
  if (mode === 'request') return event !== 'upgrade';
  return mode === 'frame' || mode === 'timer';
}

/** The function removes itself when it has run: `function close() { window.removeEventListener('click', close); … }`. */
function takesItselfAway(unit: Unit): boolean {
  const code = codeOf(unit.module);
  return instructionsOf(unit.body).some((node) => {
    if (node.op !== 'call') return false;
    const { callee, arguments: given } = node;
    if (callee.kind !== 'method' || !('name' in callee.key) || !/^(removeEventListener|removeListener|off)$/.test(callee.key.name))
      return false;
    return given.some((item) => item.kind === 'value' && isItself(code, item.value, unit));
  });
}

function isItself(code: ModuleCode, value: ValueId, unit: Unit): boolean {
  const made = code.definitionOf(originOf(code, value));
  return made?.op === 'closure' && made.unit === unit.id;
}

/** Events that come once for each target as a rule, at its beginning or end, by what their names say. */
const onceAsARule =
  /^(error|finish(ed)?|end(ed)?)$|limit|^(helo|ehlo|greeting|banner|handshake|capabilities)$|load|start|init|ready|open|connect|login|logged|response|^socket$|upgrade|install|activate|^spawn(ed)?$|online|mount|create|abort|timeout|stop|destroy|dispose|canplay/i;

/** The name of the event for which a handler is registered, as far as it is written there. */
function eventOf({ module, node }: Run): string | undefined {
  if (node.op === 'set') return 'name' in node.key ? node.key.name.replace(/^on/, '') : undefined;
  const [first] = node.op === 'call' ? node.arguments : [];
  const made = first?.kind === 'value' ? codeOf(module).definitionOf(first.value) : undefined;
  return made?.op === 'constant' && typeof made.value === 'string' ? made.value : undefined;
}
