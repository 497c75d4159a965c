import type { Block, Module, Node, Statement, StatementId, Unit } from '../ir/model.ts';
import { childBlocks, isControl, nodesOf } from '../ir/walk.ts';

/** Statements that stand one after another in the source. */
export interface StatementList {
  readonly block: Block;
  readonly statements: readonly Statement[];
}

/** The list that a statement stands in, from that statement on. */
export function listFrom(module: Module, unit: Unit, id: StatementId): StatementList | undefined {
  const statement = module.statements[id];
  const block = blockOf(unit.body, id);
  if (!statement?.inList || !block) return undefined;
  const found = new Set<Statement>();
  for (const node of nodesOf(block)) {
    const sibling = siblingOf(module, node.statement, statement);
    if (sibling && sibling.span.start >= statement.span.start) found.add(sibling);
  }
  return { block, statements: [...found].sort((left, right) => left.span.start - right.span.start) };
}

/** The outermost block with a node of the statement. */
function blockOf(block: Block, id: StatementId): Block | undefined {
  if (block.some((node) => node.statement === id)) return block;
  for (const node of block) {
    for (const inner of isControl(node) ? childBlocks(node) : []) {
      const found = blockOf(inner, id);
      if (found) return found;
    }
  }
  return undefined;
}

/** The statement around `id` (or itself) that has the same parent as the other. */
export function siblingOf(module: Module, id: StatementId, other: Statement): Statement | undefined {
  for (let at = module.statements[id]; at; at = at.parent === undefined ? undefined : module.statements[at.parent])
    if (at.parent === other.parent) return at;
  return undefined;
}

/** Whether a `return`, `break` or `continue` within the statements leaves their list. */
export function leavesList(module: Module, list: StatementList, statements: readonly Statement[]): boolean {
  return list.block.some((node) => {
    const sibling = siblingOf(module, node.statement, list.statements[0] ?? { span: node.span, kind: 'other', inList: true });
    return sibling !== undefined && statements.includes(sibling) && leaves(node, { loop: false, breakable: false, labels: [] });
  });
}

interface Surroundings {
  readonly loop: boolean;
  readonly breakable: boolean;
  readonly labels: readonly string[];
}

function leaves(node: Node, around: Surroundings): boolean {
  if (node.op === 'return') return true;
  if (node.op === 'break') return node.label === undefined ? !around.breakable : !around.labels.includes(node.label);
  if (node.op === 'continue') return node.label === undefined ? !around.loop : !around.labels.includes(node.label);
  if (!isControl(node)) return false;
  const labels = 'label' in node && node.label !== undefined ? [...around.labels, node.label] : around.labels;
  const inside = {
    loop: around.loop || node.op === 'loop',
    breakable: around.breakable || node.op === 'loop' || node.op === 'switch',
    labels,
  };
  return childBlocks(node).some((block) => block.some((inner) => leaves(inner, inside)));
}
