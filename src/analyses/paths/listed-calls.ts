import type { Enumerates } from '../../base/behaviour.ts';
import type { CallInstruction, Item, Module, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { statedCalls } from '../code/stated-calls.ts';
import { type Extent, extentOfList } from '../size/extents.ts';
import type { NestFacts } from './levels.ts';

/** A call of a library that gives all paths or combinations as one list. */
export interface ListedCall {
  readonly call: CallInstruction;
  readonly effect: Enumerates;
  /** How long the lists are from which it combines; undefined where they are not given one by one. */
  readonly extents?: readonly Extent[];
}

/** Fewer results than this are few; a selection of fewer elements has less. */
const fewResults = 10_000;
const fewElements = 8;

/** The calls of a module that list all, apart from those that are known to give few. */
export function findListedCalls(facts: NestFacts, module: Module): readonly ListedCall[] {
  const code = codeOf(module);
  return statedCalls(facts, module, 'enumerates').flatMap(({ call, effect }): ListedCall[] => {
    const extents = listsOf(code, call, effect)?.map((list) => extentOfList(facts.sizes, module, list));
    if (extents && isFew(effect, extents)) return [];
    return [{ call, effect, ...(extents && { extents }) }];
  });
}

/** The lists from which a call combines, where each of them is told. */
function listsOf(code: ModuleCode, call: CallInstruction, { lists }: Enumerates): readonly ValueId[] | undefined {
  if (lists === 'arguments') return valuesOf(call.arguments.filter((item) => item.kind === 'hole' || !isFunction(code, item.value)));
  const at = lists === 'this' ? receiverOf(code, call) : call.arguments[lists === 'elements' ? 0 : lists];
  if (at?.kind !== 'value') return undefined;
  if (lists !== 'elements') return [at.value];
  const made = code.definitionOf(originOf(code, at.value));
  return made?.op === 'array' ? valuesOf(made.items) : undefined;
}

/** What the receiver was made of: `new Permutation(list).toArray()`. */
function receiverOf(code: ModuleCode, { callee }: CallInstruction): Item | undefined {
  const made = callee.kind === 'method' ? code.definitionOf(originOf(code, callee.object)) : undefined;
  return made?.op === 'call' ? made.arguments[0] : undefined;
}

function valuesOf(items: readonly Item[]): readonly ValueId[] | undefined {
  const values = items.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
  return values.length === items.length ? values : undefined;
}

function isFunction(code: ModuleCode, value: ValueId): boolean {
  return code.definitionOf(value)?.op === 'closure';
}

function isFew({ of }: Enumerates, extents: readonly Extent[]): boolean {
  const lengths = extents.map(({ length }) => length ?? Infinity);
  if (of === 'selections') return lengths.every((length) => length < fewElements);
  return of !== 'paths' && lengths.reduce((product, length) => product * length, 1) < fewResults;
}
