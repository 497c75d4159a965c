import type { UnitId } from '../../ir/model.ts';
import type { Scope } from './scopes.ts';

/** Which unit the variables of a scope belong to. */
export class UnitScopes {
  readonly #ofNode = new Map<object, UnitId>();
  readonly #ofInitializer = new Map<object, UnitId>();

  /** Notes the unit of a function, or of the initial value of a field. */
  open(node: object, unit: UnitId, isInitializer: boolean): void {
    (isInitializer ? this.#ofInitializer : this.#ofNode).set(node, unit);
  }

  /** The innermost unit around a scope, of those that are open: a scope is only asked for from inside its unit. */
  unitOf(from: Scope): UnitId {
    for (let scope: Scope | null = from; scope; scope = scope.upper) {
      const units = scope.type === 'class-field-initializer' ? this.#ofInitializer : this.#ofNode;
      const unit = scope.type === 'function-expression-name' ? undefined : units.get(scope.block);
      if (unit !== undefined) return unit;
    }
    return 0 as UnitId;
  }
}
