import path from 'node:path';
import type { Notice } from '../base/notice.ts';
import type { Failure } from '../engine/failure.ts';
import type { Module } from '../ir/model.ts';
import { isFile } from '../files/is-file.ts';
import { noCache, type ScanCache } from './cache/scan-cache.ts';
import { type LoadedModule, loadModule } from './load-module.ts';
import { PackageNames } from './package-names.ts';
import type { ScanMemory } from './scan-memory.ts';
import { type ReadContent, readFromDisk, readSource } from '../files/read-source.ts';
import { ImportResolver } from './resolve-import.ts';
import { isPathAudited } from '../files/source-files.ts';
import { TsconfigReader } from './tsconfig.ts';

/** The source of a project, read, parsed and lowered once. */
export interface Project {
  /** By absolute path: the files asked for, and those of the project that they import. */
  readonly modules: ReadonlyMap<string, LoadedModule>;
  /** Files that did not parse. */
  readonly failures: ReadonlyMap<string, Failure>;
  readonly texts: ReadonlyMap<string, string>;
  readonly notices: readonly Notice[];
  readonly tsconfigs: TsconfigReader;
  resolve(from: Module, specifier: string): Module | undefined;
  /** The path of the module that a specifier in a file means. */
  pathOf(from: string, specifier: string): string | undefined;
}

export interface LoadOptions {
  /** Files that are read even when they look generated. */
  readonly named: ReadonlySet<string>;
  readonly readContent?: ReadContent;
  readonly cache?: ScanCache;
  readonly memory?: ScanMemory;
  /** Told after each file how many of how many are read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads files and what they import from the same project. What cannot be read or parsed gives a notice or a failure; the rest goes on. */
export function loadProject(files: readonly string[], options: LoadOptions): Project {
  const loader = new Loader(files, options);
  loader.loadAll();
  return loader;
}

class Loader implements Project {
  readonly modules = new Map<string, LoadedModule>();
  readonly failures = new Map<string, Failure>();
  readonly texts = new Map<string, string>();
  readonly notices: Notice[] = [];
  readonly tsconfigs = new TsconfigReader();
  readonly #asked: ReadonlySet<string>;
  readonly #queue: Set<string>;
  readonly #options: LoadOptions;
  readonly #resolver: ImportResolver;
  readonly #folders: ReadonlySet<string>;

  constructor(files: readonly string[], options: LoadOptions) {
    this.#asked = new Set(files);
    this.#queue = new Set(files);
    this.#options = options;
    this.#folders = new Set(files.map((file) => path.dirname(file)));
    const packages = new PackageNames(() => this.#folders);
    this.#resolver = new ImportResolver(this.tsconfigs, packages, (file, fromFolder) => this.#mayLoad(file, fromFolder));
  }

  loadAll(): void {
    let done = 0;
    // What is added during the loop is visited, too.
    for (const file of this.#queue) {
      this.#load(file);
      this.#options.onProgress?.((done += 1), this.#queue.size);
    }
  }

  resolve(from: Module, specifier: string): Module | undefined {
    const found = this.pathOf(from.path, specifier);
    return found === undefined ? undefined : this.modules.get(found)?.module;
  }

  pathOf(from: string, specifier: string): string | undefined {
    const found = this.#resolver.resolve(from, specifier);
    return found !== undefined && this.modules.has(found) ? found : undefined;
  }

  #load(file: string): void {
    const source = readSource(file, this.#options.named.has(file), this.#options.readContent ?? readFromDisk);
    if (source.notice && this.#asked.has(file)) this.notices.push(source.notice);
    if (source.kind === 'none') return;
    this.texts.set(file, source.text);
    const loaded = this.#lowered(file, source.text);
    if ('message' in loaded) {
      if (this.#asked.has(file)) this.failures.set(file, loaded);
      return;
    }
    this.modules.set(file, loaded);
    for (const specifier of loaded.specifiers) this.#follow(file, specifier);
  }

  #lowered(file: string, text: string): LoadedModule | Failure {
    const { cache = noCache, memory } = this.#options;
    const known = memory?.fileOf(file, text);
    if (!known) return loadModule(file, text, cache);
    cache.outlines.touch(known.key);
    cache.models.touch(known.key);
    return known;
  }

  #follow(from: string, specifier: string): void {
    const file = this.#resolver.resolve(from, specifier);
    if (file !== undefined) this.#queue.add(file);
  }

  /** Installed, built and test files stay out of the program unless they were asked for. */
  #mayLoad(file: string, fromFolder: string): boolean {
    return this.#asked.has(file) || (isPathAudited(fromFolder, file, { includeTests: false }) && isFile(file));
  }
}
