import type { Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import { placeKey, placeOfWrite } from '../code/place-key.ts';
import type { CallFacts } from '../code/behaviours.ts';
import { statedCalls } from '../code/stated-calls.ts';

/** An expression that makes something longer out of what it copies. */
export interface Joining {
  readonly form: 'array' | 'object' | 'call';
  readonly node: Instruction & { readonly result: ValueId };
  /** The values that are copied as a whole. */
  readonly copied: readonly ValueId[];
  /** How to add to what is there, in words. */
  readonly instead: string;
}

const instead = { array: 'add the new elements with `push`', object: 'set the new member on it' } as const;

/**
 * The expressions of a module that copy something and add to the copy: `[...a, b]`, `{ ...a, [k]: b }`, calls that a table says do, and calls of functions of the
 * program that return such an expression about what they are given.
 */
export function joiningsOf(facts: CallFacts, module: Module): readonly Joining[] {
  return [...ownJoinings(facts, module), ...joiningCalls(facts, module)];
}

function ownJoinings(facts: CallFacts, module: Module): readonly Joining[] {
  const code = codeOf(module);
  const found: Joining[] = [];
  for (const node of [...code.all.arrays, ...code.all.objects]) {
    const copied = node.op === 'array' ? spreadInArray(node) : spreadInObject(node);
    if (copied.length > 0) found.push({ form: node.op, node, copied, instead: instead[node.op] });
  }
  for (const { call, effect } of statedCalls(facts, module, 'joins')) {
    const literals = call.arguments.flatMap((item) => (item.kind === 'value' ? objectAt(code, item.value) : []));
    const copied = effect.ports.flatMap((port) => copiedAt(code, call, port));
    const adds = literals.length === 0 || literals.some(hasComputedName);
    if (copied.length > 0 && adds)
      found.push({ form: literals.length > 0 ? 'object' : 'call', node: call, copied, instead: effect.instead });
  }
  return found;
}

/** Calls whose result takes the place of an argument, `all = joined(all, part)`; others cannot pile copies up. */
function joiningCalls(facts: CallFacts, module: Module): readonly Joining[] {
  const code = codeOf(module);
  return [...code.all.stores, ...code.all.sets].flatMap((write): Joining[] => {
    const call = code.definitionOf(write.value);
    if (call?.op !== 'call' || call.form !== 'call') return [];
    const place = placeOfWrite(code, write);
    const position = call.arguments.findIndex(
      (item) => item.kind === 'value' && place !== undefined && placeKey(code, item.value) === place,
    );
    const item = call.arguments[position];
    const [callee, ...others] = item ? facts.meanings.calleesOf(call) : [];
    if (item?.kind !== 'value' || callee?.kind !== 'unit' || others.length > 0) return [];
    const instead = insteadOfJoined(facts, callee.unit, position);
    return instead === undefined ? [] : [{ form: 'call', node: call, copied: [item.value], instead }];
  });
}

/** What to do instead of the expression in which the unit joins its parameter at the position to others, and which it returns. */
function insteadOfJoined(facts: CallFacts, unit: Unit, position: number): string | undefined {
  const code = codeOf(unit.module);
  const parameter = unit.parameters[position];
  const returned = nodesOf(unit.body).flatMap((node) =>
    node.op === 'return' && node.value !== undefined ? originsOf(code, node.value) : [],
  );
  if (!parameter || returned.length === 0) return undefined;
  const joined = ownJoinings(facts, unit.module).find(
    ({ form, node, copied }) =>
      form !== 'object' && returned.includes(node.result) && copied.some((value) => originOf(code, value) === parameter.value),
  );
  return joined?.instead;
}

type ObjectLiteral = Instruction & { readonly op: 'object' };

function objectAt(code: ModuleCode, value: ValueId): readonly ObjectLiteral[] {
  const made = code.definitionOf(value);
  return made?.op === 'object' ? [made] : [];
}

/** Members with names of their own are the same each time, so that with them a copy gets no more of them. */
function hasComputedName({ entries }: ObjectLiteral): boolean {
  return entries.some((entry) => entry.kind === 'property' && 'value' in entry.key);
}

function spreadInArray({ items }: Instruction & { op: 'array' }): readonly ValueId[] {
  return items.length < 2 ? [] : items.flatMap((item) => (item.kind === 'spread' ? [item.value] : []));
}

function spreadInObject(node: ObjectLiteral): readonly ValueId[] {
  return hasComputedName(node) ? node.entries.flatMap((entry) => (entry.kind === 'spread' ? [entry.value] : [])) : [];
}

function copiedAt(code: ModuleCode, call: Instruction & { op: 'call' }, port: 'this' | number): readonly ValueId[] {
  if (port === 'this') return call.callee.kind === 'method' ? [call.callee.object] : [];
  const item = call.arguments[port];
  if (!item || item.kind === 'hole') return [];
  const list = code.definitionOf(originOf(code, item.value));
  const elements = list?.op === 'array' ? list.items.flatMap((each) => (each.kind === 'hole' ? [] : [each.value])) : [];
  return [item.value, ...elements];
}
