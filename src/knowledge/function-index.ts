import type { Row } from './table.ts';

/** Function rows under dotted names, and the namespaces that the names go through. */
export class FunctionIndex {
  readonly #called = new Map<string, Row>();
  readonly #constructed = new Map<string, Row>();
  readonly #prefixes = new Set<string>();

  /** A later row for a name replaces an earlier one. */
  add(row: Row): void {
    const rows = row.construct === true ? this.#constructed : this.#called;
    for (const name of row.names) {
      rows.set(name, row);
      for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) this.#prefixes.add(name.slice(0, dot));
    }
  }

  find(dottedName: string, construct: boolean): Row | undefined {
    return (construct ? this.#constructed : this.#called).get(dottedName);
  }

  /** Some row's name goes on after `dotted.`. */
  isPrefix(dotted: string): boolean {
    return this.#prefixes.has(dotted);
  }
}
