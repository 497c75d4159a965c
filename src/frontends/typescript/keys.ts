import type { Key } from '../../ir/model.ts';
import { propertyName } from './property-name.ts';
import type { SyntaxNode } from './syntax.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** The key of a property; a computed one is evaluated here. */
export function keyOf(unit: UnitBuilder, key: SyntaxNode, computed: boolean): Key {
  const name = propertyName(key, computed);
  return name === undefined ? { value: unit.expression(key) } : { name };
}
