import type { Class, Module, ValueId } from '../../ir/model.ts';
import { returnedBy } from '../../ir/returned-by.ts';

/** What a field of a class is given where it is declared. */
export function initialValuesOf(module: Module, { members }: Class, name: string, isStatic: boolean): readonly ValueId[] {
  return members.flatMap((member) => {
    const unit = member.name === name && member.isStatic === isStatic ? module.units[member.unit ?? -1] : undefined;
    return unit?.kind === 'initializer' ? returnedBy(unit) : [];
  });
}
