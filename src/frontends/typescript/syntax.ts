import type { TSESTree } from '@typescript-eslint/utils';
import type { Span } from '../../base/span.ts';

/** Any node of an ESTree syntax tree with TypeScript nodes, whichever parser made it. */
export type SyntaxNode = TSESTree.Node;

/** Node types by the name of their `type`. */
export type NodeOf = { [N in TSESTree.Node as `${N['type']}`]: N };

/** A node that has a body of code. */
export type FunctionNode = NodeOf['FunctionDeclaration'] | NodeOf['FunctionExpression'] | NodeOf['ArrowFunctionExpression'];
export type ClassNode = NodeOf['ClassDeclaration'] | NodeOf['ClassExpression'];

let newest: Span = { start: 0, end: 0 };

/** Where a node stands in the source. What is asked for one after the other at the same place shares its span. */
export function spanOf(node: { readonly range: readonly [number, number] }): Span {
  const start = node.range[0];
  const end = node.range[1];
  if (newest.start !== start || newest.end !== end) newest = { start, end };
  return newest;
}

/** The range of a node with the decorators before it, which some trees leave outside. */
export function decoratedRange(node: SyntaxNode): { readonly range: readonly [number, number] } {
  const decorators = 'decorators' in node ? (node.decorators ?? []) : [];
  return { range: [Math.min(node.range[0], ...decorators.map((each) => each.range[0])), node.range[1]] };
}

const notChildren = new Set(['type', 'parent', 'range', 'loc', 'start', 'end', 'tokens', 'comments']);

/** The nodes directly below a node, as the lists it keeps them in, in the order of its properties. Works for types that nobody told us of. */
export function* childrenOf(node: SyntaxNode): Generator<SyntaxNode[]> {
  for (const [name, value] of Object.entries(node)) {
    if (notChildren.has(name) || typeof value !== 'object' || value === null) continue;
    yield (Array.isArray(value) ? (value as unknown[]) : [value as unknown]).filter(isNode);
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'range' in value;
}

/** Whether a node only speaks about types and leaves nothing to run. */
export function isTypeOnly(node: SyntaxNode): boolean {
  return /^TS(.*(Keyword|Type|Annotation|Instantiation|Signature|Parameter|Reference|Query|Heritage)|Literal)$/.test(node.type);
}

/** The function a declaration holds directly or behind `export`, which runs before the statements around it. */
export function isHoisted(node: SyntaxNode): boolean {
  if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration')
    return node.declaration?.type === 'FunctionDeclaration';
  return node.type === 'FunctionDeclaration';
}
