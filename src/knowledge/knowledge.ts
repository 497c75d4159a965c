import { createHash } from 'node:crypto';
import type { Behaviour, KindId, RunMode, Shape } from '../base/behaviour.ts';
import { FunctionIndex } from './function-index.ts';
import { KindIndex } from './kind-index.ts';
import { ModulePatterns } from './module-patterns.ts';
import { SizeIndex, type StatedSize } from './size-index.ts';
import type { KindRow, LibraryTable, Row, TextProtocol } from './table.ts';

/**
 * What all tables together say, looked up by name. Where tables disagree the later one wins, so tables of users come last. Tables with the
 * same library name make one library. Names are looked up exactly as written; nothing is guessed here.
 */
export class Knowledge {
  readonly tables: readonly LibraryTable[];
  /** The resources of all tables that are made and freed by procedures named in texts. */
  readonly textProtocols: readonly TextProtocol[];
  readonly #modules = new ModulePatterns();
  readonly #libraryOfGlobal = new Map<string, string>();
  readonly #namespaceExports = new Map<string, Set<string>>();
  readonly #namespaces = new Map<string, string>();
  readonly #functions = new Map<string, FunctionIndex>();
  readonly #globals = new FunctionIndex();
  readonly #globalLibraries = new Set<string>();
  /** Libraries that come as packages. */
  readonly #packaged = new Set<string>();
  #toldByType: ReadonlySet<string> | undefined;
  readonly #unknownReceiver = new FunctionIndex();
  readonly #kinds = new KindIndex();
  readonly #namesWith = new Map<keyof Behaviour, ReadonlySet<string>>();
  #version: string | undefined;
  #sizes: SizeIndex | undefined;

  constructor(tables: readonly LibraryTable[]) {
    this.tables = tables;
    this.textProtocols = tables.flatMap((table) => table.texts ?? []);
    for (const table of tables) this.#add(table);
  }

  /** A stable digest of the content of all tables, for caches. */
  get version(): string {
    return (this.#version ??= createHash('sha256').update(JSON.stringify(this.tables)).digest('hex').slice(0, 16));
  }

  /** The libraries whose namespace an import of the specifier gives. Several share a module when their tables are written apart. */
  librariesOfModule(specifier: string): readonly string[] {
    return this.#modules.namesFor(specifier);
  }

  /** The library that a global name is the namespace of: `tf`. */
  libraryOfGlobal(name: string): string | undefined {
    return this.#libraryOfGlobal.get(name);
  }

  /** The row of a function that is reached from the global scope by its dotted name: `URL.createObjectURL`, `new Map`. */
  globalFunction(dottedName: string, construct: boolean): Row | undefined {
    return this.#globals.find(dottedName, construct);
  }

  /** Some global function's name goes on after `dotted.`: `URL`. */
  isGlobalPrefix(dotted: string): boolean {
    return this.#globals.isPrefix(dotted);
  }

  /** The row of a function by its name below the namespace of a library: `browser.fromPixels`. */
  functionOf(library: string, dottedName: string, construct: boolean): Row | undefined {
    return this.#functions.get(library)?.find(dottedName, construct);
  }

  /** Some function's name of the library goes on after `dotted.`: `browser`. */
  isNamespace(library: string, dotted: string): boolean {
    return this.#functions.get(library)?.isPrefix(dotted) ?? false;
  }

  /** The export is the namespace of the library itself, as `default` of `@tensorflow/tfjs`' bundles. */
  isNamespaceExport(library: string, exportedName: string): boolean {
    return this.#namespaceExports.get(library)?.has(exportedName) ?? false;
  }

  /** The library whose namespace an export of the library is: `tf` of a package that ships TensorFlow.js. */
  namespaceAt(library: string, exportedName: string): string | undefined {
    return this.#namespaces.get(`${library} ${exportedName}`);
  }

  kind(id: KindId): KindRow | undefined {
    return this.#kinds.row(id);
  }

  /** The kinds of all tables. */
  kindIds(): Iterable<KindId> {
    return this.#kinds.ids();
  }

  /** The row of a method, of the kind itself or of one that it extends. */
  methodOf(kind: KindId, name: string): Row | undefined {
    return this.#kinds.method(kind, name);
  }

  /** How much memory the result of a call takes, by what is stated of the function and the name by which it is called. */
  sizeOf(stated: Behaviour, name: string): StatedSize | undefined {
    if (!this.#sizes) {
      this.#sizes = new SizeIndex();
      for (const table of this.tables) this.#sizes.add(table);
    }
    return this.#sizes.of(stated, name);
  }

  /** What a property leads to, of the kind itself or of one that it extends. */
  propertyOf(kind: KindId, name: string): Shape | undefined {
    return this.#kinds.property(kind, name);
  }

  /** Objects of some kind have a property of the name, and what it leads to is of this kind. */
  isPropertyFor(name: string, kind: KindId): boolean {
    return this.#kinds.isPropertyFor(name, kind);
  }

  /** The property of something of the kind is plain: `tensor.shape`. */
  isPlainProperty(kind: KindId, name: string): boolean {
    return this.#kinds.isPlainProperty(kind, name);
  }

  /** A property of the name leads to something of interest, of whatever kind it is. */
  isTellingProperty(name: string): boolean {
    return this.#kinds.isTellingProperty(name);
  }

  /** How a function runs that a program sets as this property, of the kind itself or of one that it extends. */
  handlerOf(kind: KindId, name: string): RunMode | undefined {
    return this.#kinds.handler(kind, name);
  }

  /** How a function runs that a program sets as this property of something of no known kind. */
  handlerOfUnknown(name: string): RunMode | undefined {
    return this.#kinds.handlerOfUnknown(name);
  }

  /** The kind itself and all that it extends. */
  lineageOf(kind: KindId): readonly KindId[] {
    return this.#kinds.lineage(kind);
  }

  /** True for the kind itself and for all that it extends. */
  isA(kind: KindId, ancestor: KindId): boolean {
    return this.#kinds.lineage(kind).includes(ancestor);
  }

  /** The kinds that state a method of the name themselves. Kinds that inherit it are left out. */
  kindsWithMethod(name: string): readonly KindId[] {
    return this.#kinds.withMethod(name);
  }

  /** What is known of a method on a receiver of no known kind: rows that say their name is enough, and what tables of users say so. */
  methodOfUnknown(name: string): Row | undefined {
    return this.#unknownReceiver.find(name, false);
  }

  /** Whether it may matter which of the types that packages declare the receiver of a method has: its name alone says nothing, and some type's says something. */
  mayTypeTellOf(method: string): boolean {
    this.#toldByType ??= this.#kinds.methodsOfTypes((library) => this.#packaged.has(library));
    return this.#toldByType.has(method) && !this.methodOfUnknown(method);
  }

  /** The last names of all functions and methods of which some row or case states the effect: who calls none of these has no such effect. */
  namesWith(effect: keyof Behaviour): ReadonlySet<string> {
    let names = this.#namesWith.get(effect);
    if (names === undefined) {
      const rows = this.tables
        .flatMap(rowsOfTable)
        .filter((row) => [row, ...(row.cases ?? []).map(({ then }) => then)].some((each) => effect in each));
      names = new Set(rows.flatMap((row) => row.names.map((name) => name.slice(name.lastIndexOf('.') + 1))));
      this.#namesWith.set(effect, names);
    }
    return names;
  }

  /** The kind that a type or class of the library denotes; a dotted name is looked up whole, then by its last part. */
  kindOfType(library: string, typeName: string): KindId | undefined {
    return this.#kinds.ofType(library, typeName);
  }

  /** The kind that a type name of the global scope denotes: `Map`, `GPUDevice`. */
  globalKindOfType(typeName: string): KindId | undefined {
    for (const library of this.#globalLibraries) {
      const kind = this.#kinds.ofType(library, typeName);
      if (kind !== undefined) return kind;
    }
    return undefined;
  }

  #add(table: LibraryTable): void {
    const { library } = table;
    for (const pattern of table.modules) this.#modules.add(pattern, library);
    if (table.modules.length > 0) this.#packaged.add(library);
    for (const name of table.globals) {
      if (name === '') this.#globalLibraries.add(library);
      else this.#libraryOfGlobal.set(name, library);
    }
    const exported = this.#namespaceExports.get(library) ?? new Set();
    this.#namespaceExports.set(library, exported);
    for (const name of table.namespaceExports ?? []) exported.add(name);
    for (const [name, other] of Object.entries(table.namespaces ?? {})) this.#namespaces.set(`${library} ${name}`, other);
    this.#addFunctions(table);
    for (const row of table.unknownReceiver ?? []) this.#unknownReceiver.add(row);
    this.#kinds.add(table);
    for (const kind of Object.values(table.kinds)) {
      for (const row of kind.methods ?? []) if (row.anyReceiver === true) this.#unknownReceiver.add(row);
    }
  }

  #addFunctions(table: LibraryTable): void {
    const functions = this.#functions.get(table.library) ?? new FunctionIndex();
    this.#functions.set(table.library, functions);
    for (const row of table.functions) {
      functions.add(row);
      if (table.globals.includes('')) this.#globals.add(row);
    }
  }
}

function rowsOfTable({ functions, kinds, unknownReceiver = [] }: LibraryTable): readonly Row[] {
  return [...functions, ...unknownReceiver, ...Object.values(kinds).flatMap(({ methods = [] }) => methods)];
}
