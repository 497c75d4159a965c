import type { Block, Control, Instruction, Node } from './model.ts';

/** The blocks directly inside a control statement, in the order in which they stand in the source. */
export function childBlocks(node: Control): readonly Block[] {
  switch (node.op) {
    case 'branch':
      return [node.then, node.otherwise];
    case 'switch':
      return node.cases.flatMap((each) => [each.header, each.body]);
    case 'loop':
      return [node.header, node.body, node.update];
    case 'try':
      return [node.block, node.handler ?? [], node.finalizer ?? []];
    case 'region':
      return [node.body];
    default:
      return [];
  }
}

/** Whether a node holds blocks or leaves the block: everything that is not a flat instruction. */
export function isControl(node: Node): node is Control {
  switch (node.op) {
    case 'branch':
    case 'switch':
    case 'loop':
    case 'try':
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
    case 'region':
      return true;
    default:
      return false;
  }
}

/** Whether the head of a loop can end it: its test fails, or what it goes through ends. */
export function endsAtHead({ test, form }: Control & { op: 'loop' }): boolean {
  return test !== undefined || form === 'for-of' || form === 'for-in';
}

const nodes = new WeakMap<Block, readonly Node[]>();
const instructions = new WeakMap<Block, readonly Instruction[]>();

/** Every node of a block and of the blocks inside it, outer before inner, in source order. Does not enter nested units. The block is written by then. */
export function nodesOf(block: Block): readonly Node[] {
  let found = nodes.get(block);
  if (!found) nodes.set(block, (found = addNodes(block, [])));
  return found;
}

function addNodes(block: Block, into: Node[]): Node[] {
  for (const node of block) {
    into.push(node);
    if (isControl(node)) for (const child of childBlocks(node)) addNodes(child, into);
  }
  return into;
}

/** Every flat instruction of a block and of the blocks inside it. The block is written by then. */
export function instructionsOf(block: Block): readonly Instruction[] {
  let found = instructions.get(block);
  if (!found) instructions.set(block, (found = nodesOf(block).filter((node) => !isControl(node))));
  return found;
}
