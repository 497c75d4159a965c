import type { ClassId, Member, Unit, UnitId } from '../../ir/model.ts';
import { lowerList, lowerReturned } from './blocks.ts';
import type { Writable } from './writable.ts';
import { symbolName } from './keys.ts';
import { propertyName } from './property-name.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import { typeRef } from './types.ts';
import type { GivenName } from './unit-builder.ts';
import { UnitBuilder } from './unit-builder.ts';

type Field = NodeOf['PropertyDefinition'] | NodeOf['AccessorProperty'];

export function lowerDecorators(unit: UnitBuilder, node: { readonly decorators?: readonly SyntaxNode[] | undefined }): void {
  for (const decorator of node.decorators ?? []) unit.expression(decorator);
}

/** The name of a member; `[Symbol.dispose]` and other symbols are written so. A computed key is evaluated here. */
export function nameOfMember(unit: UnitBuilder, key: SyntaxNode, computed: boolean): GivenName | undefined {
  const text = propertyName(key, computed) ?? (computed ? symbolName(unit.names, key) : undefined);
  if (text === undefined) unit.expression(key);
  return text === undefined ? undefined : { text, span: spanOf(key) };
}

/** A field; its initial value is computed by a unit of its own. */
export function lowerField(
  unit: UnitBuilder,
  node: Field | NodeOf['TSAbstractPropertyDefinition'] | NodeOf['TSAbstractAccessorProperty'],
  classId: ClassId,
): Member {
  lowerDecorators(unit, node);
  const name = nameOfMember(unit, node.key, node.computed);
  const member: Writable<Member> = { kind: 'field', isStatic: node.static, span: spanOf(node) };
  if (name) member.name = name.text;
  const type = node.typeAnnotation ? typeRef(unit.names, node.typeAnnotation.typeAnnotation) : unit.names.docs?.typeAt(node.range[0]);
  if (type) member.type = type;
  if (node.value && !node.declare) member.unit = lowerInitializer(unit, node as Field, node.value, name, classId);
  return member;
}

function lowerInitializer(outer: UnitBuilder, node: Field, value: SyntaxNode, name: GivenName | undefined, classId: ClassId): UnitId {
  const unit = new UnitBuilder(outer.module, outer.module.openUnit(value, outer.id, true), outer.tables);
  unit.inStatement(node, 'other', false, () => lowerReturned(unit, value, name));
  closeMemberUnit(
    outer,
    unit,
    { kind: 'initializer', isStatic: node.static, classId, bodySpan: spanOf(value), isExpressionBody: true },
    node,
    name,
  );
  return unit.id;
}

export function lowerStaticBlock(outer: UnitBuilder, node: NodeOf['StaticBlock'], classId: ClassId): UnitId {
  const unit = new UnitBuilder(outer.module, outer.module.openUnit(node, outer.id), outer.tables);
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
    name: name?.text,
    span,
    nameSpan: name?.span ?? { start: span.start, end: span.start + 'static'.length },
    parameters: [],
    isAsync: false,
    isGenerator: false,
    body: unit.body,
  });
}
