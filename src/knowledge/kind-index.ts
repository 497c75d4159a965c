import type { KindId, RunMode, Shape } from '../base/behaviour.ts';
import { isInert } from './cases.ts';
import { append } from './module-patterns.ts';
import type { KindRow, LibraryTable, Row } from './table.ts';

/** The kinds of all tables, by id, with what they inherit. */
export class KindIndex {
  readonly #rows = new Map<KindId, KindRow>();
  readonly #methods = new Map<KindId, Map<string, Row>>();
  readonly #lineages = new Map<KindId, readonly KindId[]>();
  readonly #byMethod = new Map<string, KindId[]>();
  readonly #tellingProperties = new Set<string>();
  readonly #handlers = new Map<string, RunMode>();
  readonly #byType = new Map<string, Map<string, KindId>>();

  add(table: LibraryTable): void {
    for (const [name, row] of Object.entries(table.kinds)) {
      const id = `${table.library}.${name}`;
      this.#rows.set(id, row);
      this.#methods.set(id, this.#methodsByName(id, row));
      for (const [property, mode] of Object.entries(row.handlers ?? {}))
        if (!this.#handlers.has(property)) this.#handlers.set(property, mode);
      for (const [property, shape] of Object.entries(row.properties ?? {})) if (!('plain' in shape)) this.#tellingProperties.add(property);
      for (const type of row.types ?? []) this.#typesOf(table.library).set(type, id);
    }
  }

  row(id: KindId): KindRow | undefined {
    return this.#rows.get(id);
  }

  ids(): Iterable<KindId> {
    return this.#rows.keys();
  }

  /** The kind itself, then what it extends, nearest first. Ends at a kind that no table has, and where a circle would begin. */
  lineage(id: KindId): readonly KindId[] {
    let lineage = this.#lineages.get(id);
    if (lineage === undefined) {
      const found: KindId[] = [];
      for (let at: KindId | undefined = id; at !== undefined && !found.includes(at); at = this.#rows.get(at)?.extends) found.push(at);
      this.#lineages.set(id, (lineage = found));
    }
    return lineage;
  }

  method(id: KindId, name: string): Row | undefined {
    for (const kind of this.lineage(id)) {
      const row = this.#methods.get(kind)?.get(name);
      if (row !== undefined) return row;
    }
    return undefined;
  }

  property(id: KindId, name: string): Shape | undefined {
    for (const kind of this.lineage(id)) {
      const properties = this.#rows.get(kind)?.properties;
      if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name];
    }
    return undefined;
  }

  isPlainProperty(id: KindId, name: string): boolean {
    return this.lineage(id).some((kind) => this.#rows.get(kind)?.plainProperties?.includes(name) === true);
  }

  /** Objects of some kind have a property of the name, and what it leads to is of this kind. */
  isPropertyFor(name: string, kind: KindId): boolean {
    for (const { properties } of this.#rows.values()) {
      const shape = properties?.[name];
      if (shape && 'kind' in shape && this.lineage(kind).includes(shape.kind)) return true;
    }
    return false;
  }

  isTellingProperty(name: string): boolean {
    return this.#tellingProperties.has(name);
  }

  handler(id: KindId, name: string): RunMode | undefined {
    for (const kind of this.lineage(id)) {
      const handlers = this.#rows.get(kind)?.handlers;
      if (handlers !== undefined && Object.hasOwn(handlers, name)) return handlers[name];
    }
    return undefined;
  }

  /** How a function set as the property runs on a receiver of no known kind; `onmessage` and its like say it by their name. */
  handlerOfUnknown(name: string): RunMode | undefined {
    return this.#handlers.get(name);
  }

  withMethod(name: string): readonly KindId[] {
    return this.#byMethod.get(name) ?? [];
  }

  ofType(library: string, typeName: string): KindId | undefined {
    const types = this.#byType.get(library);
    return types?.get(typeName) ?? types?.get(typeName.slice(typeName.lastIndexOf('.') + 1));
  }

  /** The names of all methods with an effect that kinds with a type have, inherited ones included, of the libraries that are asked for. */
  methodsOfTypes(isAsked: (library: string) => boolean): Set<string> {
    const found = new Set<string>();
    for (const [library, types] of this.#byType) {
      if (!isAsked(library)) continue;
      for (const kind of new Set([...types.values()].flatMap((id) => this.lineage(id))))
        for (const [name, row] of this.#methods.get(kind) ?? []) if (!isInert(row)) found.add(name);
    }
    return found;
  }

  #methodsByName(id: KindId, row: KindRow): Map<string, Row> {
    const methods = new Map<string, Row>();
    for (const method of row.methods ?? []) {
      for (const name of method.names) {
        methods.set(name, method);
        append(this.#byMethod, name, id);
      }
    }
    return methods;
  }

  #typesOf(library: string): Map<string, KindId> {
    let types = this.#byType.get(library);
    if (types === undefined) this.#byType.set(library, (types = new Map()));
    return types;
  }
}
