import type { Item, ObjectEntry, ValueId } from '../../ir/model.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { ExpressionTable, UnitBuilder } from './unit-builder.ts';

/** `<Component a={b}>child</Component>` is a call of the component with one object: its attributes and `children`. */
function lowerElement(unit: UnitBuilder, node: NodeOf['JSXElement']): ValueId {
  const { name, attributes } = node.openingElement;
  const value = lowerTagName(unit, name);
  const entries = attributes.map((each) => lowerAttribute(unit, each));
  return callComponent(unit, node, name, value, [...entries, ...lowerChildren(unit, node)]);
}

function lowerFragment(unit: UnitBuilder, node: NodeOf['JSXFragment']): ValueId {
  const value = unit.opaque(node.openingFragment, 'JSXFragment', []);
  return callComponent(unit, node, node.openingFragment, value, lowerChildren(unit, node));
}

function callComponent(unit: UnitBuilder, node: SyntaxNode, name: SyntaxNode, value: ValueId, entries: ObjectEntry[]): ValueId {
  const props = unit.object(node, entries);
  const items: Item[] = [{ kind: 'value', value: props, span: spanOf(node) }];
  return unit.call(node, 'jsx', { kind: 'value', value }, spanOf(name), items);
}

/** Lower-case names are elements of the page, given as text; others are values in scope. */
function lowerTagName(unit: UnitBuilder, name: SyntaxNode): ValueId {
  if (name.type === 'JSXNamespacedName') return unit.constant(name, `${name.namespace.name}:${name.name.name}`);
  if (name.type === 'JSXMemberExpression') return unit.get(name, lowerObjectName(unit, name.object), { name: name.property.name });
  if (name.type === 'JSXIdentifier' && /^[a-z]/.test(name.name)) return unit.constant(name, name.name);
  return unit.expression(name);
}

function lowerObjectName(unit: UnitBuilder, name: SyntaxNode): ValueId {
  if (name.type === 'JSXIdentifier' && name.name === 'this') return unit.this(name);
  return name.type === 'JSXIdentifier' ? unit.expression(name) : lowerTagName(unit, name);
}

function lowerAttribute(unit: UnitBuilder, node: NodeOf['JSXAttribute'] | NodeOf['JSXSpreadAttribute']): ObjectEntry {
  if (node.type === 'JSXSpreadAttribute') return { kind: 'spread', value: unit.expression(node.argument) };
  if (node.type !== 'JSXAttribute') return { kind: 'spread', value: unit.expression(node) };
  const text = node.name.type === 'JSXNamespacedName' ? `${node.name.namespace.name}:${node.name.name.name}` : node.name.name;
  const value = node.value ? lowerContent(unit, node.value, { text, span: spanOf(node.name) }) : unit.constant(node, true);
  return { kind: 'property', key: { name: text }, value };
}

function lowerContent(unit: UnitBuilder, node: SyntaxNode, name?: { text: string; span: { start: number; end: number } }): ValueId {
  if (node.type === 'JSXExpressionContainer') return lowerContent(unit, node.expression, name);
  if (node.type === 'JSXText') return unit.constant(node, node.value);
  if (node.type === 'JSXEmptyExpression') return unit.constant(node, undefined);
  return unit.expression(node, name);
}

/** One child is the value of `children` itself, several are an array. Line breaks between elements are no children. */
function lowerChildren(unit: UnitBuilder, node: NodeOf['JSXElement'] | NodeOf['JSXFragment']): ObjectEntry[] {
  const items = node.children.flatMap((child): Item[] => {
    if (child.type === 'JSXText' && /^\s*$/.test(child.value) && child.value.includes('\n')) return [];
    if (child.type === 'JSXExpressionContainer' && child.expression.type === 'JSXEmptyExpression') return [];
    if (child.type === 'JSXSpreadChild') return [{ kind: 'spread', value: unit.expression(child.expression), span: spanOf(child) }];
    return [{ kind: 'value', value: lowerContent(unit, child), span: spanOf(child) }];
  });
  const [first] = items;
  if (!first) return [];
  const isSingle = items.length === 1 && first.kind === 'value';
  return [{ kind: 'property', key: { name: 'children' }, value: isSingle ? first.value : unit.array(node, items) }];
}

export const jsxExpressions: ExpressionTable = {
  JSXElement: lowerElement,
  JSXFragment: lowerFragment,
};
