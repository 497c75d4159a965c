import type { Span } from '../../base/span.ts';
import type { ClassId, Parameter, Unit, UnitId, UnitKind, ValueId } from '../../ir/model.ts';
import { lowerList } from './blocks.ts';
import type { Writable } from './module-builder.ts';
import { bind } from './patterns.ts';
import type { FunctionNode, NodeOf, SyntaxNode } from './syntax.ts';
import { decoratedRange, spanOf } from './syntax.ts';
import type { ExpressionTable, GivenName, StatementTable } from './unit-builder.ts';
import { typeRef } from './types.ts';
import { UnitBuilder } from './unit-builder.ts';

/** What the surroundings of a function say about it. */
export interface FunctionPlace {
  readonly kind: UnitKind;
  readonly name?: GivenName | undefined;
  /** The whole function, where it is more than the node: a method with its key. */
  readonly span?: Span;
  readonly classId?: ClassId;
  readonly isStatic?: boolean;
}

/** Lowers a function and its body into a unit of its own. */
export function lowerFunction(outer: UnitBuilder, node: FunctionNode, place: FunctionPlace): UnitId {
  const unit = new UnitBuilder(outer.module, outer.module.openUnit(node, false), outer.tables);
  const parameters = lowerParameters(unit, node.params);
  lowerBody(unit, node.body);
  const name = node.id ? { text: node.id.name, span: spanOf(node.id) } : place.name;
  const span = place.span ?? spanOf(node);
  const record: Writable<Omit<Unit, 'module' | 'captures'>> = {
    id: unit.id,
    kind: place.kind,
    span,
    nameSpan: name?.span ?? headOf(unit, span, node.body),
    bodySpan: spanOf(node.body),
    isExpressionBody: node.body.type !== 'BlockStatement',
    parameters,
    parent: outer.id,
    isStatic: place.isStatic ?? false,
    isAsync: node.async,
    isGenerator: node.generator,
    body: unit.body,
  };
  if (name) record.name = name.text;
  if (node.returnType) record.returnType = typeRef(unit.module, node.returnType.typeAnnotation);
  if (place.classId !== undefined) record.classId = place.classId;
  outer.module.closeUnit(record);
  return unit.id;
}

function headOf(unit: UnitBuilder, span: Span, body: SyntaxNode): Span {
  const head = unit.module.text.slice(span.start, body.range[0]).trimEnd();
  return { start: span.start, end: span.start + head.length };
}

function lowerBody(unit: UnitBuilder, body: SyntaxNode): void {
  if (body.type === 'BlockStatement') return lowerList(unit, body, body.body);
  unit.inStatement(body, 'return', false, () => unit.add(body, { op: 'return', value: unit.expression(body) }));
}

/** Destructuring and defaults run at the start of the body, after every parameter has its value. */
function lowerParameters(unit: UnitBuilder, nodes: readonly SyntaxNode[]): Parameter[] {
  const params = nodes.filter((node) => !(node.type === 'Identifier' && node.name === 'this'));
  const first = params[0];
  const last = params.at(-1);
  if (!first || !last) return [];
  const parameters = params.map((node) => parameterOf(unit, node));
  unit.inStatement({ range: [decoratedRange(first).range[0], last.range[1]] }, 'other', false, () => {
    for (const [index, { value }] of parameters.entries()) bindParameter(unit, params[index], value);
  });
  return parameters;
}

function bindParameter(unit: UnitBuilder, node: SyntaxNode | undefined, value: ValueId): void {
  if (!node) return;
  for (const decorator of 'decorators' in node ? (node.decorators ?? []) : []) unit.expression(decorator);
  bind(unit, node, value, { declares: true });
  const name = node.type === 'TSParameterProperty' ? nameOf(node) : undefined;
  if (!name) return;
  const object = unit.compute(node, { op: 'this' });
  const variable = unit.module.variableOf(name);
  if (variable !== undefined) unit.add(node, { op: 'set', object, key: { name: name.name }, value: unit.load(name, variable) });
}

function parameterOf(unit: UnitBuilder, node: SyntaxNode): Parameter {
  const inner = node.type === 'TSParameterProperty' ? node.parameter : node;
  const target = inner.type === 'AssignmentPattern' ? inner.left : inner.type === 'RestElement' ? inner.argument : inner;
  const isOptional = inner.type === 'AssignmentPattern' || ('optional' in target && Boolean(target.optional));
  const parameter: Writable<Parameter> = {
    value: unit.module.newValue(),
    isRest: inner.type === 'RestElement',
    isOptional,
    span: spanOf(node),
  };
  const name = nameOf(node);
  if (name) parameter.name = name.name;
  const annotated = 'typeAnnotation' in inner && inner.typeAnnotation ? inner : target;
  const annotation = 'typeAnnotation' in annotated ? annotated.typeAnnotation : undefined;
  if (annotation?.type === 'TSTypeAnnotation') parameter.type = typeRef(unit.module, annotation.typeAnnotation);
  return parameter;
}

/** The identifier that a parameter binds, when it is one name. */
export function nameOf(node: SyntaxNode): NodeOf['Identifier'] | undefined {
  switch (node.type) {
    case 'Identifier':
      return node;
    case 'TSParameterProperty':
      return nameOf(node.parameter);
    case 'AssignmentPattern':
      return nameOf(node.left);
    case 'RestElement':
      return nameOf(node.argument);
    default:
      return undefined;
  }
}

function lowerExpression(unit: UnitBuilder, node: NodeOf['FunctionExpression'], name?: GivenName): ValueId {
  const value = unit.compute(node, { op: 'closure', unit: lowerFunction(unit, node, { kind: 'function', name }) });
  storeOwnName(unit, node.id, value);
  return value;
}

/** The name that a function or class expression is known by inside itself, if anything there uses it. */
export function storeOwnName(unit: UnitBuilder, id: NodeOf['Identifier'] | null, value: ValueId): void {
  if (!id || !unit.module.scopeVariable(id)?.references.length) return;
  const variable = unit.module.variableOf(id);
  if (variable !== undefined) unit.store(id, variable, value, true);
}

/** Also called for declarations inside `export default`, which may have no name. */
export function lowerDeclaration(unit: UnitBuilder, node: NodeOf['FunctionDeclaration'], name?: GivenName): ValueId {
  const value = unit.compute(node, { op: 'closure', unit: lowerFunction(unit, node, { kind: 'function', name }) });
  const variable = node.id ? unit.module.variableOf(node.id) : undefined;
  if (node.id && variable !== undefined) unit.store(node.id, variable, value, true);
  return value;
}

export const functionExpressions: ExpressionTable = {
  FunctionExpression: lowerExpression,
  ArrowFunctionExpression: (unit, node, name) =>
    unit.compute(node, { op: 'closure', unit: lowerFunction(unit, node, { kind: 'arrow', name }) }),
};

export const functionStatements: StatementTable = {
  FunctionDeclaration: (unit, node, inList) => unit.inStatement(node, 'declaration', inList, () => void lowerDeclaration(unit, node)),
  TSDeclareFunction: () => undefined,
};
