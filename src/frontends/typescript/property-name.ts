import type { SyntaxNode } from './syntax.ts';

/** The constant name of a property, `#name` for private ones; undefined when it is computed. */
export function propertyName(key: SyntaxNode, computed: boolean): string | undefined {
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!computed) return key.type === 'Identifier' || key.type === 'JSXIdentifier' ? key.name : undefined;
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}
