import type { Key } from '../../ir/model.ts';
import type { Names } from './names.ts';
import { propertyName } from './property-name.ts';
import { nodeOf } from './scopes.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** The key of a property; a computed one is evaluated here. A symbol that a constant holds is the name of one property, as a word is: `[kClients]`. */
export function keyOf(unit: UnitBuilder, key: SyntaxNode, computed: boolean): Key {
  const name = propertyName(key, computed) ?? (computed ? symbolName(unit.names, key) : undefined);
  return name === undefined ? { value: unit.expression(key) } : { name };
}

/** `[kClients]` for a constant that holds a symbol, `[Symbol.dispose]` for one that the language knows; undefined for other computed keys. */
export function symbolName(names: Names, key: SyntaxNode): string | undefined {
  if (key.type === 'Identifier') return holdsSymbol(names, key) ? `[${key.name}]` : undefined;
  if (key.type !== 'MemberExpression' || key.object.type !== 'Identifier' || key.object.name !== 'Symbol') return undefined;
  const name = propertyName(key.property, key.computed);
  return name === 'dispose' || name === 'asyncDispose' ? `[Symbol.${name}]` : undefined;
}

/** How Node's own code and what follows it name symbols; told by the name alone where another module makes them. */
const conventional = /^k[A-Z]/;

function holdsSymbol(names: Names, identifier: NodeOf['Identifier']): boolean {
  const [definition, ...others] = names.scopeVariable(identifier)?.defs ?? [];
  if (!definition || others.length > 0) return false;
  if (definition.type === 'ImportBinding') return conventional.test(identifier.name);
  const declarator = nodeOf(definition.node);
  const declaration = definition.parent ? nodeOf(definition.parent) : undefined;
  if (declarator.type !== 'VariableDeclarator' || declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') return false;
  if (declarator.id.type === 'ObjectPattern') return conventional.test(identifier.name) && isCallOf(declarator.init, 'require');
  return isCallOf(declarator.init, 'Symbol');
}

/** `Symbol('clients')`, `Symbol.for('clients')`, `require('./symbols')`. */
function isCallOf(node: SyntaxNode | null, name: string): boolean {
  if (node?.type !== 'CallExpression') return false;
  const callee = node.callee.type === 'MemberExpression' ? node.callee.object : node.callee;
  return callee.type === 'Identifier' && callee.name === name;
}
