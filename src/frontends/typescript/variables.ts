import type { ImportRef, Variable } from '../../ir/model.ts';
import type { Definition, ScopeVariable } from './scopes.ts';
import { nodeOf } from './scopes.ts';
import type { NodeOf } from './syntax.ts';

/** The kind of a variable by the first of its definitions that exists at run time; undefined for types and ambient declarations. */
export function kindOf(variable: ScopeVariable): { readonly kind: Variable['kind']; readonly definition: Definition } | undefined {
  for (const definition of variable.defs) {
    const kind = kindOfDefinition(definition);
    if (kind) return { kind, definition };
  }
  return undefined;
}

function kindOfDefinition(definition: Definition): Variable['kind'] | undefined {
  const node = nodeOf(definition.node);
  switch (definition.type) {
    case 'Variable':
      return kindOfDeclaration(definition.parent ? nodeOf(definition.parent) : undefined);
    case 'Parameter':
      return 'parameter';
    case 'FunctionName':
      return node.type === 'TSDeclareFunction' ? undefined : 'function';
    case 'ClassName':
      return 'declare' in node && node.declare ? undefined : 'class';
    case 'CatchClause':
      return 'catch';
    case 'ImportBinding':
      return importOf(definition) ? 'import' : 'const';
    case 'TSEnumName':
      return 'declare' in node && node.declare ? undefined : 'enum';
    case 'TSEnumMemberName':
      return 'const';
    case 'TSModuleName':
      return 'declare' in node && node.declare ? undefined : 'namespace';
    default:
      return undefined;
  }
}

function kindOfDeclaration(node: ReturnType<typeof nodeOf> | undefined): Variable['kind'] | undefined {
  if (node?.type !== 'VariableDeclaration') return 'let';
  if (node.declare) return undefined;
  return node.kind === 'await using' ? 'using' : node.kind;
}

/** What an import binding refers to; undefined for other definitions and for `import x = a.b`, which is no import. */
export function importOf(definition: Definition): ImportRef | undefined {
  if (definition.type !== 'ImportBinding') return undefined;
  const node = nodeOf(definition.node);
  if (node.type === 'TSImportEqualsDeclaration') return importEquals(node);
  const parent = definition.parent ? nodeOf(definition.parent) : undefined;
  if (parent?.type !== 'ImportDeclaration') return undefined;
  const from = String(parent.source.value);
  const typeOnly = parent.importKind === 'type' || ('importKind' in node && node.importKind === 'type');
  if (node.type === 'ImportDefaultSpecifier') return { from, name: 'default', typeOnly };
  return { from, name: node.type === 'ImportSpecifier' ? exportedName(node.imported) : '*', typeOnly };
}

function importEquals(node: NodeOf['TSImportEqualsDeclaration']): ImportRef | undefined {
  const { moduleReference } = node;
  if (moduleReference.type !== 'TSExternalModuleReference' || moduleReference.expression.type !== 'Literal') return undefined;
  return { from: String(moduleReference.expression.value), name: '*', typeOnly: node.importKind === 'type' };
}

/** `a` in `import { a }` and `export { a }`, which may be a string. */
export function exportedName(node: NodeOf['Identifier'] | NodeOf['Literal']): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}
