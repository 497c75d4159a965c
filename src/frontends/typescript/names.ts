import type { Span } from '../../base/span.ts';
import type { ImportRef, TypeRef, UnitId, Variable, VariableId } from '../../ir/model.ts';
import { Docs } from './docs.ts';
import { Identifiers } from './identifiers.ts';
import type { DocComment, DocTypedef } from './jsdoc.ts';
import { DocComments } from './jsdoc.ts';
import type { Scope, Scopes, ScopeVariable } from './scopes.ts';
import { nodeOf } from './scopes.ts';
import { typeOfVariable } from './types.ts';
import type { UnitScopes } from './unit-scopes.ts';
import { importOf, kindOf } from './variables.ts';
import type { Writable } from './writable.ts';

export type Source = { readonly path: string; readonly text: string };

/** What the names of a module mean: its variables, and the types that annotations and comments give them. */
export class Names {
  /** The type aliases and interfaces already looked into; undefined while one is being looked into. */
  readonly knownTypes = new Map<ScopeVariable, TypeRef | undefined>();
  /** The types stated in comments; absent in TypeScript, where they mean nothing. */
  readonly docs: Docs | undefined;
  readonly #comments: DocComments | undefined;
  /** All variables; complete when everything is lowered. */
  readonly variables: Writable<Variable>[] = [];
  readonly #scopes: readonly Scope[];
  readonly #identifiers: Identifiers;
  /** For each of the variables of `#identifiers` one more than its id, -1 when it is none at run time, 0 when nobody asked yet. */
  readonly #idAt: Int32Array;
  readonly #ids = new Map<ScopeVariable, VariableId | undefined>();
  readonly #unitScopes: UnitScopes;
  readonly #importedTypes = new Map<string, VariableId>();

  constructor(source: Source, scopes: Scopes, comments: readonly DocComment[], unitScopes: UnitScopes) {
    this.#comments = /\.[cm]?tsx?$/.test(source.path) ? undefined : new DocComments(source.text, comments);
    this.docs = this.#comments && new Docs(this.#comments, this);
    this.#scopes = scopes.scopes;
    this.#identifiers = new Identifiers(scopes, source.text.length);
    this.#idAt = new Int32Array(this.#identifiers.variables.length);
    this.#unitScopes = unitScopes;
  }

  /** What an identifier declares or refers to, types included; undefined for globals. */
  scopeVariable(identifier: object): ScopeVariable | undefined {
    return this.#identifiers.variables[this.#identifiers.placeOf(identifier)];
  }

  /** The variable that an identifier declares or refers to; undefined for globals, ambient declarations and names of types. */
  variableOf(identifier: object): VariableId | undefined {
    const place = this.#identifiers.placeOf(identifier);
    const known = this.#idAt[place] ?? 0;
    if (known > 0) return (known - 1) as VariableId;
    const variable = known === 0 ? this.#identifiers.variables[place] : undefined;
    const id = variable && this.variable(variable);
    this.#idAt[place] = id === undefined ? -1 : id + 1;
    return id;
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
    const opened = this.#openVariable(variable.name, found.kind, { start, end }, this.#unitScopes.unitOf(variable.scope));
    this.#ids.set(variable, opened.id);
    const imported = importOf(found.definition);
    const type = typeOfVariable(this, nodeOf(found.definition.name)) ?? this.docs?.typeAt(start);
    if (imported) opened.imported = imported;
    if (type) opened.type = type;
    return opened.id;
  }

  /** A variable that the source does not name, for the result of a conditional expression. */
  synthetic(name: string, unit: UnitId, span: Span): VariableId {
    return this.#openVariable(name, 'synthetic', span, unit).id;
  }

  /** The binding that `import('m').Name` in a type stands for. */
  importedType(imported: ImportRef, span: Span): VariableId {
    const key = `${imported.name} of ${imported.from}`;
    const known = this.#importedTypes.get(key);
    if (known !== undefined) return known;
    const opened = this.#openVariable(imported.name, 'import', span, 0 as UnitId);
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
    const opened = this.variables[variable];
    if (opened) opened.type ??= type;
  }

  #openVariable(name: string, kind: Variable['kind'], span: Span, unit: UnitId): Writable<Variable> {
    const id = this.variables.length as VariableId;
    const opened: Writable<Variable> = { id, name, kind, unit, span, type: undefined, imported: undefined, storeCount: 0 };
    this.variables.push(opened);
    return opened;
  }

  countStore(variable: VariableId): void {
    const opened = this.variables[variable];
    if (opened) opened.storeCount++;
  }
}
