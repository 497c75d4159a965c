import type { ObjectEntry, ValueId } from '../../ir/model.ts';
import { lowerFunction } from './functions.ts';
import { keyOf } from './keys.ts';
import { isNumberTable, lowerNumberTable } from './number-tables.ts';
import { takesName } from './patterns.ts';
import type { NodeOf } from './syntax.ts';
import { spanOf } from './syntax.ts';
import { typeRef } from './types.ts';
import type { ExpressionTable, UnitBuilder } from './unit-builder.ts';

function lowerIdentifier(unit: UnitBuilder, node: NodeOf['Identifier'] | NodeOf['JSXIdentifier']): ValueId {
  const variable = unit.names.variableOf(node) ?? (node.type === 'JSXIdentifier' ? unit.names.topLevel(node.name) : undefined);
  if (variable !== undefined) return unit.load(node, variable);
  if (node.name === 'undefined') return unit.constant(node, undefined);
  return unit.global(node, node.name);
}

function lowerLiteral(unit: UnitBuilder, node: NodeOf['Literal']): ValueId {
  if ('bigint' in node && node.bigint) return unit.constant(node, BigInt(node.bigint));
  if ('regex' in node && node.regex) return unit.constant(node, node.raw, 'regexp');
  return unit.constant(node, node.value as string | number | boolean | null);
}

function lowerTemplate(unit: UnitBuilder, node: NodeOf['TemplateLiteral']): ValueId {
  const first = node.quasis[0];
  if (node.expressions.length === 0) return unit.constant(node, first?.value.cooked ?? first?.value.raw ?? '');
  const operands = node.expressions.map((each) => unit.expression(each));
  return unit.operate(node, 'template', operands);
}

function lowerArray(unit: UnitBuilder, node: NodeOf['ArrayExpression']): ValueId {
  const { elements } = node;
  return isNumberTable(elements) ? lowerNumberTable(unit, node, elements) : unit.array(node, unit.items(elements));
}

function lowerObject(unit: UnitBuilder, node: NodeOf['ObjectExpression']): ValueId {
  const entries: ObjectEntry[] = [];
  for (const property of node.properties) entries.push(lowerProperty(unit, property));
  return unit.object(node, entries);
}

function lowerProperty(unit: UnitBuilder, property: NodeOf['ObjectExpression']['properties'][number]): ObjectEntry {
  if (property.type === 'SpreadElement') return { kind: 'spread', value: unit.expression(property.argument) };
  if (property.type !== 'Property') return { kind: 'spread', value: unit.expression(property) };
  const key = keyOf(unit, property.key, property.computed);
  return { kind: 'property', key, value: lowerPropertyValue(unit, property, 'name' in key ? key.name : undefined) };
}

function lowerPropertyValue(unit: UnitBuilder, property: NodeOf['Property'], text: string | undefined): ValueId {
  if (!takesName(property.value)) return unit.expression(property.value);
  const name = text === undefined ? undefined : { text, span: spanOf(property.key) };
  const isMethod = property.method || property.kind !== 'init';
  if (!isMethod || property.value.type !== 'FunctionExpression') return unit.expression(property.value, name);
  const kind = property.kind === 'get' ? 'getter' : property.kind === 'set' ? 'setter' : 'method';
  return unit.closure(property, lowerFunction(unit, property.value, { kind, name, span: spanOf(property) }));
}

type Cast = NodeOf['TSAsExpression'] | NodeOf['TSTypeAssertion'] | NodeOf['TSSatisfiesExpression'];

function lowerCast(unit: UnitBuilder, node: Cast, name?: Parameters<UnitBuilder['expression']>[1]): ValueId {
  const value = unit.expression(node.expression, name);
  const type = typeRef(unit.names, node.typeAnnotation);
  return unit.cast(node, value, type.kind === 'other' ? undefined : type);
}

export const literalExpressions: ExpressionTable = {
  Identifier: lowerIdentifier,
  JSXIdentifier: lowerIdentifier,
  Literal: lowerLiteral,
  TemplateLiteral: lowerTemplate,
  ArrayExpression: lowerArray,
  ObjectExpression: lowerObject,
  ThisExpression: (unit, node) => unit.this(node),
  MetaProperty: (unit, node) => unit.opaque(node, `${node.meta.name}.${node.property.name}`, []),
  TSAsExpression: lowerCast,
  TSTypeAssertion: lowerCast,
  TSSatisfiesExpression: lowerCast,
  TSInstantiationExpression: (unit, node) => unit.cast(node, unit.expression(node.expression)),
};
