import type { Item, Key, Node, ValueId } from '../../ir/model.ts';

/** The values that a node itself reads, in source order; not those of the blocks inside a control statement. */
export function operandsOf(node: Node): readonly ValueId[] {
  switch (node.op) {
    case 'store':
    case 'await':
    case 'cast':
    case 'throw':
      return [node.value];
    case 'get':
    case 'remove':
      return [node.object, ...ofKey(node.key)];
    case 'set':
      return [node.object, ...ofKey(node.key), node.value];
    case 'rest':
      return [node.object];
    case 'call':
      return [
        ...(node.callee.kind === 'value' ? [node.callee.value] : [node.callee.object, ...ofKey(node.callee.key)]),
        ...node.arguments.flatMap(ofItem),
      ];
    case 'array':
      return node.items.flatMap(ofItem);
    case 'object':
      return node.entries.flatMap((entry) => (entry.kind === 'spread' ? [entry.value] : [...ofKey(entry.key), entry.value]));
    case 'operate':
    case 'opaque':
      return node.operands;
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

function ofKey(key: Key): readonly ValueId[] {
  return 'value' in key ? [key.value] : [];
}

function ofItem(item: Item): readonly ValueId[] {
  return item.kind === 'hole' ? [] : [item.value];
}
