import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Notice } from '../base/notice.ts';
import { isFile } from '../files/is-file.ts';
import { isRecord, parseJsonWithComments } from './json-with-comments.ts';
import { describeSystemError } from '../files/system-errors.ts';

/** What a TypeScript configuration says about the meaning of import specifiers. */
export interface PathMapping {
  /** From here `src/a` is looked up; absent when bare specifiers are packages only. */
  readonly baseFolder?: string;
  /** Patterns with at most one `*`, and the absolute paths that they stand for. */
  readonly patterns: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
}

interface Configuration extends PathMapping {
  readonly references: readonly string[];
  /** The file and all that it extends. */
  readonly files: readonly string[];
  readonly isBroken: boolean;
}

/** Finds and reads the TypeScript configurations of a project. Each is read once; a broken one says nothing. */
export class TsconfigReader {
  readonly #nearest = new Map<string, string | undefined>();
  readonly #read = new Map<string, Configuration>();
  readonly #notices = new Map<string, Notice>();

  /** The nearest `tsconfig.json` or `jsconfig.json` in a folder or above it, within the repository. */
  findNearest(folder: string): string | undefined {
    if (this.#nearest.has(folder)) return this.#nearest.get(folder);
    const here = ['tsconfig.json', 'jsconfig.json'].map((name) => path.join(folder, name)).find(isFile);
    const parent = path.dirname(folder);
    const isTop = parent === folder || existsSync(path.join(folder, '.git'));
    const found = here ?? (isTop ? undefined : this.findNearest(parent));
    this.#nearest.set(folder, found);
    return found;
  }

  /** What the configuration that holds for a folder says; a configuration that only refers to others speaks through the first that says anything. */
  mappingFor(folder: string): PathMapping | undefined {
    return this.#configurationsFor(folder).find(saysSomething);
  }

  /** What is wrong with the configurations that hold for folders, each told once. */
  noticesFor(folders: Iterable<string>): readonly Notice[] {
    const configurations = new Set([...new Set(folders)].flatMap((folder) => this.#configurationsFor(folder)));
    const files = new Set([...configurations].flatMap((configuration) => configuration.files));
    return [...files].flatMap((file) => this.#notices.get(file) ?? []);
  }

  /** Whether a configuration can be read. */
  isReadable(file: string): boolean {
    return !this.#configuration(file).isBroken;
  }

  #configurationsFor(folder: string): readonly Configuration[] {
    const file = this.findNearest(folder);
    if (file === undefined) return [];
    const configuration = this.#configuration(file);
    const references = saysSomething(configuration) ? [] : configuration.references;
    return [configuration, ...references.map((reference) => this.#configuration(reference))];
  }

  #configuration(file: string, extendedBy: readonly string[] = []): Configuration {
    let configuration = this.#read.get(file);
    if (!configuration) this.#read.set(file, (configuration = this.#readFile(file, extendedBy)));
    return configuration;
  }

  #readFile(file: string, extendedBy: readonly string[]): Configuration {
    try {
      const content = parseJsonWithComments(readFileSync(file, 'utf8'));
      if (!isRecord(content)) throw new SyntaxError('it holds no object');
      const bases = [content['extends']].flat().filter((each) => typeof each === 'string');
      const inherited = bases.flatMap((base) => this.#extended(file, base, extendedBy));
      return merge(file, content, inherited);
    } catch (error) {
      const reason = error instanceof SyntaxError ? error.message : describeSystemError(error);
      this.#notices.set(file, {
        level: 'warning',
        path: file,
        message: `cannot be used: ${reason}; going on without it, and without types`,
      });
      return { patterns: [], references: [], files: [file], isBroken: true };
    }
  }

  #extended(file: string, base: string, extendedBy: readonly string[]): Configuration[] {
    const found = findExtended(file, base);
    return found === undefined || extendedBy.includes(found) ? [] : [this.#configuration(found, [...extendedBy, file])];
  }
}

/** A base that is not installed leaves only its own settings out, which are seldom about paths. */
function findExtended(file: string, base: string): string | undefined {
  if (!base.startsWith('.') && !path.isAbsolute(base)) return findPackaged(file, base);
  const full = path.resolve(path.dirname(file), base);
  return [full, `${full}.json`, path.join(full, 'tsconfig.json')].find(isFile);
}

function findPackaged(file: string, base: string): string | undefined {
  for (const name of [base, `${base}.json`, `${base}/tsconfig.json`]) {
    try {
      const found = createRequire(file).resolve(name);
      if (found.endsWith('.json')) return found;
    } catch {
      continue;
    }
  }
  return undefined;
}

function merge(file: string, content: Readonly<Record<string, unknown>>, inherited: readonly Configuration[]): Configuration {
  const folder = path.dirname(file);
  const options = isRecord(content['compilerOptions']) ? content['compilerOptions'] : {};
  const ownBase = typeof options['baseUrl'] === 'string' ? path.resolve(folder, options['baseUrl']) : undefined;
  const baseFolder = ownBase ?? inherited.findLast((each) => each.baseFolder !== undefined)?.baseFolder;
  const inheritedPatterns = inherited.findLast((each) => each.patterns.length > 0)?.patterns ?? [];
  const references = Array.isArray(content['references']) ? content['references'].filter(isRecord) : [];
  return {
    ...(baseFolder !== undefined && { baseFolder }),
    patterns: isRecord(options['paths']) ? readPatterns(options['paths'], baseFolder ?? folder) : inheritedPatterns,
    files: [file, ...inherited.flatMap((each) => each.files)],
    isBroken: false,
    references: references.flatMap(({ path: to }) => (typeof to === 'string' ? [toConfigurationFile(path.resolve(folder, to))] : [])),
  };
}

function readPatterns(paths: Readonly<Record<string, unknown>>, from: string): PathMapping['patterns'] {
  return Object.entries(paths).map(([pattern, targets]) => {
    const names = Array.isArray(targets) ? targets.filter((target) => typeof target === 'string') : [];
    return { pattern, targets: names.map((target) => path.resolve(from, target)) };
  });
}

function saysSomething({ baseFolder, patterns }: PathMapping): boolean {
  return baseFolder !== undefined || patterns.length > 0;
}

function toConfigurationFile(reference: string): string {
  return reference.endsWith('.json') ? reference : path.join(reference, 'tsconfig.json');
}
