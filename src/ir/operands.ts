import type { Item, Key, Node, ValueId } from './model.ts';

/** The values that a node itself reads, in the order in which it lists them; what the blocks inside it read is not among them. */
export function operandsOf(node: Node): readonly ValueId[] {
  const found: ValueId[] = [];
  eachOperand(node, (value) => found.push(value));
  return found;
}

/** Calls back for each value that a node itself reads, in the order of `operandsOf`. */
export function eachOperand(node: Node, visit: (value: ValueId) => void): void {
  switch (node.op) {
    case 'get':
    case 'remove':
      visit(node.object);
      return eachOfKey(node.key, visit);
    case 'set':
      visit(node.object);
      eachOfKey(node.key, visit);
      return visit(node.value);
    case 'rest':
      return visit(node.object);
    case 'call':
      if (node.callee.kind === 'value') visit(node.callee.value);
      else {
        visit(node.callee.object);
        eachOfKey(node.callee.key, visit);
      }
      return eachOfItems(node.arguments, visit);
    case 'array':
      return eachOfItems(node.items, visit);
    case 'object':
      for (const entry of node.entries) {
        if (entry.kind === 'property') eachOfKey(entry.key, visit);
        visit(entry.value);
      }
      return;
    case 'operate':
    case 'opaque':
      for (const operand of node.operands) visit(operand);
      return;
    case 'store':
    case 'await':
    case 'cast':
    case 'throw':
      return visit(node.value);
    case 'yield':
    case 'return':
      if (node.value !== undefined) visit(node.value);
      return;
    case 'branch':
      return visit(node.test);
    case 'switch':
      visit(node.on);
      for (const { test } of node.cases) if (test !== undefined) visit(test);
      return;
    case 'loop':
      if (node.iterable !== undefined) visit(node.iterable);
      if (node.test !== undefined) visit(node.test);
      return;
    default:
      return;
  }
}

function eachOfKey(key: Key, visit: (value: ValueId) => void): void {
  if ('value' in key) visit(key.value);
}

/** The one item of a table counts once. */
function eachOfItems(items: readonly Item[], visit: (value: ValueId) => void): void {
  let before: Item | undefined;
  for (const item of items) {
    if (item.kind !== 'hole' && item !== before) visit(item.value);
    before = item;
  }
}
