import type { Parameter, TypeRef, ValueId } from '../../ir/model.ts';
import type { DocTags } from './jsdoc.ts';
import { bind } from './patterns.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { decoratedRange, spanOf } from './syntax.ts';
import { typeRef } from './types.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** Destructuring and defaults run at the start of the body, after every parameter has its value. `tags` are those of the function. */
export function lowerParameters(unit: UnitBuilder, nodes: readonly SyntaxNode[], tags: DocTags | undefined): Parameter[] {
  const params = nodes.filter((node) => !(node.type === 'Identifier' && node.name === 'this'));
  const first = params[0];
  const last = params.at(-1);
  if (!first || !last) return [];
  const parameters = params.map((node, index) => parameterOf(unit, node, tags, index));
  unit.inStatement({ range: [decoratedRange(first).range[0], last.range[1]] }, 'other', false, () => {
    for (const [index, node] of params.entries()) bindParameter(unit, node, parameters[index]?.value);
  });
  return parameters;
}

function bindParameter(unit: UnitBuilder, node: SyntaxNode, value: ValueId | undefined): void {
  if (value === undefined) return;
  for (const decorator of 'decorators' in node ? (node.decorators ?? []) : []) unit.expression(decorator);
  bind(unit, node, value, { declares: true });
  if (node.type === 'TSParameterProperty') setField(unit, node);
}

/** `constructor(private name: Type)` also gives the field `name` its value. */
function setField(unit: UnitBuilder, node: NodeOf['TSParameterProperty']): void {
  const name = nameOf(node);
  const variable = name && unit.names.variableOf(name);
  if (!name || variable === undefined) return;
  const object = unit.this(node);
  unit.set(node, object, { name: name.name }, unit.load(name, variable));
}

/** The pattern inside `private x = 1` and `...x`, and what it gives a value to. */
function partsOf(node: SyntaxNode): { readonly pattern: SyntaxNode; readonly target: SyntaxNode } {
  const pattern = node.type === 'TSParameterProperty' ? node.parameter : node;
  if (pattern.type === 'AssignmentPattern') return { pattern, target: pattern.left };
  return { pattern, target: pattern.type === 'RestElement' ? pattern.argument : pattern };
}

function parameterOf(unit: UnitBuilder, node: SyntaxNode, tags: DocTags | undefined, index: number): Parameter {
  const parts = partsOf(node);
  const { pattern, target } = parts;
  const isOptional = pattern.type === 'AssignmentPattern' || ('optional' in target && Boolean(target.optional));
  const name = target.type === 'Identifier' ? target : undefined;
  const type = declaredType(unit, parts) ?? documentedType(unit, node, name, tags, index);
  const value = unit.newValue();
  return { value, isRest: pattern.type === 'RestElement', isOptional, name: name?.name, type, span: spanOf(node) };
}

function declaredType(unit: UnitBuilder, { pattern, target }: ReturnType<typeof partsOf>): TypeRef | undefined {
  const annotated = 'typeAnnotation' in pattern && pattern.typeAnnotation ? pattern : target;
  const annotation = 'typeAnnotation' in annotated ? annotated.typeAnnotation : undefined;
  return annotation?.type === 'TSTypeAnnotation' ? typeRef(unit.names, annotation.typeAnnotation) : undefined;
}

/** The type that comments state for a parameter; its variable has it too. */
function documentedType(
  unit: UnitBuilder,
  node: SyntaxNode,
  name: NodeOf['Identifier'] | undefined,
  tags: DocTags | undefined,
  index: number,
): TypeRef | undefined {
  const type = unit.names.docs?.parameterType(tags, name?.name, index, node.range[0]);
  const variable = name && type ? unit.names.variableOf(name) : undefined;
  if (type && variable !== undefined) unit.names.giveType(variable, type);
  return type;
}

/** The identifier that a parameter binds, when it is one name. */
export function nameOf(node: SyntaxNode): NodeOf['Identifier'] | undefined {
  const { target } = partsOf(node);
  return target.type === 'Identifier' ? target : undefined;
}
