import type { Span } from '../../base/span.ts';
import type { Export, TypeRef, ValueId } from '../../ir/model.ts';
import { declareClass } from './classes.ts';
import { declaredNames } from './declared-names.ts';
import { lowerDeclaration } from './functions.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { decoratedRange, spanOf } from './syntax.ts';
import { typeOfIdentifier, typeOfName } from './types.ts';
import type { GivenName, StatementTable, UnitBuilder } from './unit-builder.ts';
import { exportedName } from './variables.ts';

function lowerImport(unit: UnitBuilder, node: NodeOf['ImportDeclaration']): void {
  for (const { local } of node.specifiers) unit.names.variableOf(local);
}

function lowerNamed(unit: UnitBuilder, node: NodeOf['ExportNamedDeclaration'], inList: boolean): void {
  const { declaration } = node;
  if (declaration) return lowerExported(unit, node, declaration, inList);
  for (const specifier of node.specifiers) {
    const name = exportedName(specifier.exported);
    const imported = exportedName(specifier.local);
    if (node.exportKind === 'type' || specifier.exportKind === 'type') exportType(unit, node.source?.value, specifier, name);
    else if (node.source) addExport(unit, { kind: 'from', name, from: node.source.value, imported, span: spanOf(specifier) });
    else exportVariable(unit, specifier.local, name, specifier);
  }
}

/** The statement is the whole `export …`, so that nothing is inserted between the two words. */
function lowerExported(unit: UnitBuilder, node: SyntaxNode, declaration: SyntaxNode, inList: boolean): void {
  const [start] = decoratedRange(declaration).range;
  unit.exported({ range: [Math.min(start, node.range[0]), node.range[1]] }, declaration, inList);
  for (const name of declaredNames(declaration)) exportVariable(unit, name, name.name, name);
}

/** One name may stand for a value and for a type. */
function exportVariable(unit: UnitBuilder, local: SyntaxNode, name: string, at: SyntaxNode): void {
  const variable = unit.names.variableOf(local);
  if (variable !== undefined) addExport(unit, { kind: 'variable', name, variable, span: spanOf(at) });
  const type = typeOfIdentifier(unit.names, local);
  if (type) unit.module.types.push({ name, type });
}

/** `export type { local as name }`, perhaps `from` a module: it may be a class, which is exported as a type only. */
function exportType(unit: UnitBuilder, from: string | undefined, specifier: NodeOf['ExportSpecifier'], name: string): void {
  const { local } = specifier;
  const type = from === undefined ? typeOfName(unit.names, local) : importedName(unit, from, exportedName(local), spanOf(specifier));
  if (type) unit.module.types.push({ name, type });
}

function importedName({ names }: UnitBuilder, from: string, name: string, span: Span): TypeRef {
  return { kind: 'named', path: [name], variable: names.importedType({ from, name, typeOnly: true }, span), typeArguments: [] };
}

function addExport(unit: UnitBuilder, added: Export): void {
  unit.module.exports.push(added);
}

function lowerDefault(unit: UnitBuilder, node: NodeOf['ExportDefaultDeclaration'], inList: boolean): void {
  const { declaration } = node;
  const named =
    declaration.type === 'TSInterfaceDeclaration' ? declaration.id : declaration.type === 'Identifier' ? declaration : undefined;
  const type = named && typeOfIdentifier(unit.names, named);
  if (type) unit.module.types.push({ name: 'default', type });
  if (declaration.type.startsWith('TS') && !unit.tables.expressions[declaration.type]) return;
  const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
  const place = { range: [Math.min(decoratedRange(declaration).range[0], node.range[0]), node.range[1]] } as const;
  unit.inStatement(place, isDeclaration ? 'declaration' : 'other', inList, () => {
    const value = lowerDefaultValue(unit, declaration, { text: 'default', span: { start: node.range[0], end: declaration.range[0] } });
    const name = isDeclaration ? declaration.id : declaration.type === 'Identifier' ? declaration : null;
    if (name && unit.names.variableOf(name) !== undefined) exportVariable(unit, name, 'default', node);
    else addExport(unit, { kind: 'value', name: 'default', value, span: spanOf(node) });
  });
}

function lowerDefaultValue(unit: UnitBuilder, node: NodeOf['ExportDefaultDeclaration']['declaration'], name: GivenName): ValueId {
  if (node.type === 'FunctionDeclaration') return lowerDeclaration(unit, node, name);
  if (node.type === 'ClassDeclaration') return declareClass(unit, node, name);
  return unit.expression(node, name);
}

/** `export = value`: what `require` gives, as with `module.exports = value`. */
function lowerExportAssignment(unit: UnitBuilder, node: NodeOf['TSExportAssignment'], inList: boolean): void {
  unit.inStatement(node, 'other', inList, () => {
    const value = unit.expression(node.expression);
    if (node.expression.type === 'Identifier' && unit.names.variableOf(node.expression) !== undefined) {
      exportVariable(unit, node.expression, '*', node);
    } else addExport(unit, { kind: 'value', name: '*', value, span: spanOf(node) });
  });
}

/** `import x = a.b`; `import x = require('m')` is an import binding and leaves nothing to run. */
function lowerImportEquals(unit: UnitBuilder, node: NodeOf['TSImportEqualsDeclaration'], inList: boolean): void {
  const variable = unit.names.variableOf(node.id);
  if (variable === undefined || node.moduleReference.type === 'TSExternalModuleReference' || node.importKind === 'type') return;
  unit.inStatement(node, 'declaration', inList, () => unit.store(node.id, variable, lowerEntityName(unit, node.moduleReference), true));
}

function lowerEntityName(unit: UnitBuilder, node: SyntaxNode): ValueId {
  if (node.type !== 'TSQualifiedName') return unit.expression(node);
  return unit.get(node, lowerEntityName(unit, node.left), { name: node.right.name });
}

export const moduleStatements: StatementTable = {
  ImportDeclaration: lowerImport,
  ExportNamedDeclaration: lowerNamed,
  ExportDefaultDeclaration: lowerDefault,
  ExportAllDeclaration: (unit, node) => {
    if (node.exportKind === 'type') return;
    const from = node.source.value;
    if (node.exported) addExport(unit, { kind: 'from', name: exportedName(node.exported), from, imported: '*', span: spanOf(node) });
    else addExport(unit, { kind: 'all', from, span: spanOf(node) });
  },
  TSExportAssignment: lowerExportAssignment,
  TSImportEqualsDeclaration: lowerImportEquals,
  TSNamespaceExportDeclaration: () => undefined,
};
