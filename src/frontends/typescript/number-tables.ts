import type { ObjectEntry, ValueId } from '../../ir/model.ts';
import { propertyName } from './property-name.ts';
import type { SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** Analyses keep the positions of shorter arrays apart. */
const longestList = 16;

/** Whether a literal is a long list of numbers, or of arrays and objects of numbers that all have the same form. */
export function isNumberTable(elements: readonly (SyntaxNode | null)[]): boolean {
  const [first] = elements;
  return elements.length > longestList && elements.every((each) => isSameElement(each, first));
}

function hasSameForm(node: SyntaxNode, as: SyntaxNode): boolean {
  if (node.type === 'ArrayExpression') {
    if (as.type !== 'ArrayExpression' || as.elements.length !== node.elements.length) return false;
    return node.elements.every((each, index) => isSameElement(each, as.elements[index]));
  }
  if (node.type === 'ObjectExpression') {
    if (as.type !== 'ObjectExpression' || as.properties.length !== node.properties.length) return false;
    return node.properties.every((each, index) => isSameProperty(each, as.properties[index]));
  }
  return isNumber(node) && isNumber(as);
}

function isSameElement(node: SyntaxNode | null, as: SyntaxNode | null | undefined): boolean {
  return node !== null && as != null && hasSameForm(node, as);
}

function isSameProperty(node: SyntaxNode, as: SyntaxNode | undefined): boolean {
  if (node.type !== 'Property' || as?.type !== 'Property' || node.computed || node.method || node.kind !== 'init') return false;
  return propertyName(node.key, false) === propertyName(as.key, as.computed) && hasSameForm(node.value, as.value);
}

function isNumber(node: SyntaxNode): boolean {
  if (node.type === 'UnaryExpression') return (node.operator === '-' || node.operator === '+') && isNumber(node.argument);
  return node.type === 'Literal' && typeof node.value === 'number';
}

/** Lowers a table: its first element stands for all, and its numbers are not told apart. */
export function lowerNumberTable(unit: UnitBuilder, node: SyntaxNode, elements: readonly (SyntaxNode | null)[]): ValueId {
  const [first] = elements;
  if (!first) return unit.array(node, []);
  const item = { kind: 'value', value: lowerElement(unit, first), span: spanOf(first) } as const;
  return unit.array(node, new Array<typeof item>(elements.length).fill(item));
}

function lowerElement(unit: UnitBuilder, node: SyntaxNode): ValueId {
  if (node.type === 'ArrayExpression') {
    const elements = node.elements.filter((each) => each !== null);
    if (isNumberTable(elements)) return lowerNumberTable(unit, node, elements);
    return unit.array(
      node,
      elements.map((each) => ({ kind: 'value', value: lowerElement(unit, each), span: spanOf(each) })),
    );
  }
  if (node.type !== 'ObjectExpression') return unit.constant(node, undefined, 'number');
  const entries = node.properties.flatMap((each): ObjectEntry[] => {
    if (each.type !== 'Property') return [];
    return [{ kind: 'property', key: { name: propertyName(each.key, false) ?? '' }, value: lowerElement(unit, each.value) }];
  });
  return unit.object(node, entries);
}
