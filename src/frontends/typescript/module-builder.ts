import type {
  Class,
  ClassId,
  Export,
  Module,
  Statement,
  StatementId,
  Unit,
  UnitId,
  ValueId,
  Variable,
  VariableId,
} from '../../ir/model.ts';
import type { Names } from './names.ts';
import type { Scope } from './scopes.ts';
import type { Writable } from './writable.ts';

/** Collects what is lowered into one module. */
export class ModuleBuilder {
  readonly path: string;
  readonly text: string;
  readonly statements: Statement[] = [];
  readonly exports: Export[] = [];
  readonly classes: Class[] = [];
  readonly names: Names;
  readonly #units: Writable<Unit>[] = [];
  readonly #touched: Set<VariableId>[] = [];
  readonly #unitOfNode = new Map<object, UnitId>();
  readonly #unitOfInitializer = new Map<object, UnitId>();
  #valueCount = 0;

  constructor(source: { readonly path: string; readonly text: string }, names: Names) {
    this.path = source.path;
    this.text = source.text;
    this.names = names;
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

  /** Notes that a unit reads or writes a variable. */
  touch(unit: UnitId, variable: VariableId, isStore: boolean): void {
    this.#touched[unit]?.add(variable);
    if (isStore) this.names.countStore(variable);
  }

  build(): Module {
    const variables = this.names.variables((scope) => this.#unitOfScope(scope));
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
