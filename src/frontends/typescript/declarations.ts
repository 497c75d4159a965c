import type { ObjectEntry } from '../../ir/model.ts';
import { lowerList } from './blocks.ts';
import { propertyName } from './property-name.ts';
import type { NodeOf } from './syntax.ts';
import type { StatementTable, UnitBuilder } from './unit-builder.ts';

/** An enum becomes an object; its members are variables too, as initializers may name one another. */
function lowerEnum(unit: UnitBuilder, node: NodeOf['TSEnumDeclaration'], inList: boolean): void {
  const variable = unit.module.variableOf(node.id);
  if (node.declare || variable === undefined) return;
  unit.inStatement(node, 'declaration', inList, () => {
    const entries = node.body.members.map((member) => lowerEnumMember(unit, member));
    unit.store(node.id, variable, unit.compute(node, { op: 'object', entries }), true);
  });
}

function lowerEnumMember(unit: UnitBuilder, member: NodeOf['TSEnumMember']): ObjectEntry {
  const value = member.initializer ? unit.expression(member.initializer) : unit.opaque(member, member.type, []);
  const variable = unit.module.variableOf(member.id);
  if (variable !== undefined && unit.module.scopeVariable(member.id)?.references.length) unit.store(member.id, variable, value, true);
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
    const value = unit.compute(node, { op: 'object', entries });
    const variable = unit.module.variableOf(node.id);
    if (variable !== undefined) unit.store(node.id, variable, value, true);
  });
}

export const declarationStatements: StatementTable = {
  TSEnumDeclaration: lowerEnum,
  TSModuleDeclaration: lowerNamespace,
  TSInterfaceDeclaration: () => undefined,
  TSTypeAliasDeclaration: () => undefined,
};
