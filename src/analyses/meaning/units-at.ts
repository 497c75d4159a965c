import type { Module, Unit, ValueId } from '../../ir/model.ts';
import type { Meaning } from './meaning.ts';
import type { Meanings } from './solve.ts';

/** The functions that a value may be, or that its member of a name may be. */
export function unitsAt(meanings: Meanings, module: Module, value: ValueId, member: string | undefined): readonly Unit[] {
  if (member === undefined) return meanings.unitsOf(module, value);
  const fields = [...meanings.of(module, value)].flatMap((meaning) => (meaning.is === 'box' ? [meaning.box.fields.get(member)] : []));
  return fields.flatMap((field) => [...(field?.facts ?? [])]).flatMap((meaning: Meaning) => (meaning.is === 'unit' ? [meaning.unit] : []));
}
