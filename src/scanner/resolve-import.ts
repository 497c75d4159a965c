import path from 'node:path';
import { findImported, isRelative } from '../files/find-imported.ts';
import { mapPath } from './map-path.ts';
import type { PackageNames } from './package-names.ts';
import type { TsconfigReader } from './tsconfig.ts';

/** Finds the file of a project that an import means. */
export class ImportResolver {
  readonly #tsconfigs: TsconfigReader;
  readonly #packages: PackageNames;
  readonly #exists: (path: string, fromFolder: string) => boolean;
  readonly #answers = new Map<string, string | undefined>();

  /** `exists` says which files are, or may become, part of the program when a file of a folder imports them. */
  constructor(tsconfigs: TsconfigReader, packages: PackageNames, exists: (path: string, fromFolder: string) => boolean) {
    this.#tsconfigs = tsconfigs;
    this.#packages = packages;
    this.#exists = exists;
  }

  /** The absolute path that a specifier in a file means; undefined for packages that are installed and for what is not there. */
  resolve(fromPath: string, specifier: string): string | undefined {
    const folder = path.dirname(fromPath);
    const key = `${folder}\0${specifier}`;
    if (!this.#answers.has(key)) this.#answers.set(key, this.#find(folder, specifier));
    return this.#answers.get(key);
  }

  #find(folder: string, specifier: string): string | undefined {
    if (isRelative(specifier)) return this.#findFile(folder, path.resolve(folder, specifier));
    if (path.isAbsolute(specifier)) return this.#findFile(folder, specifier);
    if (specifier === '' || /^[a-z]+:/i.test(specifier)) return undefined;
    return this.#findMapped(folder, specifier) ?? this.#findPackaged(folder, specifier);
  }

  #findMapped(folder: string, specifier: string): string | undefined {
    const mapping = this.#tsconfigs.mappingFor(folder);
    if (!mapping) return undefined;
    for (const target of mapPath(specifier, mapping.patterns)) {
      const found = this.#findFile(folder, target);
      if (found !== undefined) return found;
    }
    return mapping.baseFolder === undefined ? undefined : this.#findFile(folder, path.resolve(mapping.baseFolder, specifier));
  }

  #findPackaged(folder: string, specifier: string): string | undefined {
    for (const target of this.#packages.targetsOf(folder, specifier)) {
      const found = this.#findFile(folder, target);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #findFile(folder: string, target: string): string | undefined {
    return findImported(target, (candidate) => this.#exists(candidate, folder));
  }
}
