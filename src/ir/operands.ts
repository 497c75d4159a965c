import type { CallInstruction, Item, Key, Node, ObjectEntry, ValueId } from './model.ts';

/** The values that a node itself reads, in the order in which it lists them; what the blocks inside it read is not among them. */
export function operandsOf(node: Node): readonly ValueId[] {
  switch (node.op) {
    case 'get':
    case 'remove':
      return [node.object, ...keyOperands(node.key)];
    case 'set':
      return [node.object, ...keyOperands(node.key), node.value];
    case 'rest':
      return [node.object];
    case 'call':
      return callOperands(node);
    case 'array':
      return itemOperands(node.items);
    case 'object':
      return node.entries.flatMap(entryOperands);
    case 'operate':
    case 'opaque':
      return node.operands;
    case 'store':
    case 'await':
    case 'cast':
    case 'throw':
      return [node.value];
    case 'yield':
    case 'return':
      return node.value === undefined ? [] : [node.value];
    case 'branch':
      return [node.test];
    case 'switch':
      return [node.on, ...node.cases.flatMap(({ test }) => (test === undefined ? [] : [test]))];
    case 'loop':
      return [node.iterable, node.test].filter((value) => value !== undefined);
    default:
      return [];
  }
}

function keyOperands(key: Key): readonly ValueId[] {
  return 'value' in key ? [key.value] : [];
}

function itemOperands(items: readonly Item[]): readonly ValueId[] {
  return items.flatMap((item) => (item.kind === 'hole' ? [] : [item.value]));
}

function entryOperands(entry: ObjectEntry): readonly ValueId[] {
  return entry.kind === 'spread' ? [entry.value] : [...keyOperands(entry.key), entry.value];
}

function callOperands({ callee, arguments: items }: CallInstruction): readonly ValueId[] {
  const called = callee.kind === 'value' ? [callee.value] : [callee.object, ...keyOperands(callee.key)];
  return [...called, ...itemOperands(items)];
}
