import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Notice } from '../../base/notice.ts';
import { systemErrorCode } from '../../files/system-errors.ts';
import { digestOf, readChecked, writeChecked } from './checked-file.ts';

/** What earlier scans found out, by digests of all that it depends on. Each entry says the same as working it out again would. */
export interface ScanCache {
  /** What is known of a text, short enough to be read for every file. */
  readonly outlines: Entries;
  /** The program model of a text. */
  readonly models: Entries;
  /** What was found in files that belong together. */
  readonly findings: Entries;
  /** Forgets what was not used lately, and writes the rest. Gives a notice when that fails. */
  save(): readonly Notice[];
}

export interface Entries {
  get(key: string): unknown;
  /** The entry will be wanted again, though not now. */
  touch(key: string): void;
  set(key: string, value: unknown): void;
}

const noEntries: Entries = { get: () => undefined, touch: () => undefined, set: () => undefined };

/** No cache at all. */
export const noCache: ScanCache = { outlines: noEntries, models: noEntries, findings: noEntries, save: () => [] };

/** An entry is kept for so many scans that wrote something and did not use it: people go back and forth between branches and options. */
export const mostScansUnused = 8;
const indexName = 'index';

interface Index {
  readonly version: string;
  readonly outlines: ReadonlyMap<string, unknown>;
  /** How many scans ago each entry was used. */
  readonly ages: ReadonlyMap<string, number>;
}

/**
 * Opens the cache in a folder, which is made when something is written. What another version of the program wrote, or what is damaged, counts as absent.
 * `version` changes with everything but the files that the entries depend on.
 */
export function openCache(folder: string, version: string): ScanCache {
  return new FolderCache(folder, version);
}

class FolderCache implements ScanCache {
  readonly outlines: Entries;
  readonly models: Entries;
  readonly findings: Entries;
  readonly #folder: string;
  readonly #version: string;
  readonly #index: Index;
  readonly #outlines: Map<string, unknown>;
  readonly #used = new Set<string>();
  readonly #written = new Set<string>();
  #problem: Notice | undefined;

  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#version = version;
    this.#index = readIndex(path.join(folder, indexName), version);
    this.#outlines = new Map(this.#index.outlines);
    this.outlines = {
      get: (key) => this.#use(this.#outlines.get(key), `o${key}`),
      touch: (key) => void this.#used.add(`o${key}`),
      set: (key, value) => this.#keepOutline(key, value),
    };
    this.models = this.#entriesOnDisk('m');
    this.findings = this.#entriesOnDisk('f');
  }

  save(): readonly Notice[] {
    if (this.#written.size > 0) this.#try(() => this.#saveAll());
    return this.#problem ? [this.#problem] : [];
  }

  #saveAll(): void {
    const ages = new Map([...this.#index.ages].map(([name, age]) => [name, age + 1]));
    for (const name of [...this.#used, ...this.#written]) ages.set(name, 0);
    for (const [name, age] of ages) if (age > mostScansUnused) ages.delete(name);
    for (const key of this.#outlines.keys()) if (!ages.has(`o${key}`)) this.#outlines.delete(key);
    writeChecked(path.join(this.#folder, indexName), { version: this.#version, outlines: this.#outlines, ages } satisfies Index);
    for (const name of readdirSync(this.#folder))
      if (/^[mf][0-9a-f]{40}$/.test(name) && !ages.has(name)) rmSync(path.join(this.#folder, name), { force: true });
  }

  #entriesOnDisk(sort: string): Entries {
    const nameOf = (key: string) => `${sort}${digestOf(this.#version, key)}`;
    return {
      get: (key) => this.#use(readChecked(path.join(this.#folder, nameOf(key))), nameOf(key)),
      touch: (key) => {
        const name = nameOf(key);
        if (this.#index.ages.has(name)) this.#used.add(name);
      },
      set: (key, value) => {
        this.#try(() => {
          writeChecked(path.join(this.#folder, nameOf(key)), value);
          this.#written.add(nameOf(key));
        });
      },
    };
  }

  #keepOutline(key: string, value: unknown): void {
    this.#outlines.set(key, value);
    this.#written.add(`o${key}`);
  }

  #use(value: unknown, name: string): unknown {
    if (value !== undefined) this.#used.add(name);
    return value;
  }

  /** Whatever fails is told once; after that nothing more is written. */
  #try(write: () => void): void {
    if (this.#problem) return;
    try {
      // Git is to leave a folder alone that is made here.
      const made = mkdirSync(this.#folder, { recursive: true });
      if (made !== undefined) writeFileSync(path.join(this.#folder, '.gitignore'), '*\n');
      write();
    } catch (error) {
      const reason = systemErrorCode(error) ?? String(error);
      this.#problem = { level: 'warning', path: this.#folder, message: `cannot be written (${reason}); going on without a cache` };
    }
  }
}

function readIndex(file: string, version: string): Index {
  const index = readChecked(file) as Index | undefined;
  return index?.version === version ? index : { version, outlines: new Map(), ages: new Map() };
}
