import type { Span } from '../../base/span.ts';
import type { ImportRef, TypeRef, VariableId } from '../../ir/model.ts';
import { propertyName } from './property-name.ts';
import type { Definition, ScopeVariable } from './scopes.ts';
import { nodeOf } from './scopes.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';

/** What names in types refer to. */
export interface TypeNames {
  /** Type aliases and interfaces already looked into; undefined while one is being looked into. */
  readonly knownTypes: Map<ScopeVariable, TypeRef | undefined>;
  scopeVariable(identifier: object): ScopeVariable | undefined;
  variableOf(identifier: object): VariableId | undefined;
  importedType(imported: ImportRef, span: Span): VariableId;
}

const other: TypeRef = { kind: 'other' };
const keywords = new Map(
  ['Number', 'String', 'Boolean', 'BigInt', 'Symbol', 'Null', 'Undefined', 'Void', 'Never', 'Any', 'Unknown'].map(
    (name): [string, TypeRef] => [`TS${name}Keyword`, { kind: 'primitive', name: name.toLowerCase() }],
  ),
);

/** The declared type that a syntax node writes. */
export function typeRef(names: TypeNames, node: SyntaxNode): TypeRef {
  switch (node.type) {
    case 'TSTypeReference':
      return referredType(
        names,
        node.typeName,
        (node.typeArguments?.params ?? []).map((each) => typeRef(names, each)),
      );
    case 'TSArrayType':
      return { kind: 'array', element: typeRef(names, node.elementType) };
    case 'TSTupleType':
      return { kind: 'tuple', elements: node.elementTypes.map((each) => typeRef(names, each)) };
    case 'TSNamedTupleMember':
      return typeRef(names, node.elementType);
    case 'TSOptionalType':
    case 'TSRestType':
      return typeRef(names, node.typeAnnotation);
    case 'TSUnionType':
      return { kind: 'union', members: node.types.map((each) => typeRef(names, each)) };
    case 'TSIntersectionType':
      return intersection(node.types.map((each) => typeRef(names, each)));
    case 'TSFunctionType':
      return functionType(names, node);
    case 'TSTypeLiteral':
      return objectType(names, node.members);
    case 'TSTypeOperator':
      return node.operator === 'readonly' && node.typeAnnotation ? typeRef(names, node.typeAnnotation) : other;
    case 'TSImportType':
      return importType(names, node);
    case 'TSLiteralType':
      return { kind: 'primitive', name: node.literal.type === 'Literal' ? typeof node.literal.value : 'string' };
    case 'TSTypePredicate':
      return predicate(names, node);
    default:
      return keywords.get(node.type) ?? other;
  }
}

/** `A & B` has the members of both; where the parts written out have only numbers and texts, it is what it is by name: `Tensor & { extra: number }`. */
function intersection(parts: readonly TypeRef[]): TypeRef {
  const [named, ...others] = parts.filter((each) => each.kind === 'named');
  const objects = parts.filter((each) => each.kind === 'object');
  const members = objects.flatMap((each) => Object.entries(each.members));
  if (named && others.length === 0 && members.every(([, { kind }]) => kind === 'primitive')) return named;
  if (!named && objects.length === 0) return parts[0] ?? other;
  const bases = [...objects.flatMap((each) => each.bases ?? []), ...(named ? [named, ...others] : [])];
  return { kind: 'object', members: Object.fromEntries(members), ...(bases.length > 0 && { bases }) };
}

function functionType(names: TypeNames, { params, returnType }: NodeOf['TSFunctionType'] | NodeOf['TSMethodSignature']): TypeRef {
  const given = params.filter((each) => each.type !== 'Identifier' || each.name !== 'this');
  const rest = given.findIndex(({ type }) => type === 'RestElement');
  const parameters = given.slice(0, rest < 0 ? undefined : rest).map((each): TypeRef => {
    const annotation = 'typeAnnotation' in each ? each.typeAnnotation : undefined;
    return annotation ? typeRef(names, annotation.typeAnnotation) : other;
  });
  return { kind: 'function', parameters, ...(returnType && { returns: typeRef(names, returnType.typeAnnotation) }) };
}

function predicate(names: TypeNames, { asserts, parameterName, typeAnnotation }: NodeOf['TSTypePredicate']): TypeRef {
  const boolean: TypeRef = { kind: 'primitive', name: asserts ? 'void' : 'boolean' };
  if (parameterName.type !== 'Identifier' || !typeAnnotation) return boolean;
  return { ...boolean, narrows: { parameter: parameterName.name, type: typeRef(names, typeAnnotation.typeAnnotation) } };
}

function objectType(names: TypeNames, signatures: readonly SyntaxNode[]): TypeRef & { kind: 'object' } {
  const members = signatures.flatMap((each): [string, TypeRef][] => {
    if (each.type === 'TSMethodSignature') {
      const name = propertyName(each.key, each.computed);
      return name === undefined ? [] : [[name, functionType(names, each)]];
    }
    const name = each.type === 'TSPropertySignature' ? propertyName(each.key, each.computed) : undefined;
    if (each.type !== 'TSPropertySignature' || name === undefined || !each.typeAnnotation) return [];
    return [[name, typeRef(names, each.typeAnnotation.typeAnnotation)]];
  });
  return { kind: 'object', members: Object.fromEntries(members) };
}

function interfaceType(names: TypeNames, node: NodeOf['TSInterfaceDeclaration']): TypeRef {
  const type = objectType(names, node.body.body);
  const bases = node.extends.flatMap(({ expression, typeArguments }) => {
    return (
      typeOfName(
        names,
        expression,
        (typeArguments?.params ?? []).map((each) => typeRef(names, each)),
      ) ?? []
    );
  });
  return bases.length > 0 ? { ...type, bases } : type;
}

function importType(names: TypeNames, node: NodeOf['TSImportType']): TypeRef {
  const from = node.source?.type === 'Literal' ? String(node.source.value) : undefined;
  const path = node.qualifier ? pathOf(node.qualifier)?.path : undefined;
  const [name] = path ?? [];
  if (from === undefined || !path || name === undefined) return other;
  const variable = names.importedType({ from, name, typeOnly: true }, spanOf(node));
  const typeArguments = (node.typeArguments?.params ?? []).map((each) => typeRef(names, each));
  return { kind: 'named', path, variable, typeArguments };
}

/** A dotted name and its first identifier, in a type or an expression. */
function pathOf(node: SyntaxNode): { readonly path: string[]; readonly root: SyntaxNode } | undefined {
  if (node.type === 'Identifier') return { path: [node.name], root: node };
  const [left, right] =
    node.type === 'TSQualifiedName'
      ? [node.left, node.right.name]
      : node.type === 'MemberExpression'
        ? [node.object, propertyName(node.property, node.computed)]
        : [];
  const before = left && pathOf(left);
  return before && right !== undefined ? { path: [...before.path, right], root: before.root } : undefined;
}

function referredType(names: TypeNames, name: SyntaxNode, typeArguments: readonly TypeRef[]): TypeRef {
  const found = pathOf(name);
  if (!found) return other;
  const { path, root } = found;
  const variable = names.variableOf(root);
  if (variable !== undefined) return { kind: 'named', path, variable, typeArguments };
  const declared = path.length === 1 ? names.scopeVariable(root) : undefined;
  if (declared && declared.defs.length > 0) return declaredType(names, declared);
  const [element] = typeArguments;
  if (element && (path[0] === 'Array' || path[0] === 'ReadonlyArray')) return { kind: 'array', element };
  return { kind: 'named', path, typeArguments };
}

/** The type that an identifier declares or refers to, when it is an alias or interface of this module. */
export function typeOfIdentifier(names: TypeNames, identifier: SyntaxNode): TypeRef | undefined {
  const variable = names.scopeVariable(identifier);
  const type = variable?.defs.some(({ node }) => typeDeclarations.has(nodeOf(node).type)) ? declaredType(names, variable) : undefined;
  return type?.kind === 'other' ? undefined : type;
}

const typeDeclarations: ReadonlySet<string> = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration']);

/** The type behind an alias, interface or type parameter of this module. One that contains itself ends in `other`. */
function declaredType(names: TypeNames, variable: ScopeVariable): TypeRef {
  const known = names.knownTypes.get(variable);
  if (known || names.knownTypes.has(variable)) return known ?? other;
  names.knownTypes.set(variable, undefined);
  const type = definedType(names, variable.defs);
  names.knownTypes.set(variable, type);
  return type;
}

function definedType(names: TypeNames, defs: readonly Definition[]): TypeRef {
  const node = defs[0] && nodeOf(defs[0].node);
  switch (node?.type) {
    case 'TSTypeAliasDeclaration':
      return typeRef(names, node.typeAnnotation);
    case 'TSInterfaceDeclaration':
      return interfaceType(names, node);
    case 'TSTypeParameter':
      return node.constraint ? typeRef(names, node.constraint) : { kind: 'primitive', name: 'unknown' };
    default:
      return other;
  }
}

/** A class named in an expression, such as a superclass, as a type; undefined when it is computed. */
export function typeOfName(names: TypeNames, node: SyntaxNode, typeArguments: readonly TypeRef[] = []): TypeRef | undefined {
  const type = referredType(names, node, typeArguments);
  return type.kind === 'other' ? undefined : type;
}

/** `new Name<Type>()` has the type `Name<Type>`. */
export function typeOfNew(names: TypeNames, node: NodeOf['NewExpression']): TypeRef | undefined {
  return typeOfName(
    names,
    node.callee,
    (node.typeArguments?.params ?? []).map((each) => typeRef(names, each)),
  );
}

/** The type that the declaration of a variable writes after its name. */
export function typeOfVariable(names: TypeNames, identifier: SyntaxNode): TypeRef | undefined {
  if (identifier.type !== 'Identifier' || !identifier.typeAnnotation) return undefined;
  return typeRef(names, identifier.typeAnnotation.typeAnnotation);
}
