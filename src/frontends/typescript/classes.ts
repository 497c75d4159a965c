import type { Class, ClassId, Member, TypeRef, ValueId } from '../../ir/model.ts';
import { lowerDecorators, lowerField, lowerStaticBlock, nameOfMember } from './class-fields.ts';
import { lowerFunction, storeOwnName } from './functions.ts';
import { nameOf } from './parameters.ts';
import type { Writable } from './writable.ts';
import type { ClassNode, NodeOf, SyntaxNode } from './syntax.ts';
import { decoratedRange, spanOf } from './syntax.ts';
import type { ExpressionTable, GivenName, StatementTable, UnitBuilder } from './unit-builder.ts';
import { typeOfName, typeRef } from './types.ts';

type Element = ClassNode['body']['body'][number];

/** Lowers a class: its superclass, decorators and computed keys run where it stands, its methods and fields are units. */
function lowerClass(unit: UnitBuilder, node: ClassNode, name?: GivenName): ValueId {
  const classId = unit.module.openClass();
  lowerDecorators(unit, node);
  const superclass = node.superClass ? unit.expression(node.superClass) : undefined;
  const members = node.body.body.flatMap((element) => lowerElement(unit, element, classId));
  const record: Writable<Class> = { id: classId, span: spanOf(node), unit: unit.id, members };
  const text = node.id?.name ?? name?.text;
  if (text !== undefined) record.name = text;
  if (superclass !== undefined) record.superclass = superclass;
  const superclassType = node.superClass ? typeOfName(unit.names, node.superClass) : undefined;
  if (superclassType) record.superclassType = superclassType;
  const interfaces = interfacesOf(unit, node);
  if (interfaces.length > 0) record.interfaces = interfaces;
  unit.module.classes[classId] = record;
  return unit.compute({ op: 'class', span: spanOf(node), statement: unit.statementAt(node), result: unit.newValue(), classId });
}

/** Parsers of JavaScript leave out what only TypeScript has. */
function interfacesOf({ names }: UnitBuilder, { implements: written }: { readonly implements?: ClassNode['implements'] }): TypeRef[] {
  return (written ?? []).flatMap(({ expression }) => typeOfName(names, expression) ?? []);
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
        ...(annotation && { type: typeRef(unit.names, annotation) }),
      },
    ];
  });
}

/** Also called for declarations inside `export default`, which may have no name. */
export function declareClass(unit: UnitBuilder, node: ClassNode, name?: GivenName): ValueId {
  const value = lowerClass(unit, node, name);
  const variable = node.id ? unit.names.variableOf(node.id) : undefined;
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
