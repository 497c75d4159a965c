import type { Span } from '../../base/span.ts';
import type { ImportRef, TypeRef, UnitId, Variable, VariableId } from '../../ir/model.ts';
import { Docs } from './docs.ts';
import type { DocComment, DocTypedef } from './jsdoc.ts';
import { DocComments } from './jsdoc.ts';
import type { Scope, Scopes, ScopeVariable } from './scopes.ts';
import { nodeOf, variablesByIdentifier } from './scopes.ts';
import { typeOfVariable } from './types.ts';
import { importOf, kindOf } from './variables.ts';
import type { Writable } from './writable.ts';

/** A variable whose unit and number of stores are not known before the whole module is lowered. */
type OpenVariable = Writable<Variable> & { readonly scope: Scope | undefined };

/** What the names of a module mean: its variables, and the types that annotations and comments give them. */
export class Names {
  /** The type aliases and interfaces already looked into; undefined while one is being looked into. */
  readonly knownTypes = new Map<ScopeVariable, TypeRef | undefined>();
  /** The types stated in comments; absent in TypeScript, where they mean nothing. */
  readonly docs: Docs | undefined;
  readonly #comments: DocComments | undefined;
  readonly #variables: OpenVariable[] = [];
  readonly #scopes: readonly Scope[];
  readonly #byIdentifier: Map<object, ScopeVariable>;
  readonly #ids = new Map<ScopeVariable, VariableId | undefined>();
  readonly #importedTypes = new Map<string, VariableId>();

  constructor(source: { readonly path: string; readonly text: string }, scopes: Scopes, comments: readonly DocComment[]) {
    this.#comments = /\.[cm]?tsx?$/.test(source.path) ? undefined : new DocComments(source.text, comments);
    this.docs = this.#comments && new Docs(this.#comments, this);
    this.#scopes = scopes.scopes;
    this.#byIdentifier = variablesByIdentifier(scopes);
  }

  /** What an identifier declares or refers to, types included; undefined for globals. */
  scopeVariable(identifier: object): ScopeVariable | undefined {
    return this.#byIdentifier.get(identifier);
  }

  /** The variable that an identifier declares or refers to; undefined for globals, ambient declarations and names of types. */
  variableOf(identifier: object): VariableId | undefined {
    const variable = this.#byIdentifier.get(identifier);
    return variable && this.variable(variable);
  }

  /** The variable that a name means at the top level, for names that the scope analysis does not look at. */
  topLevel(name: string): VariableId | undefined {
    const [global, inner] = this.#scopes;
    const found = inner?.upper === global && inner?.block === global?.block ? inner?.set.get(name) : undefined;
    const variable = found ?? global?.set.get(name);
    return variable && this.variable(variable);
  }

  variable(variable: ScopeVariable): VariableId | undefined {
    if (this.#ids.has(variable)) return this.#ids.get(variable);
    const found = kindOf(variable);
    if (!found) {
      this.#ids.set(variable, undefined);
      return undefined;
    }
    const [start, end] = nodeOf(found.definition.name).range;
    const opened = this.#openVariable(variable.name, found.kind, { start, end }, variable.scope);
    this.#ids.set(variable, opened.id);
    const imported = importOf(found.definition);
    const type = typeOfVariable(this, nodeOf(found.definition.name)) ?? this.docs?.typeAt(start);
    if (imported) opened.imported = imported;
    if (type) opened.type = type;
    return opened.id;
  }

  /** A variable that the source does not name, for the result of a conditional expression. */
  synthetic(name: string, unit: UnitId, span: Span): VariableId {
    const opened = this.#openVariable(name, 'synthetic', span, undefined);
    opened.unit = unit;
    return opened.id;
  }

  /** The binding that `import('m').Name` in a type stands for. */
  importedType(imported: ImportRef, span: Span): VariableId {
    const key = `${imported.name} of ${imported.from}`;
    const known = this.#importedTypes.get(key);
    if (known !== undefined) return known;
    const opened = this.#openVariable(imported.name, 'import', span, undefined);
    opened.imported = imported;
    this.#importedTypes.set(key, opened.id);
    return opened.id;
  }

  /** A type that a comment defines with `@typedef`. */
  typedef(name: string): DocTypedef | undefined {
    return this.#comments?.typedefs.get(name);
  }

  /** Gives a variable the type that a comment on its function states. */
  giveType(variable: VariableId, type: TypeRef): void {
    const opened = this.#variables[variable];
    if (opened) opened.type ??= type;
  }

  #openVariable(name: string, kind: Variable['kind'], span: Span, scope: Scope | undefined): OpenVariable {
    const opened: OpenVariable = { id: this.#variables.length as VariableId, name, kind, unit: 0 as UnitId, span, storeCount: 0, scope };
    this.#variables.push(opened);
    return opened;
  }

  countStore(variable: VariableId): void {
    const opened = this.#variables[variable];
    if (opened) opened.storeCount++;
  }

  /** All variables, once everything is lowered; `unitOf` tells the unit that a scope belongs to. */
  variables(unitOf: (scope: Scope) => UnitId): Variable[] {
    return this.#variables.map(({ scope, ...variable }) => (scope ? { ...variable, unit: unitOf(scope) } : variable));
  }
}
