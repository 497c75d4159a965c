import type { Module, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { isGlobalKey, placeKey, placeOfWrite } from '../code/place-key.ts';
import type { Heats } from '../heat/heats.ts';
import type { Heat } from '../heat/heat.ts';
import { classAround } from '../code/class-around.ts';
import { closuresOf, encloses } from '../pairs/flow-places.ts';
import type { ListenerCall } from './listener-calls.ts';

/** A listener that stays on its target when code that takes the others away again has run. */
export interface MissedListener {
  readonly addition: ListenerCall;
  /** Further listeners of the same function that stay on the same target. */
  readonly others: ListenerCall[];
  /** A removal of one that was added beside it. */
  readonly removal: ListenerCall;
  /** The function that removes, where it has a name. */
  readonly remover: string | undefined;
  readonly heat: Heat;
}

/** What ends the use of listeners, by name. */
const enders =
  /^(_|#|\$|on_?|do_?|remove_?all_?|handle_?)*(dispose|destroy|tear_?down|clean|unmount|umount|unbind|detach|remove|unlisten|unsubscribe|unregister|unwatch|unobserve|stop|disable|disconnect|close|shut|uninstall|unload|deactivate|deinit|release|kill|terminate|componentWillUnmount|disconnectedCallback|\[Symbol\.(asyncD|d)ispose\])/i;

/** Events with which the target itself comes to its end, and with it all of its listeners. */
const last = /^(error|abort|close[d]?|end(ed)?|finish(ed)?|exit|destroy(ed)?|dispose[d]?|remove[d]?|unload|disconnect(ed)?|stop(ped)?)$/i;

/**
 * The listeners of a module that are added beside others and left when those are removed: one function adds both to the same target, another removes the one, and
 * nothing removes the other. The target is there before and after.
 */
export function findMissed(facts: { readonly heats: Heats }, module: Module, calls: readonly ListenerCall[]): readonly MissedListener[] {
  const code = codeOf(module);
  const removals = calls.filter(({ does }) => does === 'remove');
  if (removals.length === 0 || removals.some(namesMore)) return [];
  const found: MissedListener[] = [];
  for (const addition of calls) {
    if (!stays(code, addition, removals)) continue;
    const removal = removals.find((each) => isOfTwin(code, each, addition, calls));
    if (!removal) continue;
    const heat = facts.heats.of(module, addition.call);
    if (heat.rate === 'once') continue;
    const unit = code.unitOf(addition.call);
    const known = found.find((each) => each.addition.target === addition.target && code.unitOf(each.addition.call) === unit);
    if (known) known.others.push(addition);
    else found.push({ addition, others: [], removal, remover: code.unitOf(removal.call).name, heat });
  }
  return found;
}

/** jQuery and its like remove listeners by spaces of names, and several at once. */
function namesMore({ event }: ListenerCall): boolean {
  return event !== undefined && /[\s.*]/.test(event);
}

function stays(code: ModuleCode, addition: ListenerCall, removals: readonly ListenerCall[]): boolean {
  const { does, goes, target, event, handler } = addition;
  if (does !== 'add' || goes || target === undefined || event === undefined || event === '' || !handler) return false;
  if (removals.some((removal) => mayRemove(code, removal, addition))) return false;
  return isGlobalKey(target) ? !isEndOfAll(event) : !last.test(event) && isGiven(code, target);
}

/** What cannot be told apart counts as the same. */
function mayRemove(code: ModuleCode, removal: ListenerCall, addition: ListenerCall): boolean {
  const { event, handler } = removal;
  if (event !== undefined && event !== 'any' && event !== addition.event) return false;
  const [one, other] = [handler?.place, addition.handler?.place];
  if (one !== undefined && other !== undefined && one !== other) return false;
  // The same function for the same event on another target is a mismatch, which is told of by itself.
  const isNamed = one !== undefined && event === addition.event;
  return removal.target === undefined || isNamed || isSameTarget(code, removal, addition);
}

/** The same place, the field in which the function that adds keeps the target, or one that the removing function is handed. */
function isSameTarget(code: ModuleCode, removal: ListenerCall, { target, call }: ListenerCall): boolean {
  if (removal.target === undefined || target === undefined) return false;
  if (removal.target === target || isParameter(code, removal.target, code.unitOf(removal.call))) return true;
  const unit = code.unitOf(call);
  return code.all.sets.some(
    (set) => code.unitOf(set) === unit && placeOfWrite(code, set) === removal.target && placeKey(code, set.value) === target,
  );
}

function isParameter({ module }: ModuleCode, target: string, unit: Unit): boolean {
  const id = /^variable (\d+)$/.exec(target)?.[1];
  const variable = id === undefined ? undefined : module.variables[Number(id)];
  return variable?.kind === 'parameter' && variable.unit === unit.id;
}

/** The page or program itself ends. */
function isEndOfAll(event: string): boolean {
  return /^(unload|beforeunload|pagehide|exit|beforeExit|SIG[A-Z]+|uncaughtException|unhandledRejection)$/.test(event);
}

/** It removes what the same function adds to the same target, at the end of its use, and does not end the target itself. */
function isOfTwin(code: ModuleCode, removal: ListenerCall, addition: ListenerCall, calls: readonly ListenerCall[]): boolean {
  const unit = code.unitOf(addition.call);
  const remover = code.unitOf(removal.call);
  if (remover === unit || removal.handler?.how !== 'named' || !isSameTarget(code, removal, addition)) return false;
  const isAdded = calls.some(
    (each) =>
      each.does === 'add' &&
      !each.goes &&
      each.target === addition.target &&
      each.event === removal.event &&
      each.handler?.how === 'named' &&
      each.handler.place === removal.handler?.place &&
      code.unitOf(each.call) === unit,
  );
  if (!isAdded || !isEnder(code, remover, unit, calls) || endsTarget(code, remover, removal.target)) return false;
  return classAround(unit) === classAround(remover);
}

/** By its name, or because the function that adds gives it to its caller, or to something that tells when it ends. */
function isEnder(code: ModuleCode, remover: Unit, adder: Unit, calls: readonly ListenerCall[]): boolean {
  if (remover.name !== undefined && enders.test(remover.name)) return true;
  if (!encloses(adder, remover)) return false;
  return isReturned(code, remover, adder) || calls.some((call) => isAtEnd(code, call, remover));
}

/** `this.on('dispose', function () { … })`. */
function isAtEnd(code: ModuleCode, { call, event }: ListenerCall, remover: Unit): boolean {
  if (event === undefined || !last.test(event) || event === 'error') return false;
  return closuresOf(remover).some((closure) => code.usersOf(closure.result).includes(call));
}

function isReturned(code: ModuleCode, inner: Unit, outer: Unit): boolean {
  return [...nodesOf(outer.body)].some((node) => {
    if (node.op !== 'return' || node.value === undefined) return false;
    const made = code.definitionOf(originOf(code, node.value));
    return made?.op === 'closure' && made.unit === inner.id;
  });
}

/** `this.map.remove()`: the target goes, and its listeners with it. */
function endsTarget(code: ModuleCode, unit: Unit, target: string | undefined): boolean {
  return [...nodesOf(unit.body)].some((node) => {
    if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key)) return false;
    const { key, object } = node.callee;
    if (/listener|^(off|un)/i.test(key.name) || !enders.test(key.name)) return false;
    const place = placeKey(code, object);
    return place !== undefined && target !== undefined && (place === target || target.startsWith(`${place}.`));
  });
}

/** The target came from outside: a variable of a function around, or a field that is only ever given what a function got as an argument. */
function isGiven(code: ModuleCode, target: string): boolean {
  const { module } = code;
  const [, id, path] = /^variable (\d+)(\..*)?$/.exec(target) ?? [];
  const variable = id === undefined ? undefined : module.variables[Number(id)];
  if (variable) {
    const isOfModule = module.units[variable.unit]?.kind === 'module';
    const isOfArgument = path === undefined && code.storesOf(variable.id).every(({ value }) => isArgument(code, value));
    return isOfModule || variable.kind === 'parameter' || isOfArgument;
  }
  const field = /^this \d*\.[^.]+/.exec(target)?.[0];
  const writes = code.all.sets.filter((set) => placeOfWrite(code, set) === field);
  const values = writes.filter(({ value }) => !isNothing(code, value));
  if (field === undefined) return false;
  return values.length > 0 ? values.every(({ value }) => isArgument(code, value)) : hosts.test(field);
}

/** Fields that a class further up fills with something that is there for many such objects, by name. */
const hosts = /\._*(map|scene|stage|editor|viewer|game|world|app|bus|store|hub|server|client|manager|parent|owner|player|document)_*$/i;

function isNothing(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(originOf(code, value));
  return made?.op === 'constant' && (made.type === 'null' || made.type === 'undefined');
}

/** A parameter, or a member of one. */
function isArgument(code: ModuleCode, value: ValueId): boolean {
  const origin = originOf(code, value);
  if (code.parameterOf(origin)) return true;
  const made = code.definitionOf(origin);
  return made?.op === 'get' && isArgument(code, made.object);
}
