import type {
  Class,
  ClassId,
  Export,
  ExportedType,
  Module,
  Statement,
  StatementId,
  Unit,
  UnitId,
  ValueId,
  VariableId,
} from '../../ir/model.ts';
import type { Names } from './names.ts';
import type { UnitScopes } from './unit-scopes.ts';
import type { Writable } from './writable.ts';

/** Collects what is lowered into one module. */
export class ModuleBuilder {
  readonly path: string;
  readonly text: string;
  readonly statements: Statement[] = [];
  readonly exports: Export[] = [];
  readonly types: ExportedType[] = [];
  readonly classes: Class[] = [];
  readonly names: Names;
  readonly #units: Writable<Unit>[] = [];
  readonly #parents: (UnitId | undefined)[] = [];
  readonly #captures: (Set<VariableId> | undefined)[] = [];
  readonly #unitScopes: UnitScopes;
  #valueCount = 0;

  constructor(source: { readonly path: string; readonly text: string }, names: Names, unitScopes: UnitScopes) {
    this.path = source.path;
    this.text = source.text;
    this.names = names;
    this.#unitScopes = unitScopes;
  }

  newValue(): ValueId {
    return this.#valueCount++ as ValueId;
  }

  /** Takes a place in the list of units; `unit` is filled in when its body is lowered. */
  openUnit(node: object, parent: UnitId | undefined, isInitializer = false): UnitId {
    const id = this.#units.length as UnitId;
    this.#units.push(undefined as never);
    this.#parents.push(parent);
    this.#captures.push(undefined);
    this.#unitScopes.open(node, id, isInitializer);
    return id;
  }

  closeUnit(unit: Omit<Unit, 'module' | 'captures' | 'parent'>): void {
    const captures = this.#captures[unit.id];
    this.#units[unit.id] = {
      id: unit.id,
      module: undefined as never,
      kind: unit.kind,
      name: unit.name,
      span: unit.span,
      nameSpan: unit.nameSpan,
      bodySpan: unit.bodySpan,
      isExpressionBody: unit.isExpressionBody,
      parameters: unit.parameters,
      returnType: unit.returnType,
      parent: this.#parents[unit.id],
      classId: unit.classId,
      isStatic: unit.isStatic,
      isAsync: unit.isAsync,
      isGenerator: unit.isGenerator,
      captures: captures ? [...captures] : [],
      body: unit.body,
    };
  }

  openClass(): ClassId {
    this.classes.push(undefined as never);
    return (this.classes.length - 1) as ClassId;
  }

  newStatement(statement: Statement): StatementId {
    this.statements.push(statement);
    return (this.statements.length - 1) as StatementId;
  }

  /** Notes that a unit reads or writes a variable: the units from there up to the one whose variable it is capture it. */
  touch(unit: UnitId, variable: VariableId): void {
    const home = this.names.variables[variable]?.unit;
    for (let at: UnitId | undefined = unit; at !== undefined && at !== home; at = this.#parents[at])
      (this.#captures[at] ??= new Set()).add(variable);
  }

  build(): Module {
    const { path, text, classes, statements, exports, types, names } = this;
    const { variables } = names;
    const module: Module = {
      path,
      text,
      units: this.#units,
      variables,
      classes,
      statements,
      exports,
      types,
      valueCount: this.#valueCount,
    };
    for (const unit of this.#units) unit.module = module;
    return module;
  }
}
