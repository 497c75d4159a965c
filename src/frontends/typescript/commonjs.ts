import type { ValueId } from '../../ir/model.ts';
import { propertyName } from './property-name.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** Notes `module.exports = value` (named `*`, with the members of an object literal) and `exports.name = value` as exports of the module. */
export function recordCommonJs(unit: UnitBuilder, node: NodeOf['AssignmentExpression'], value: ValueId): void {
  const name = exportName(unit, node.left);
  if (name === undefined || isVoid(node.right)) return;
  addExport(unit, name, node.right, node, value);
  if (name !== '*' || node.right.type !== 'ObjectExpression') return;
  for (const property of node.right.properties) {
    const member = property.type === 'Property' ? propertyName(property.key, property.computed) : undefined;
    if (property.type === 'Property' && member !== undefined) addVariable(unit, member, property.value, property);
  }
}

function addExport(unit: UnitBuilder, name: string, exported: SyntaxNode, at: SyntaxNode, value: ValueId): void {
  if (!addVariable(unit, name, exported, at)) unit.module.exports.push({ kind: 'value', name, value, span: spanOf(at) });
}

/** A plain name links better as the variable than as the value it has here. */
function addVariable(unit: UnitBuilder, name: string, exported: SyntaxNode, at: SyntaxNode): boolean {
  const variable = exported.type === 'Identifier' ? unit.names.variableOf(exported) : undefined;
  if (variable !== undefined) unit.module.exports.push({ kind: 'variable', name, variable, span: spanOf(at) });
  return variable !== undefined;
}

/** The name under which an assignment to this target exports; `*` for the whole of `module.exports`. */
function exportName(unit: UnitBuilder, target: SyntaxNode): string | undefined {
  if (isWhole(unit, target)) return '*';
  if (target.type !== 'MemberExpression') return undefined;
  const isExports = isGlobal(unit, target.object, 'exports') || isWhole(unit, target.object);
  return isExports ? propertyName(target.property, target.computed) : undefined;
}

function isWhole(unit: UnitBuilder, node: SyntaxNode): boolean {
  if (node.type !== 'MemberExpression') return false;
  return isGlobal(unit, node.object, 'module') && propertyName(node.property, node.computed) === 'exports';
}

function isGlobal(unit: UnitBuilder, node: SyntaxNode, name: string): boolean {
  return node.type === 'Identifier' && node.name === name && unit.names.variableOf(node) === undefined;
}

/** `exports.a = exports.b = void 0`, which compilers write before the real values. */
function isVoid(node: SyntaxNode): boolean {
  return node.type === 'AssignmentExpression' ? isVoid(node.right) : node.type === 'UnaryExpression' && node.operator === 'void';
}
