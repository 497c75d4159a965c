import { toExpression } from './module-patterns.ts';
import type { Row } from './table.ts';

/** Function rows under dotted names, and the namespaces that the names go through. A `*` in a name stands for any characters. */
export class FunctionIndex {
  readonly #called = new Map<string, Row>();
  readonly #constructed = new Map<string, Row>();
  readonly #prefixes = new Set<string>();
  readonly #patterns: { readonly expression: RegExp; readonly row: Row }[] = [];
  readonly #prefixPatterns: RegExp[] = [];
  readonly #matches = new Map<string, Row | undefined>();

  /** A later row for a name replaces an earlier one. Names without `*` win over names with one. */
  add(row: Row): void {
    const rows = row.construct === true ? this.#constructed : this.#called;
    for (const name of row.names) {
      const isPattern = name.includes('*');
      if (isPattern) this.#patterns.unshift({ expression: toExpression(name), row });
      else rows.set(name, row);
      for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
        if (isPattern) this.#prefixPatterns.push(toExpression(name.slice(0, dot)));
        else this.#prefixes.add(name.slice(0, dot));
      }
    }
  }

  find(dottedName: string, construct: boolean): Row | undefined {
    return (construct ? this.#constructed : this.#called).get(dottedName) ?? this.#match(dottedName, construct);
  }

  /** Some row's name goes on after `dotted.`. */
  isPrefix(dotted: string): boolean {
    return this.#prefixes.has(dotted) || this.#prefixPatterns.some((expression) => expression.test(dotted));
  }

  #match(dottedName: string, construct: boolean): Row | undefined {
    if (this.#patterns.length === 0) return undefined;
    const key = `${construct} ${dottedName}`;
    if (!this.#matches.has(key)) {
      const found = this.#patterns.find(({ expression, row }) => (row.construct === true) === construct && expression.test(dottedName));
      this.#matches.set(key, found?.row);
    }
    return this.#matches.get(key);
  }
}
