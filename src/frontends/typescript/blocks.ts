import type { VariableId } from '../../ir/model.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { isHoisted, spanOf } from './syntax.ts';
import type { GivenName, UnitBuilder } from './unit-builder.ts';

/** Lowers a list of statements: function declarations first, as they are hoisted, then the rest. `at` is what holds the list. */
export function lowerList(unit: UnitBuilder, at: SyntaxNode, nodes: readonly SyntaxNode[]): void {
  for (const node of nodes) if (isHoisted(node)) unit.statement(node, true);
  if (nodes.some(isUsing)) inUsingRegion(unit, at, nodes.filter(isUsing), () => lowerRest(unit, nodes));
  else lowerRest(unit, nodes);
}

function lowerRest(unit: UnitBuilder, nodes: readonly SyntaxNode[]): void {
  for (const node of nodes) if (!isHoisted(node)) unit.statement(node, true);
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
  unit.add({ op: 'region', span: spanOf(at), statement: unit.statementAt(at), using, body });
}

/** Returns the value of an expression. */
export function lowerReturned(unit: UnitBuilder, node: SyntaxNode, name?: GivenName): void {
  const value = unit.expression(node, name);
  unit.add({ op: 'return', span: spanOf(node), statement: unit.statementAt(node), value });
}

/** The body of an `if`, a loop or a label: a block's statements, or one bare statement. */
export function lowerBranch(unit: UnitBuilder, node: SyntaxNode): void {
  if (node.type === 'BlockStatement') lowerList(unit, node, node.body);
  else unit.statement(node, false);
}
