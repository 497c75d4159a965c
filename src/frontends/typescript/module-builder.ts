import type {
  Class,
  ClassId,
  Export,
  ImportRef,
  Module,
  Statement,
  StatementId,
  TypeRef,
  Unit,
  UnitId,
  ValueId,
  Variable,
  VariableId,
} from '../../ir/model.ts';
import type { Scope, Scopes, ScopeVariable } from './scopes.ts';
import { nodeOf, variablesByIdentifier } from './scopes.ts';
import { typeOfVariable } from './types.ts';
import { importOf, kindOf } from './variables.ts';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A variable whose unit and number of stores are not known before the whole module is lowered. */
type OpenVariable = Writable<Variable> & { readonly scope: Scope | undefined };

/** Collects what is lowered into one module. */
export class ModuleBuilder {
  readonly path: string;
  readonly text: string;
  readonly statements: Statement[] = [];
  readonly exports: Export[] = [];
  readonly classes: Class[] = [];
  /** The type aliases and interfaces already looked into; undefined while one is being looked into. */
  readonly knownTypes = new Map<ScopeVariable, TypeRef | undefined>();
  readonly #units: Writable<Unit>[] = [];
  readonly #variables: OpenVariable[] = [];
  readonly #touched: Set<VariableId>[] = [];
  readonly #scopes: readonly Scope[];
  readonly #byIdentifier: Map<object, ScopeVariable>;
  readonly #ids = new Map<ScopeVariable, VariableId | undefined>();
  readonly #unitOfNode = new Map<object, UnitId>();
  readonly #unitOfInitializer = new Map<object, UnitId>();
  #valueCount = 0;

  constructor(source: { readonly path: string; readonly text: string }, scopes: Scopes) {
    this.path = source.path;
    this.text = source.text;
    this.#scopes = scopes.scopes;
    this.#byIdentifier = variablesByIdentifier(scopes);
  }

  newValue(): ValueId {
    return this.#valueCount++ as ValueId;
  }

  /** Takes a place in the list of units; `unit` is filled in when its body is lowered. */
  openUnit(node: object, isInitializer: boolean): UnitId {
    const id = this.#units.length as UnitId;
    this.#units.push(undefined as never);
    this.#touched.push(new Set());
    (isInitializer ? this.#unitOfInitializer : this.#unitOfNode).set(node, id);
    return id;
  }

  closeUnit(unit: Omit<Unit, 'module' | 'captures'>): void {
    this.#units[unit.id] = { ...unit, module: undefined as never, captures: [] };
  }

  openClass(): ClassId {
    this.classes.push(undefined as never);
    return (this.classes.length - 1) as ClassId;
  }

  newStatement(statement: Statement): StatementId {
    this.statements.push(statement);
    return (this.statements.length - 1) as StatementId;
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
    const type = typeOfVariable(this, nodeOf(found.definition.name));
    if (imported) opened.imported = imported;
    if (type) opened.type = type;
    return opened.id;
  }

  /** A variable that the source does not name, for the result of a conditional expression. */
  synthetic(name: string, unit: UnitId, span: { start: number; end: number }): VariableId {
    const opened = this.#openVariable(name, 'synthetic', span, undefined);
    opened.unit = unit;
    return opened.id;
  }

  /** The binding that `import('m').Name` in a type stands for. */
  importedType(imported: ImportRef, span: { start: number; end: number }): VariableId {
    const same = this.#variables.find((each) => each.imported?.from === imported.from && each.imported.name === imported.name);
    if (same) return same.id;
    const opened = this.#openVariable(imported.name, 'import', span, undefined);
    opened.imported = imported;
    return opened.id;
  }

  #openVariable(name: string, kind: Variable['kind'], span: { start: number; end: number }, scope: Scope | undefined): OpenVariable {
    const opened: OpenVariable = { id: this.#variables.length as VariableId, name, kind, unit: 0 as UnitId, span, storeCount: 0, scope };
    this.#variables.push(opened);
    return opened;
  }

  /** Notes that a unit reads or writes a variable. */
  touch(unit: UnitId, variable: VariableId, isStore: boolean): void {
    this.#touched[unit]?.add(variable);
    const opened = this.#variables[variable];
    if (isStore && opened) opened.storeCount++;
  }

  build(): Module {
    const variables = this.#variables.map(({ scope, ...variable }) => (scope ? { ...variable, unit: this.#unitOfScope(scope) } : variable));
    const { path, text, classes, statements, exports } = this;
    const module: Module = { path, text, units: this.#units, variables, classes, statements, exports, valueCount: this.#valueCount };
    const captures = this.#captures(variables);
    for (const unit of this.#units) {
      unit.module = module;
      unit.captures = [...(captures[unit.id] ?? [])];
    }
    return module;
  }

  #unitOfScope(from: Scope): UnitId {
    for (let scope: Scope | null = from; scope; scope = scope.upper) {
      const units = scope.type === 'class-field-initializer' ? this.#unitOfInitializer : this.#unitOfNode;
      const unit = scope.type === 'function-expression-name' ? undefined : units.get(scope.block);
      if (unit !== undefined) return unit;
    }
    return 0 as UnitId;
  }

  #captures(variables: readonly Variable[]): Set<VariableId>[] {
    const captures = this.#units.map(() => new Set<VariableId>());
    for (const unit of this.#units)
      for (const variable of this.#touched[unit.id] ?? []) {
        const home = variables[variable]?.unit;
        for (let at: UnitId | undefined = unit.id; at !== undefined && at !== home; at = this.#units[at]?.parent)
          captures[at]?.add(variable);
      }
    return captures;
  }
}
