import type { Instruction, Unit, ValueId } from './model.ts';
import { instructionsOf } from './walk.ts';

type Store = Instruction & { readonly op: 'store' };
type Reader = Instruction & { readonly op: 'await' | 'cast' | 'get' | 'store' };

const known = new WeakMap<Unit, ReadonlyMap<ValueId, readonly Reader[]>>();

/**
 * Where a unit puts a value, or the member of it that a path names, into variables without doing anything to it but to wait for it. In the order of the
 * source; `''` is the value itself.
 */
export function storesOfResult(unit: Unit, result: ValueId, path: string): readonly Store[] {
  const readers = readersIn(unit);
  const found = new Set<Store>();
  const pending = [{ value: result, isReached: path === '' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, isReached } = next;
    for (const reader of readers.get(value) ?? []) {
      if (reader.op === 'store') {
        if (isReached) found.add(reader);
      } else if (reader.op !== 'get') pending.push({ value: reader.result, isReached });
      else if (!isReached && 'name' in reader.key && reader.key.name === path) pending.push({ value: reader.result, isReached: true });
    }
  }
  return [...found].sort((a, b) => a.span.start - b.span.start);
}

function readersIn(unit: Unit): ReadonlyMap<ValueId, readonly Reader[]> {
  let readers = known.get(unit);
  if (!readers) known.set(unit, (readers = findReaders(unit)));
  return readers;
}

function findReaders(unit: Unit): ReadonlyMap<ValueId, readonly Reader[]> {
  const readers = new Map<ValueId, Reader[]>();
  for (const node of instructionsOf(unit.body)) {
    if (node.op !== 'await' && node.op !== 'cast' && node.op !== 'get' && node.op !== 'store') continue;
    const value = node.op === 'get' ? node.object : node.value;
    const others = readers.get(value);
    if (others) others.push(node);
    else readers.set(value, [node]);
  }
  return readers;
}
