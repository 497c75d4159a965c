import type { ts as typescript } from '@ts-morph/common';
import type { Entries, ScanCache } from './cache/scan-cache.ts';
import { RememberedRuns } from '../analyses/ownership/remembered-runs.ts';
import { LastingEntries } from './lasting-entries.ts';
import type { LoadedModule } from './load-module.ts';

/**
 * What a process that stays keeps of one scan for the next: the program models of files, what was found in files that belong together, and syntax trees of TypeScript. A scan
 * says the same with it as without.
 */
export class ScanMemory {
  /** By path, as they were in the last scan. */
  #files: ReadonlyMap<string, LoadedModule> = new Map();
  readonly #findings = new LastingEntries<unknown>();
  /** What runs of functions came to. */
  readonly runs = new RememberedRuns();
  readonly #trees = new LastingEntries<typescript.SourceFile>();

  /** How much source the last scan read. */
  get characters(): number {
    return [...this.#files.values()].reduce((sum, { text }) => sum + text.length, 0);
  }

  /** The model of a file if its text has not changed since the last scan. */
  fileOf(file: string, text: string): LoadedModule | undefined {
    const known = this.#files.get(file);
    return known?.text === text ? known : undefined;
  }

  /**
   * The syntax tree that TypeScript has of a file, parsed unless it is known of this text. Trees refer to what TypeScript found out about them under some settings, so that
   * others need trees of their own.
   */
  treeOf(file: string, text: string, settings: string, parse: () => typescript.SourceFile): typescript.SourceFile {
    const key = `${file}\0${settings}`;
    const known = this.#trees.get(key);
    if (known?.text === text) return known;
    const tree = parse();
    this.#trees.set(key, tree);
    return tree;
  }

  /** The same cache, asked for findings only where they are not remembered. */
  before(cache: ScanCache): ScanCache {
    const { outlines, models } = cache;
    return { outlines, models, findings: this.#findingsBefore(cache.findings), save: () => cache.save() };
  }

  /** Takes over the files of a scan that has ended, and forgets what was not wanted for long. */
  keep(files: ReadonlyMap<string, LoadedModule>): void {
    // Where nothing was asked, nothing was read.
    if (files.size > 0) this.#files = files;
    this.#findings.endScan();
    this.#trees.endScan();
  }

  #findingsBefore(stored: Entries): Entries {
    return {
      get: (key) => {
        const known = this.#findings.get(key);
        if (known !== undefined) {
          stored.touch(key);
          return known;
        }
        const value = stored.get(key);
        if (value !== undefined) this.#findings.set(key, value);
        return value;
      },
      touch: (key) => stored.touch(key),
      set: (key, value) => {
        this.#findings.set(key, value);
        stored.set(key, value);
      },
    };
  }
}
