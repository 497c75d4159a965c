import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isFile } from '../files/is-file.ts';
import { isRecord } from './json-with-comments.ts';
import { mapPath } from './map-path.ts';

interface Manifest {
  readonly folder: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** The packages of a project: the one that it is and, in a workspace, those that it holds. */
export class PackageNames {
  readonly #folders: () => Iterable<string>;
  readonly #manifests = new Map<string, Manifest | undefined>();
  #byName: Map<string, Manifest> | undefined;

  /** `folders` gives the folders of the project's files. */
  constructor(folders: () => Iterable<string>) {
    this.#folders = folders;
  }

  /** The places where an import of a package of the project may lead, the likeliest first; none for other packages. */
  targetsOf(folder: string, specifier: string): readonly string[] {
    if (specifier.startsWith('#')) return this.#privateTargets(folder, specifier);
    const parts = specifier.split('/');
    const name = parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    const manifest = (this.#byName ??= this.#indexByName()).get(name);
    if (!manifest) return [];
    return parts.length === 0 ? entriesOf(manifest) : subpathsOf(manifest, parts.join('/'));
  }

  /** The package whose manifest is the nearest above a file; undefined without one. */
  packageOf(filePath: string): { readonly folder: string; readonly name?: string } | undefined {
    const manifest = this.#manifestAbove(path.dirname(filePath));
    const name = manifest?.content['name'];
    return manifest && { folder: manifest.folder, ...(typeof name === 'string' && name !== '' && { name }) };
  }

  #privateTargets(folder: string, specifier: string): readonly string[] {
    const manifest = this.#manifestAbove(folder);
    return manifest ? mapPath(specifier, patternsOf(manifest.folder, manifest.content['imports'])) : [];
  }

  #indexByName(): Map<string, Manifest> {
    const byName = new Map<string, Manifest>();
    for (const folder of this.#folders()) {
      const manifest = this.#manifestAbove(folder);
      const name = manifest?.content['name'];
      if (manifest && typeof name === 'string' && !byName.has(name)) byName.set(name, manifest);
    }
    return byName;
  }

  #manifestAbove(folder: string): Manifest | undefined {
    if (this.#manifests.has(folder)) return this.#manifests.get(folder);
    const parent = path.dirname(folder);
    const found = readManifest(folder) ?? (parent === folder ? undefined : this.#manifestAbove(parent));
    this.#manifests.set(folder, found);
    return found;
  }
}

/** A broken manifest is the package manager's to complain about. */
function readManifest(folder: string): Manifest | undefined {
  const file = path.join(folder, 'package.json');
  if (!isFile(file)) return undefined;
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(content) ? { folder, content } : undefined;
  } catch {
    return undefined;
  }
}

/** What a manifest declares may be built output, so the usual places of source follow. */
function entriesOf({ folder, content }: Manifest): string[] {
  const declared = [content['source'], ...targetsOf(content['exports'], '.'), content['module'], content['main']];
  const written = declared.filter((each) => typeof each === 'string');
  return [...written, ...written.map(toSource), 'src/index', 'src', 'index', 'lib/index'].map((each) => path.resolve(folder, each));
}

function subpathsOf({ folder, content }: Manifest, subpath: string): string[] {
  const declared = mapPath(`./${subpath}`, patternsOf(folder, content['exports'])).map((target) => path.relative(folder, target));
  return [...declared, ...declared.map(toSource), subpath, toSource(subpath), `src/${subpath}`].map((each) => path.resolve(folder, each));
}

/** Where the source of a built file stands by custom: `dist/a.js` comes from `src/a`. */
function toSource(file: string): string {
  return file.replace(/^(\.[\\/])?(dist|build|lib|out|es|esm|cjs)[\\/]/, 'src/').replace(/(\.d)?\.[cm]?[jt]sx?$/, '');
}

function patternsOf(folder: string, map: unknown): { pattern: string; targets: string[] }[] {
  if (!isRecord(map)) return [];
  return Object.keys(map).map((pattern) => ({ pattern, targets: targetsOf(map, pattern).map((target) => path.resolve(folder, target)) }));
}

/** All files that an entry of `exports` or `imports` may stand for, under whatever condition. */
function targetsOf(map: unknown, key: string): string[] {
  if (!isRecord(map)) return key === '.' ? stringsIn(map) : [];
  const hasSubpaths = Object.keys(map).some((each) => each.startsWith('.') || each.startsWith('#'));
  return stringsIn(hasSubpaths ? map[key] : key === '.' ? map : undefined);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isRecord(value) ? Object.values(value).flatMap(stringsIn) : [];
}
