import type { Instruction, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originsOf } from '../code/origins.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';

/** How a value that a place gets was made from what the place held: with more, with less, with as much, or not from it at all. */
export type Rebuilt = 'more' | 'less' | 'same' | 'fresh';

const gives: Readonly<Record<string, Rebuilt>> = {
  concat: 'more',
  filter: 'less',
  slice: 'less',
  splice: 'less',
  map: 'same',
  sort: 'same',
  reverse: 'same',
  toSorted: 'same',
  toReversed: 'same',
  flat: 'same',
};

/** Whether the value may be made from something with more in it, as far as its own form shows: asked before it is known from what. */
export function looksRebuilt(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  switch (made?.op) {
    case 'array':
      return made.items.length > 1 && made.items.some((item) => item.kind === 'spread');
    case 'object':
      return made.entries.some((entry) => entry.kind === 'spread');
    case 'operate':
      return growingOperators.test(made.operator);
    case 'call':
      return made.callee.kind === 'method' && 'name' in made.callee.key && gives[made.callee.key.name] === 'more';
    case 'cast':
    case 'load':
      return originsOf(code, value).some((origin) => origin !== value && looksRebuilt(code, origin));
    default:
      return false;
  }
}

const growingOperators = /^(\+|template)$/;

/** How the value was made from the container, on the most growing of its ways. */
export function rebuiltFrom(code: ModuleCode, containers: Containers, value: ValueId, container: Container): Rebuilt {
  const ways = originsOf(code, value).map((origin) => oneWay(code, containers, origin, container));
  return (['more', 'same', 'less', 'fresh'] as const).find((each) => ways.includes(each)) ?? 'fresh';
}

function oneWay(code: ModuleCode, containers: Containers, value: ValueId, container: Container): Rebuilt {
  const isIt = (each: ValueId): boolean => containers.of(code.module, each).includes(container);
  if (isIt(value)) return 'same';
  const made = code.definitionOf(value);
  if (made?.op === 'array') return ofArray(made, isIt);
  if (made?.op === 'object') return ofObject(made, isIt);
  if (made?.op === 'operate') return made.operands.some(isIt) && growingOperators.test(made.operator) ? 'more' : 'fresh';
  if (made?.op !== 'call') return 'fresh';
  const { callee, arguments: items } = made;
  if (callee.kind === 'method' && isIt(callee.object) && 'name' in callee.key) return gives[callee.key.name] ?? 'fresh';
  return items.some((item) => item.kind === 'value' && isIt(item.value)) ? 'same' : 'fresh';
}

function ofArray({ items }: Instruction & { op: 'array' }, isIt: (value: ValueId) => boolean): Rebuilt {
  if (!items.some((item) => item.kind === 'spread' && isIt(item.value))) return 'fresh';
  return items.length > 1 ? 'more' : 'same';
}

/** `{ ...all, [key]: value }` has one more; a key known by name is there at most once. */
function ofObject({ entries }: Instruction & { op: 'object' }, isIt: (value: ValueId) => boolean): Rebuilt {
  if (!entries.some((entry) => entry.kind === 'spread' && isIt(entry.value))) return 'fresh';
  return entries.some((entry) => entry.kind === 'property' && 'value' in entry.key) ? 'more' : 'same';
}
