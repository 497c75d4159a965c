import type { Class, ClassId, Member, Unit, UnitId, ValueId } from '../../ir/model.ts';
import { lowerList } from './blocks.ts';
import { lowerFunction, nameOf, storeOwnName } from './functions.ts';
import { propertyName } from './property-name.ts';
import type { Writable } from './module-builder.ts';
import type { ClassNode, NodeOf, SyntaxNode } from './syntax.ts';
import { decoratedRange, spanOf } from './syntax.ts';
import type { ExpressionTable, GivenName, StatementTable } from './unit-builder.ts';
import { typeOfName, typeRef } from './types.ts';
import { UnitBuilder } from './unit-builder.ts';

type Element = ClassNode['body']['body'][number];
type Field = NodeOf['PropertyDefinition'] | NodeOf['AccessorProperty'];

/** Lowers a class: its superclass, decorators and computed keys run where it stands, its methods and fields are units. */
export function lowerClass(unit: UnitBuilder, node: ClassNode, name?: GivenName): ValueId {
  const classId = unit.module.openClass();
  lowerDecorators(unit, node);
  const superclass = node.superClass ? unit.expression(node.superClass) : undefined;
  const members = node.body.body.flatMap((element) => lowerElement(unit, element, classId));
  const record: Writable<Class> = { id: classId, span: spanOf(node), unit: unit.id, members };
  const text = node.id?.name ?? name?.text;
  if (text !== undefined) record.name = text;
  if (superclass !== undefined) record.superclass = superclass;
  const superclassType = node.superClass ? typeOfName(unit.module, node.superClass) : undefined;
  if (superclassType) record.superclassType = superclassType;
  unit.module.classes[classId] = record;
  return unit.compute(node, { op: 'class', classId });
}

function lowerDecorators(unit: UnitBuilder, node: { readonly decorators?: readonly SyntaxNode[] | undefined }): void {
  for (const decorator of node.decorators ?? []) unit.expression(decorator);
}

function lowerElement(unit: UnitBuilder, element: Element, classId: ClassId): Member[] {
  switch (element.type) {
    case 'StaticBlock':
      return [{ kind: 'static-block', isStatic: true, span: spanOf(element), unit: lowerStaticBlock(unit, element, classId) }];
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
      return lowerMethod(unit, element, classId);
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractPropertyDefinition':
    case 'TSAbstractAccessorProperty':
      return [lowerField(unit, element, classId)];
    default:
      return [];
  }
}

/** The name of a member; `[Symbol.dispose]` is written so. A computed key is evaluated here. */
function nameOfMember(unit: UnitBuilder, key: SyntaxNode, computed: boolean): GivenName | undefined {
  const text = propertyName(key, computed) ?? symbolName(key);
  if (text === undefined) unit.expression(key);
  return text === undefined ? undefined : { text, span: spanOf(key) };
}

function symbolName(key: SyntaxNode): string | undefined {
  if (key.type !== 'MemberExpression' || key.object.type !== 'Identifier' || key.object.name !== 'Symbol') return undefined;
  const name = propertyName(key.property, key.computed);
  return name === 'dispose' || name === 'asyncDispose' ? `[Symbol.${name}]` : undefined;
}

function lowerMethod(
  unit: UnitBuilder,
  node: NodeOf['MethodDefinition'] | NodeOf['TSAbstractMethodDefinition'],
  classId: ClassId,
): Member[] {
  lowerDecorators(unit, node);
  const kind = node.kind === 'get' ? 'getter' : node.kind === 'set' ? 'setter' : node.kind;
  const name = nameOfMember(unit, node.key, node.computed);
  const member: Writable<Member> = { kind, isStatic: node.static, span: spanOf(node) };
  if (name) member.name = name.text;
  const fields = kind === 'constructor' ? parameterProperties(unit, node.value.params) : [];
  if (node.value.type === 'FunctionExpression') {
    member.unit = lowerFunction(unit, node.value, { kind, name, span: spanOf(node), classId, isStatic: node.static });
  } else if (node.type === 'MethodDefinition') return [];
  return [member, ...fields];
}

/** `constructor(private name: Type)` declares a field. */
function parameterProperties(unit: UnitBuilder, params: readonly SyntaxNode[]): Member[] {
  return params.flatMap((node): Member[] => {
    const name = node.type === 'TSParameterProperty' ? nameOf(node) : undefined;
    if (!name) return [];
    const annotation = name.typeAnnotation?.typeAnnotation;
    return [
      {
        kind: 'field',
        name: name.name,
        isStatic: false,
        span: spanOf(node),
        ...(annotation && { type: typeRef(unit.module, annotation) }),
      },
    ];
  });
}

function lowerField(
  unit: UnitBuilder,
  node: Field | NodeOf['TSAbstractPropertyDefinition'] | NodeOf['TSAbstractAccessorProperty'],
  classId: ClassId,
): Member {
  lowerDecorators(unit, node);
  const name = nameOfMember(unit, node.key, node.computed);
  const member: Writable<Member> = { kind: 'field', isStatic: node.static, span: spanOf(node) };
  if (name) member.name = name.text;
  if (node.typeAnnotation) member.type = typeRef(unit.module, node.typeAnnotation.typeAnnotation);
  if (node.value && !node.declare) member.unit = lowerInitializer(unit, node as Field, node.value, name, classId);
  return member;
}

function lowerInitializer(outer: UnitBuilder, node: Field, value: SyntaxNode, name: GivenName | undefined, classId: ClassId): UnitId {
  const unit = new UnitBuilder(outer.module, outer.module.openUnit(value, true), outer.tables);
  unit.inStatement(node, 'other', false, () => unit.add(value, { op: 'return', value: unit.expression(value, name) }));
  closeMemberUnit(
    outer,
    unit,
    { kind: 'initializer', isStatic: node.static, classId, bodySpan: spanOf(value), isExpressionBody: true },
    node,
    name,
  );
  return unit.id;
}

function lowerStaticBlock(outer: UnitBuilder, node: NodeOf['StaticBlock'], classId: ClassId): UnitId {
  const unit = new UnitBuilder(outer.module, outer.module.openUnit(node, false), outer.tables);
  lowerList(unit, node, node.body);
  closeMemberUnit(outer, unit, { kind: 'static-block', isStatic: true, classId, bodySpan: spanOf(node), isExpressionBody: false }, node);
  return unit.id;
}

type MemberUnit = Pick<Unit, 'kind' | 'isStatic' | 'bodySpan' | 'isExpressionBody'> & { classId: ClassId };

/** Completes a unit of a class that is no function. */
function closeMemberUnit(outer: UnitBuilder, unit: UnitBuilder, what: MemberUnit, node: SyntaxNode, name?: GivenName): void {
  const span = spanOf(node);
  outer.module.closeUnit({
    ...what,
    id: unit.id,
    ...(name && { name: name.text }),
    span,
    nameSpan: name?.span ?? { start: span.start, end: span.start + 'static'.length },
    parameters: [],
    parent: outer.id,
    isAsync: false,
    isGenerator: false,
    body: unit.body,
  });
}

/** Also called for declarations inside `export default`, which may have no name. */
export function declareClass(unit: UnitBuilder, node: ClassNode, name?: GivenName): ValueId {
  const value = lowerClass(unit, node, name);
  const variable = node.id ? unit.module.variableOf(node.id) : undefined;
  if (node.id && variable !== undefined) unit.store(node.id, variable, value, true);
  return value;
}

export const classExpressions: ExpressionTable = {
  ClassExpression: (unit, node, name) => {
    const value = lowerClass(unit, node, name);
    storeOwnName(unit, node.id, value);
    return value;
  },
  Decorator: (unit, node) => unit.opaque(node, 'decorator', [unit.expression(node.expression)]),
};

export const classStatements: StatementTable = {
  ClassDeclaration: (unit, node, inList) => {
    if (!node.declare) unit.inStatement(decoratedRange(node), 'declaration', inList, () => void declareClass(unit, node));
  },
};
