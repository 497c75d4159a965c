import type { Module, ValueId } from '../../ir/model.ts';
import type { Root } from './container.ts';

/** What the initializers of a field return; empty for other roots. */
export function initialValues(root: Root): readonly { readonly module: Module; readonly value: ValueId }[] {
  if (root.in !== 'field') return [];
  const { module } = root.type;
  return (root.type.class?.members ?? []).flatMap((member) => {
    const unit =
      member.unit === undefined || member.name !== root.name || member.isStatic !== root.isStatic ? undefined : module.units[member.unit];
    if (unit?.kind !== 'initializer') return [];
    return unit.body.flatMap((node) => (node.op === 'return' && node.value !== undefined ? [{ module, value: node.value }] : []));
  });
}
