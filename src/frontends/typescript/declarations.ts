import type { ObjectEntry, ValueId } from '../../ir/model.ts';
import { lowerList } from './blocks.ts';
import { propertyName } from './property-name.ts';
import type { NodeOf } from './syntax.ts';
import type { StatementTable, UnitBuilder } from './unit-builder.ts';

/** An enum becomes an object; its members are variables too, as initializers may name one another. */
function lowerEnum(unit: UnitBuilder, node: NodeOf['TSEnumDeclaration'], inList: boolean): void {
  const variable = unit.names.variableOf(node.id);
  if (node.declare || variable === undefined) return;
  unit.inStatement(node, 'declaration', inList, () => {
    let next: number | undefined = 0;
    const entries = node.body.members.map((member) => {
      const value = lowerEnumValue(unit, member, next);
      next = numberAfter(member, next);
      return lowerEnumMember(unit, member, value);
    });
    unit.store(node.id, variable, unit.object(node, entries), true);
  });
}

/** A member without initializer is one more than the member before it. */
function lowerEnumValue(unit: UnitBuilder, member: NodeOf['TSEnumMember'], next: number | undefined): ValueId {
  if (member.initializer) return unit.expression(member.initializer);
  return next === undefined ? unit.opaque(member, member.type, []) : unit.constant(member, next);
}

function numberAfter({ initializer }: NodeOf['TSEnumMember'], next: number | undefined): number | undefined {
  const value = !initializer
    ? next
    : initializer.type === 'Literal' && typeof initializer.value === 'number'
      ? initializer.value
      : undefined;
  return value === undefined ? undefined : value + 1;
}

function lowerEnumMember(unit: UnitBuilder, member: NodeOf['TSEnumMember'], value: ValueId): ObjectEntry {
  const isUsed = unit.names.scopeVariable(member.id)?.references.length;
  const variable = isUsed ? unit.names.variableOf(member.id) : undefined;
  if (variable !== undefined) unit.store(member.id, variable, value, true);
  return { kind: 'property', key: { name: propertyName(member.id, false) ?? '' }, value };
}

/** The body of a namespace runs where it stands; the namespace is an object of what it exports. */
function lowerNamespace(unit: UnitBuilder, node: NodeOf['TSModuleDeclaration'], inList: boolean): void {
  const { body } = node;
  if (node.declare || !body || node.kind === 'global') return;
  unit.inStatement(node, 'declaration', inList, () => {
    const before = unit.module.exports.length;
    lowerList(unit, body, body.body);
    const exported = unit.module.exports.splice(before);
    const entries = exported.flatMap((each): ObjectEntry[] =>
      each.kind === 'variable' ? [{ kind: 'property', key: { name: each.name }, value: unit.load(node.id, each.variable) }] : [],
    );
    const value = unit.object(node, entries);
    const variable = unit.names.variableOf(node.id);
    if (variable !== undefined) unit.store(node.id, variable, value, true);
  });
}

export const declarationStatements: StatementTable = {
  TSEnumDeclaration: lowerEnum,
  TSModuleDeclaration: lowerNamespace,
  TSInterfaceDeclaration: () => undefined,
  TSTypeAliasDeclaration: () => undefined,
};
