import type { Span } from '../../base/span.ts';
import type { ClassId, UnitId, UnitKind, ValueId } from '../../ir/model.ts';
import { lowerList, lowerReturned } from './blocks.ts';
import { lowerParameters } from './parameters.ts';
import type { FunctionNode, NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
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
  const unit = new UnitBuilder(outer.module, outer.module.openUnit(node, outer.id), outer.tables);
  const span = place.span ?? spanOf(node);
  const docs = outer.names.docs;
  const tags = docs?.functionAt([span.start, place.name?.span.start, place.name && outer.statementSpan?.start]);
  const parameters = lowerParameters(unit, node.params, tags);
  lowerBody(unit, node.body);
  const name = node.id ? { text: node.id.name, span: spanOf(node.id) } : place.name;
  outer.module.closeUnit({
    id: unit.id,
    kind: place.kind,
    span,
    nameSpan: name?.span ?? headOf(unit, span, node.body),
    bodySpan: spanOf(node.body),
    isExpressionBody: node.body.type !== 'BlockStatement',
    parameters,
    isStatic: place.isStatic ?? false,
    isAsync: node.async,
    isGenerator: node.generator,
    body: unit.body,
    name: name?.text,
    returnType: node.returnType ? typeRef(unit.names, node.returnType.typeAnnotation) : docs?.returnType(tags, span.start),
    classId: place.classId,
  });
  return unit.id;
}

function headOf(unit: UnitBuilder, span: Span, body: SyntaxNode): Span {
  const head = unit.module.text.slice(span.start, body.range[0]).trimEnd();
  return { start: span.start, end: span.start + head.length };
}

function lowerBody(unit: UnitBuilder, body: SyntaxNode): void {
  if (body.type === 'BlockStatement') return lowerList(unit, body, body.body);
  unit.inStatement(body, 'return', false, () => lowerReturned(unit, body));
}

function lowerExpression(unit: UnitBuilder, node: NodeOf['FunctionExpression'], name?: GivenName): ValueId {
  const value = unit.closure(node, lowerFunction(unit, node, { kind: 'function', name }));
  storeOwnName(unit, node.id, value);
  return value;
}

/** The name that a function or class expression is known by inside itself, if anything there uses it. */
export function storeOwnName(unit: UnitBuilder, id: NodeOf['Identifier'] | null, value: ValueId): void {
  if (!id || !unit.names.scopeVariable(id)?.references.length) return;
  const variable = unit.names.variableOf(id);
  if (variable !== undefined) unit.store(id, variable, value, true);
}

/** Also called for declarations inside `export default`, which may have no name. */
export function lowerDeclaration(unit: UnitBuilder, node: NodeOf['FunctionDeclaration'], name?: GivenName): ValueId {
  const value = unit.closure(node, lowerFunction(unit, node, { kind: 'function', name }));
  const variable = node.id ? unit.names.variableOf(node.id) : undefined;
  if (node.id && variable !== undefined) unit.store(node.id, variable, value, true);
  return value;
}

export const functionExpressions: ExpressionTable = {
  FunctionExpression: lowerExpression,
  ArrowFunctionExpression: (unit, node, name) => unit.closure(node, lowerFunction(unit, node, { kind: 'arrow', name })),
};

export const functionStatements: StatementTable = {
  FunctionDeclaration: (unit, node, inList) => unit.inStatement(node, 'declaration', inList, () => void lowerDeclaration(unit, node)),
  TSDeclareFunction: () => undefined,
};
