import type { Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { type Amount, sumOf } from './amounts.ts';
import type { Footprints } from './footprints.ts';

/** How much an entry of a container takes with these values, and with the members of those that are written out as objects. */
export function amountOfEntry(
  { footprints }: { readonly footprints: Footprints },
  module: Module,
  values: readonly ValueId[],
): Amount | undefined {
  const code = codeOf(module);
  const parts = values.flatMap((value) => {
    const made = code.definitionOf(originOf(code, value));
    return made?.op === 'object' ? made.entries.flatMap((entry) => (entry.kind === 'property' ? [entry.value] : [])) : [value];
  });
  const known = parts.flatMap((value) => footprints.of(module, value) ?? []).filter(({ bytes }) => bytes > smallNumber);
  return sumOf(known, known.length === parts.length);
}

/** Single numbers are no more than what holds them. */
const smallNumber = 8;
