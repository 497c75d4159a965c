import type { NodeOf, SyntaxNode } from './syntax.ts';

/** The identifiers that a declaration or pattern introduces. */
export function* declaredNames(node: SyntaxNode): Generator<NodeOf['Identifier']> {
  switch (node.type) {
    case 'Identifier':
      return yield node;
    case 'VariableDeclaration':
      for (const each of node.declarations) yield* declaredNames(each.id);
      return;
    case 'ObjectPattern':
      for (const each of node.properties) yield* declaredNames(each.type === 'RestElement' ? each : each.value);
      return;
    case 'ArrayPattern':
      for (const each of node.elements) if (each) yield* declaredNames(each);
      return;
    case 'AssignmentPattern':
      return yield* declaredNames(node.left);
    case 'RestElement':
      return yield* declaredNames(node.argument);
    default:
      if ('id' in node && node.id?.type === 'Identifier') yield node.id;
  }
}
