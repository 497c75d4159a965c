import type { VariableId } from '../../ir/model.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { isHoisted } from './syntax.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** Lowers a list of statements: function declarations first, as they are hoisted, then the rest. `at` is what holds the list. */
export function lowerList(unit: UnitBuilder, at: SyntaxNode, nodes: readonly SyntaxNode[]): void {
  for (const node of nodes) if (isHoisted(node)) unit.statement(node, true);
  const declarations = nodes.filter(isUsing);
  const lowerRest = () => {
    for (const node of nodes) if (!isHoisted(node)) unit.statement(node, true);
  };
  if (declarations.length === 0) return lowerRest();
  inUsingRegion(unit, at, declarations, lowerRest);
}

/** Whether a node declares variables that are disposed at the end of the block. */
export function isUsing(node: SyntaxNode): node is NodeOf['VariableDeclaration'] {
  return node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');
}

/** Wraps what `lower` adds in a region that disposes the declared variables. */
export function inUsingRegion(
  unit: UnitBuilder,
  at: SyntaxNode,
  declarations: readonly NodeOf['VariableDeclaration'][],
  lower: () => void,
): void {
  const body = unit.inBlock(lower);
  const using: VariableId[] = [];
  for (const { id } of declarations.flatMap((each) => each.declarations as readonly { id: SyntaxNode }[])) {
    const variable = unit.names.variableOf(id);
    if (variable !== undefined) using.push(variable);
  }
  unit.add(at, { op: 'region', using, body });
}

/** The body of an `if`, a loop or a label: a block's statements, or one bare statement. */
export function lowerBranch(unit: UnitBuilder, node: SyntaxNode): void {
  if (node.type === 'BlockStatement') lowerList(unit, node, node.body);
  else unit.statement(node, false);
}
