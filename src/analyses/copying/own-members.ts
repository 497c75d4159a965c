import type { Instruction, ValueId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { handfulNames, isFiniteType } from '../growth/finite-names.ts';
import type { Joining } from './joined-values.ts';

/** Values that are followed back from a key. */
const mostSteps = 40;

/**
 * Whether each round adds a member of its own to the copied object, `{ ...all, [item.id]: item }`, so that it gets as many members as there are rounds. A list under
 * a key, `{ ...all, [key]: [...all[key], item] }`, stands for few keys; so do names of a handful of things.
 */
export function addsOwnMembers(code: ModuleCode, { node, copied }: Joining, isOfRound: (value: ValueId) => boolean): boolean {
  const entries = literalsOf(code, node).flatMap(({ entries: all }) => all);
  return entries.some((entry) => {
    if (entry.kind !== 'property' || !('value' in entry.key)) return false;
    const { value } = entry.key;
    return (
      !isOneOfFew(code, value) &&
      reaches(code, value, (each) => isMemberOf(code, each, isOfRound)) &&
      !reaches(code, entry.value, (each) => isReadOf(code, each, copied))
    );
  });
}

/** The literal itself, or those that a call copies from: `Object.assign({}, all, { [key]: item })`. */
function literalsOf(code: ModuleCode, node: Joining['node']): readonly (Instruction & { readonly op: 'object' })[] {
  if (node.op === 'object') return [node];
  const items = node.op === 'call' ? node.arguments : [];
  return items.flatMap((item) => {
    const made = item.kind === 'value' ? code.definitionOf(item.value) : undefined;
    return made?.op === 'object' ? [made] : [];
  });
}

function isOneOfFew(code: ModuleCode, key: ValueId): boolean {
  const made = code.definitionOf(key);
  if (made?.op === 'get') return !('name' in made.key) || handfulNames.test(made.key.name);
  const variable = made?.op === 'load' ? code.module.variables[made.variable] : undefined;
  return variable !== undefined && (handfulNames.test(variable.name) || isFiniteType(code, variable.type));
}

/** Something that the value is computed from, without calls of functions that are made for it, is what is looked for. */
function reaches(code: ModuleCode, value: ValueId, isSought: (value: ValueId) => boolean): boolean {
  const seen = new Set<ValueId>();
  const pending = [value];
  for (let next = pending.pop(); next !== undefined && seen.size < mostSteps; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (isSought(next)) return true;
    const made = code.definitionOf(next);
    if (made?.op === 'load') pending.push(...code.storesOf(made.variable).map((store) => store.value));
    else if (made && made.op !== 'closure') pending.push(...operandsOf(made));
  }
  return false;
}

/** A member of an element. Lists of names, which are keys themselves, are mostly short. */
function isMemberOf(code: ModuleCode, value: ValueId, isElement: (value: ValueId) => boolean): boolean {
  const made = code.definitionOf(value);
  return made?.op === 'get' && reaches(code, made.object, isElement);
}

/** A member of what is copied, under a computed key. */
function isReadOf(code: ModuleCode, value: ValueId, copied: readonly ValueId[]): boolean {
  const made = code.definitionOf(value);
  if (made?.op !== 'get' || !('value' in made.key)) return false;
  return copied.some((each) => originOf(code, each) === originOf(code, made.object));
}

/** Calls that give another list of what they are called on. */
const sameList = new Set(['filter', 'map', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat']);
const namesOfMembers = new Set(['keys', 'entries', 'values', 'getOwnPropertyNames', 'ownKeys', 'getOwnPropertySymbols']);

/** The list holds the members of an object, of which most have few: `Object.keys(options).filter(…)`, `Array.from(Object.entries(options))`. */
export function isOfMembers(code: ModuleCode, list: ValueId): boolean {
  const made = code.definitionOf(originOf(code, list));
  const [spread, ...others] = made?.op === 'array' ? made.items : [];
  if (spread?.kind === 'spread') return others.length === 0 && isOfMembers(code, spread.value);
  if (made?.op !== 'call' || made.callee.kind !== 'method' || !('name' in made.callee.key)) return false;
  const { object, key } = made.callee;
  const receiver = code.definitionOf(object);
  if (receiver?.op !== 'global') return sameList.has(key.name) && isOfMembers(code, object);
  if (receiver.name === 'Object' || receiver.name === 'Reflect') return namesOfMembers.has(key.name);
  const [first] = made.arguments;
  return receiver.name === 'Array' && key.name === 'from' && first?.kind === 'value' && isOfMembers(code, first.value);
}
