import type { Key, ValueId } from '../../ir/model.ts';
import { keyOf } from './keys.ts';
import { propertyName } from './property-name.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import { typeRef } from './types.ts';
import type { GivenName, UnitBuilder } from './unit-builder.ts';

/** Whether a pattern introduces its variables, and for `using` how they are disposed. */
export interface Binding {
  readonly declares: boolean;
  readonly using?: 'sync' | 'async';
}

/** Gives a value to a variable, a property, or every part of a destructuring pattern. */
export function bind(unit: UnitBuilder, target: SyntaxNode, value: ValueId, binding: Binding): void {
  switch (target.type) {
    case 'Identifier':
      return storeName(unit, target, value, binding);
    case 'MemberExpression':
      return setMember(unit, target, value);
    case 'AssignmentPattern':
      return bind(unit, target.left, withDefault(unit, target, value), binding);
    case 'ObjectPattern':
      return bindObject(unit, target, annotated(unit, target, value), binding);
    case 'ArrayPattern':
      return bindArray(unit, target, annotated(unit, target, value), binding);
    case 'RestElement':
      return bind(unit, target.argument, value, binding);
    case 'TSParameterProperty':
      return bind(unit, target.parameter, value, binding);
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return bind(unit, target.expression, value, binding);
    default:
      unit.opaque(target, target.type, [unit.expression(target), value]);
  }
}

/** A name that nothing declares becomes a property of the global object, as it does when the code runs. */
export function storeName(unit: UnitBuilder, target: NodeOf['Identifier'], value: ValueId, binding: Binding): void {
  const variable = unit.names.variableOf(target);
  if (variable !== undefined) return unit.store(target, variable, value, binding.declares, binding.using);
  const object = unit.global(target, 'globalThis');
  unit.set(target, object, { name: target.name }, value);
}

function setMember(unit: UnitBuilder, target: NodeOf['MemberExpression'], value: ValueId): void {
  const object = unit.expression(target.object);
  const key = keyOf(unit, target.property, target.computed);
  unit.set(target, object, key, value);
}

/** `pattern = fallback`: the value, or the fallback when there is none. */
function withDefault(unit: UnitBuilder, node: NodeOf['AssignmentPattern'], value: ValueId): ValueId {
  const variable = unit.synthetic(node, 'default');
  const then = unit.inBlock(() => unit.store(node, variable, value, true));
  const otherwise = unit.inBlock(() => unit.store(node, variable, unit.expression(node.right, givenName(node.left, node.right)), true));
  unit.branch(node, 'default', value, then, otherwise);
  return unit.load(node, variable);
}

const takers = new Set(['FunctionExpression', 'ArrowFunctionExpression', 'ClassExpression']);
const wrappers = new Set(['TSAsExpression', 'TSTypeAssertion', 'TSSatisfiesExpression']);

/** Whether a value takes the name of what it is given to, if it has none of its own. */
export function takesName({ type }: SyntaxNode): boolean {
  return takers.has(type) || wrappers.has(type);
}

/** The name that a function assigned to a plain name takes from it. */
export function givenName(target: SyntaxNode, value: SyntaxNode): GivenName | undefined {
  if (!takesName(value)) return undefined;
  if (target.type === 'Identifier') return { text: target.name, span: spanOf(target) };
  if (target.type !== 'MemberExpression') return undefined;
  const text = propertyName(target.property, target.computed);
  return text === undefined ? undefined : { text, span: spanOf(target.property) };
}

function annotated(unit: UnitBuilder, pattern: NodeOf['ObjectPattern'] | NodeOf['ArrayPattern'], value: ValueId): ValueId {
  const annotation = pattern.typeAnnotation?.typeAnnotation;
  return annotation ? unit.cast(pattern, value, typeRef(unit.names, annotation)) : value;
}

function bindObject(unit: UnitBuilder, pattern: NodeOf['ObjectPattern'], object: ValueId, binding: Binding): void {
  const taken: string[] = [];
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      bind(unit, property.argument, unit.rest(property, object, [...taken]), binding);
      continue;
    }
    if (property.type !== 'Property') {
      unit.expression(property);
      continue;
    }
    const key = keyOf(unit, property.key, property.computed);
    if ('name' in key) taken.push(key.name);
    bind(unit, property.value, unit.get(property, object, key), binding);
  }
}

function bindArray(unit: UnitBuilder, pattern: NodeOf['ArrayPattern'], object: ValueId, binding: Binding): void {
  for (const [index, element] of pattern.elements.entries()) {
    if (!element) continue;
    const key: Key = { name: String(index) };
    if (element.type === 'RestElement') bind(unit, element.argument, unit.rest(element, object, index), binding);
    else bind(unit, element, unit.get(element, object, key), binding);
  }
}
