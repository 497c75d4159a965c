import path from 'node:path';
import { calledSpecifiers } from '../analyses/code/import-specifiers.ts';
import { codeOf } from '../analyses/code/module-code.ts';
import { candidatesFor, findImported, isRelative } from '../files/find-imported.ts';
import { isFile } from '../files/is-file.ts';
import { isPathAudited } from '../files/source-files.ts';
import type { Module } from '../ir/model.ts';
import { NeededPart } from './needed-part.ts';

/** A file together with what it imports. */
export interface Followed {
  /** The file first, then what it needs of others, the nearest first. */
  readonly modules: readonly Module[];
  resolve(from: Module, specifier: string): Module | undefined;
}

/** The name that stands for all that a module exports. */
const everything = '*';
/** What a file has that exports names which do not stand in its text as such: `export *`, perhaps with a comment between, CommonJS, escaped letters. */
const exportsOthers = /\bexport\s*[*/]|\bexports\b|\brequire\b|\\u/;

/**
 * The parts of other files that say what runs in a file: of what it imports relatively, the functions and classes whose names it uses as values, not only as
 * types, and what these use, through re-exports.
 */
export function followImports(own: Module, files: Files, bounds: Bounds): Followed {
  return new Search(own, files, bounds).run();
}

/** What is on the disk. */
export interface Files {
  /** The program model of a file, or nothing for one that cannot be followed. */
  moduleOf(path: string): Module | undefined;
  /** Its text, which costs less. */
  textOf(path: string): string | undefined;
}

/** How far imports are followed. Files are left out as a whole, so that what is not followed is unknown, and not taken for harmless. */
export interface Bounds {
  /** How many imports stand between the file and another. */
  readonly mostSteps: number;
  /** How many instructions and statements the parts of others hold together. A file that would exceed it is left out. */
  readonly mostNodes: number;
}

interface Request {
  readonly from: Module;
  readonly specifier: string;
  readonly name: string;
  /** How many imports stand between the file and what is asked; re-exports do not count. */
  readonly steps: number;
}

class Search {
  readonly #own: Module;
  readonly #disk: Files;
  readonly #bounds: Bounds;
  /** By path. */
  readonly #parts = new Map<string, NeededPart>();
  /** Grows while it is walked. */
  readonly #requests: Request[] = [];
  /** By folder and specifier. */
  readonly #files = new Map<string, string | undefined>();
  /** By path. */
  readonly #loaded = new Map<string, Module | undefined>();
  readonly #asked = new Map<Module, Set<string>>();

  constructor(own: Module, disk: Files, bounds: Bounds) {
    this.#own = own;
    this.#disk = disk;
    this.#bounds = bounds;
  }

  run(): Followed {
    const code = codeOf(this.#own);
    for (const { id, imported } of this.#own.variables)
      if (imported && code.loadsOf(id).length > 0) this.#request(this.#own, imported.from, imported.name, 1);
    this.#requestCalled(this.#own, 1);
    for (const request of this.#requests) this.#answer(request);
    const others = [...this.#affordable()].map((part) => part.build());
    const parts = new Map([this.#own, ...others].map((module) => [module.path, module]));
    const answers = new Map<string, Module | undefined>();
    const resolve = (from: Module, specifier: string): Module | undefined => {
      if (!isRelative(specifier)) return undefined;
      const folder = path.dirname(from.path);
      const key = `${folder}\0${specifier}`;
      if (!answers.has(key)) answers.set(key, this.#followed(folder, specifier, parts));
      return answers.get(key);
    };
    return { modules: [this.#own, ...others], resolve };
  }

  /** What a specifier means of what is followed. The disk is asked last: most imports lead to other files. */
  #followed(folder: string, specifier: string, parts: ReadonlyMap<string, Module>): Module | undefined {
    const isPossible = candidatesFor(path.resolve(folder, specifier)).some((each) => parts.has(each));
    const file = isPossible ? this.#fileOf(folder, specifier) : undefined;
    return file === undefined ? undefined : parts.get(file);
  }

  #request(from: Module, specifier: string, name: string, steps: number): void {
    if (isRelative(specifier) && steps <= this.#bounds.mostSteps) this.#requests.push({ from, specifier, name, steps });
  }

  #requestCalled(from: Module, steps: number): void {
    for (const specifier of calledSpecifiers(from)) this.#request(from, specifier, everything, steps);
  }

  /** Takes what a name stands for into the program, and asks the modules from which it is re-exported. */
  #answer({ from, specifier, name, steps }: Request): void {
    const module = this.#isFull && !this.#isPart(from, specifier) ? undefined : this.#find(from, specifier);
    const part = module && module !== this.#own ? this.#partOf(module, steps) : undefined;
    if (!module || !part || !this.#isNew(module, name)) return;
    for (const each of module.exports) {
      const isMeant = name === everything || each.kind === 'all' || each.name === name;
      if (!isMeant) continue;
      if (each.kind === 'variable') part.addExported(each.variable);
      else if (each.kind === 'from') this.#request(module, each.from, each.imported, steps);
      else if (each.kind === 'all' && (name === everything || this.#provides(module, each.from, name, new Set())))
        this.#request(module, each.from, name, steps);
    }
  }

  #partOf(module: Module, steps: number): NeededPart | undefined {
    let part = this.#parts.get(module.path);
    if (!part && !this.#isFull) {
      part = new NeededPart(module, (specifier, name) => this.#request(module, specifier, name, steps + 1));
      this.#parts.set(module.path, part);
      this.#requestCalled(module, steps + 1);
    }
    return part;
  }

  /** No other file is looked at any more. */
  get #isFull(): boolean {
    let size = 0;
    for (const part of this.#parts.values()) size += part.size;
    return size > this.#bounds.mostNodes;
  }

  #isPart(from: Module, specifier: string): boolean {
    const file = this.#fileOf(path.dirname(from.path), specifier);
    return file !== undefined && this.#parts.has(file);
  }

  /** The nearest parts that stay within the bounds together. */
  *#affordable(): Iterable<NeededPart> {
    let size = 0;
    for (const part of this.#parts.values()) {
      if (size + part.size > this.#bounds.mostNodes) continue;
      size += part.size;
      yield part;
    }
  }

  #isNew(module: Module, name: string): boolean {
    const asked = this.#asked.get(module);
    if (!asked) this.#asked.set(module, new Set([name]));
    else if (asked.has(name)) return false;
    else asked.add(name);
    return true;
  }

  /** Whether what a specifier means exports a name. Files are looked at for it that need not be followed. */
  #provides(from: Module, specifier: string, name: string, seen: Set<Module>): boolean {
    const file = isRelative(specifier) ? this.#fileOf(path.dirname(from.path), specifier) : undefined;
    const module = file !== undefined && this.#mayExport(file, name) ? this.#find(from, specifier) : undefined;
    if (!module || seen.has(module)) return false;
    seen.add(module);
    return module.exports.some((each) => (each.kind === 'all' ? this.#provides(module, each.from, name, seen) : each.name === name));
  }

  /** Whether a file may export a name itself or from others, by its text: most files of which another exports everything need not be parsed to tell. */
  #mayExport(file: string, name: string): boolean {
    const text = file === this.#own.path ? this.#own.text : this.#disk.textOf(file);
    return text !== undefined && (text.includes(name) || exportsOthers.test(text));
  }

  #find(from: Module, specifier: string): Module | undefined {
    const file = isRelative(specifier) ? this.#fileOf(path.dirname(from.path), specifier) : undefined;
    if (file === undefined || file === this.#own.path) return file === undefined ? undefined : this.#own;
    if (!this.#loaded.has(file)) this.#loaded.set(file, this.#disk.moduleOf(file));
    return this.#loaded.get(file);
  }

  /** Where a specifier leads. The file is not read for it. */
  #fileOf(folder: string, specifier: string): string | undefined {
    const key = `${folder}\0${specifier}`;
    if (this.#files.has(key)) return this.#files.get(key);
    const file = findImported(path.resolve(folder, specifier), (each) => this.#mayFollow(folder, each));
    this.#files.set(key, file);
    return file;
  }

  /** As in a scan, installed, built and test files stay out. */
  #mayFollow(folder: string, file: string): boolean {
    return file === this.#own.path || (isPathAudited(folder, file, { includeTests: false }) && isFile(file));
  }
}
