import type { Behaviour } from '../base/behaviour.ts';
import type { SizeRow } from './size-row.ts';
import type { LibraryTable, Row } from './table.ts';

/** What the tables say of the size of a result, and whether the receiver of the call is the first operand. */
export interface StatedSize {
  readonly row: SizeRow;
  readonly isMethod: boolean;
}

/** Rows about sizes, by the rows about behaviour that they add to. */
export class SizeIndex {
  readonly #sizes = new Map<Behaviour, Map<string, StatedSize>>();

  add({ sizes = [], functions, kinds }: LibraryTable): void {
    const byName = rowsByName(sizes.length > 0 ? functions : []);
    for (const row of sizes) {
      this.#put(row, byName, false);
      if (row.methodsOf !== undefined) this.#put(row, rowsByName(kinds[row.methodsOf]?.methods ?? []), true);
    }
  }

  of(behaviour: Behaviour, name: string): StatedSize | undefined {
    return this.#sizes.get(behaviour)?.get(name);
  }

  #put(row: SizeRow, stated: ReadonlyMap<string, readonly Row[]>, isMethod: boolean): void {
    for (const name of row.names)
      for (const behaviour of stated.get(name) ?? []) {
        const known = this.#sizes.get(behaviour) ?? new Map<string, StatedSize>();
        this.#sizes.set(behaviour, known.set(name, { row, isMethod }));
      }
  }
}

function rowsByName(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const byName = new Map<string, Row[]>();
  for (const row of rows) for (const name of row.names) byName.set(name, [...(byName.get(name) ?? []), row]);
  return byName;
}
