import type { Module, ValueId } from '../../ir/model.ts';
import { initialValuesOf } from '../classes/initial-values.ts';
import type { Root } from './container.ts';

/** What the initializers of a field return; empty for other roots. */
export function initialValues(root: Root): readonly { readonly module: Module; readonly value: ValueId }[] {
  if (root.in !== 'field' || !root.type.class) return [];
  const { module, class: declared } = root.type;
  return initialValuesOf(module, declared, root.name, root.isStatic).map((value) => ({ module, value }));
}
