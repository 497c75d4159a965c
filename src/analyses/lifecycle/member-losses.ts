import type { KindId } from '../../base/behaviour.ts';
import type { CallInstruction, Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import type { Resource } from '../../knowledge/table.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { effectAround } from '../code/in-effect.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { definitionOf } from '../definitions.ts';
import type { Facts } from '../facts.ts';
import type { Run } from '../heat/runs.ts';
import { closuresOf, encloses } from '../pairs/flow-places.ts';
import { isLookedAfter } from './looked-after.ts';
import { type Root, rootOf } from './outer-root.ts';

/** A property of an object that somebody else made gets a new handle again and again, and nothing releases the one it held. */
export interface MemberLoss {
  /** As the program writes it: `mesh.geometry`. */
  readonly name: string;
  readonly call: CallInstruction;
  readonly kind: KindId;
  readonly resource: Resource;
  readonly noun: string;
  /** What runs again and again. */
  readonly unit: Unit;
  readonly at: Instruction & { readonly op: 'set' };
}

/** Names of functions that bring up to date what is there already. */
const updatingNames = /^[#_]*(update|refresh|resize|change|replace|switch|rebuild|regenerate|redraw)(?![a-z])/;
/** Names that as well may tell of something done once for each object that is made. */
const settingNames = /^[#_]*set(?![a-z]|Up)/;

/** Names of functions that run when their object is made. */
const startingNames = /^[#_]*(init|set|start|create|build|make|load|prepare|mount)/i;

/** Ways in which a function runs again and again by itself, not for the object that some call of it is about. */
const repeatingModes = new Set<string>(['event', 'frame', 'timer']);

/** Finds the properties of outer objects that functions overwrite while they hold a handle: `mesh.geometry = new BoxGeometry(…)`. */
export function* findMemberLosses(facts: Facts, module: Module): Iterable<MemberLoss> {
  const told = new Set<string>();
  const code = codeOf(module);
  for (const node of code.all.sets) {
    if (!('name' in node.key) || node.key.name === 'current') continue;
    const made = handleMade(facts, module, node.value, node.key.name);
    const root = made && rootOf(module, node.object);
    const around = root && repeatedAround(facts, code.unitOf(node), root);
    if (!made || !around || isLookedAfter(facts, around, node.key.name)) continue;
    const key = `${around.id} ${node.key.name}`;
    if (told.has(key)) continue;
    told.add(key);
    yield { ...made, name: `${module.text.slice(node.span.start, node.span.end).split('=')[0]?.trim() ?? ''}`, unit: around, at: node };
  }
}

/** A call that makes a handle which its maker alone releases, and which goes into the property and nowhere else. */
function handleMade(
  { knowledge, meanings }: Facts,
  module: Module,
  value: ValueId,
  property: string,
): Pick<MemberLoss, 'call' | 'kind' | 'resource' | 'noun'> | undefined {
  const call = onlyUsedHere(module, value);
  if (!call) return undefined;
  const stated = behavioursOf({ knowledge, meanings }, module, call).flatMap(({ result }) => (result && 'kind' in result ? [result] : []));
  const [only] = stated;
  if (!only || stated.length > 1 || only.own === 'borrowed') return undefined;
  const row = knowledge.kind(only.kind);
  if (!row?.resource || !isOverwritable(row.resource)) return undefined;
  // What a library says nothing of is plain memory until it is drawn.
  if (row.resource.heldFromUse && !knowledge.isPropertyFor(property, only.kind)) return undefined;
  return { call, kind: only.kind, resource: row.resource, noun: row.noun };
}

function isOverwritable({ discipline, collected, meantToStay, isPlainValue, lasting, release }: Resource): boolean {
  return discipline === 'manual' && collected === 'never' && !meantToStay && !isPlainValue && !lasting && release.startsWith('%.');
}

/** The call behind a value that a constant may hold on the way, of which only members are used besides. */
function onlyUsedHere(module: Module, value: ValueId): CallInstruction | undefined {
  const code = codeOf(module);
  const found = definitionOf(module, value);
  if (found?.op === 'load') {
    const [store, ...others] = code.storesOf(found.variable);
    const made = store && others.length === 0 ? definitionOf(module, store.value) : undefined;
    const isKept = code.loadsOf(found.variable).some((load) => load.result !== found.result && !isOnlyLookedAt(module, load.result));
    return made?.op === 'call' && code.usersOf(made.result).length === 1 && !isKept ? made : undefined;
  }
  return found?.op === 'call' && code.usersOf(found.result).every((user) => user.op === 'set') ? found : undefined;
}

function isOnlyLookedAt(module: Module, value: ValueId): boolean {
  return codeOf(module)
    .usersOf(value)
    .every(
      (user) =>
        user.op === 'get' ||
        (user.op === 'set' && user.value !== value) ||
        (user.op === 'call' && user.callee.kind === 'method' && user.callee.object === value),
    );
}

/** The innermost function around that runs again and again on the object. */
function repeatedAround(facts: Facts, unit: Unit, { owner, isParameter, isDeep }: Root): Unit | undefined {
  if (!owner && !isDeep) return undefined;
  for (let at: Unit | undefined = unit; at; at = at.parent === undefined ? undefined : at.module.units[at.parent]) {
    if (at.kind === 'module' || at.kind === 'constructor' || at.kind === 'initializer') return undefined;
    const isGiven = owner === at && isParameter;
    if (owner && !isGiven && (owner === at || encloses(at, owner))) return undefined;
    if (isRepeated(facts, at, isGiven, isParameter)) return at;
    if (isGiven) return undefined;
  }
  return undefined;
}

/** Of what a call is given, each call may get another: only a name that tells of what is there already says that it does not. */
function isRepeated(facts: Facts, unit: Unit, isGiven: boolean, isParameter: boolean): boolean {
  const name = isOfSettingUp(facts, unit) ? '' : (unit.name ?? '');
  if (updatingNames.test(name)) return true;
  if (isGiven) return false;
  // Without anything to set, it may as well set up.
  if (unit.kind === 'setter' || (settingNames.test(name) && unit.parameters.length > 0)) return true;
  if (isRepeatedEffect(facts, unit)) return true;
  return facts.heats
    .runsOf(unit)
    .some((run) => repeatingModes.has(run.mode) && !isOfBeginning(run) && !(isParameter && isOfOneAnswer(run)));
}

/** All who call it make or set up the object. */
function isOfSettingUp({ meanings }: Facts, unit: Unit): boolean {
  const callers = meanings.callersOf(unit).map(({ module, call }) => codeOf(module).unitOf(call));
  return (
    callers.length > 0 &&
    callers.every(({ kind, name }) => kind === 'constructor' || kind === 'initializer' || startingNames.test(name ?? ''))
  );
}

/** `image.onload = () => …`, `on('ready', () => …)`: such events come once. */
function isOfBeginning({ module, node }: Run): boolean {
  return /load|ready|open|once/i.test(module.text.slice(node.span.start, node.span.end).split(/=>|function/)[0] ?? '');
}

/** `worker.onmessage = …; worker.postMessage(question);`: whoever sets the handler asks once, about what it was given, and is answered once. */
function isOfOneAnswer({ module, node }: Run): boolean {
  if (node.op !== 'set' || !('name' in node.key) || node.key.name !== 'onmessage') return false;
  const code = codeOf(module);
  const channel = originOf(code, node.object);
  const questions = code.all.calls.filter(
    ({ callee }) =>
      callee.kind === 'method' && 'name' in callee.key && callee.key.name === 'postMessage' && originOf(code, callee.object) === channel,
  );
  const [question, ...others] = questions;
  return question !== undefined && others.length === 0 && code.loopsAround(question).every((loop) => code.loopsAround(node).includes(loop));
}

/** An effect that runs for each change of what it depends on, and returns nothing that would undo it. */
function isRepeatedEffect(facts: Facts, unit: Unit): boolean {
  if (effectAround(facts, unit) !== unit || nodesOf(unit.body).some((node) => node.op === 'return' && node.value !== undefined))
    return false;
  const code = codeOf(unit.module);
  return closuresOf(unit)
    .flatMap(({ result }) => code.usersOf(result))
    .some((user) => {
      const list = user.op === 'call' && user.arguments[1]?.kind === 'value' ? code.definitionOf(user.arguments[1].value) : undefined;
      return list?.op === 'array' && list.items.length > 0;
    });
}
