import { statSync } from 'node:fs';
import { readFromDisk, readSource } from '../files/read-source.ts';
// Loads its parser with the first file that is followed.
import { lowerSource } from '../frontends/typescript/index.ts';
import type { Module } from '../ir/model.ts';

interface KeptFile {
  /** Changes with each change of the file. Undefined for a text that the editor holds. */
  readonly stamp: string | undefined;
  /** Undefined for a file that cannot be read or parsed, or was written by a program. */
  readonly module: Module | undefined;
}

/** How many values the files that are kept have at most, so that a process that looks at many files does not grow with them. About 100 MB. */
const mostValues = 600_000;

/** Files that are looked at and those that they import, parsed and lowered once per process and again when they change. */
class KnownFiles {
  readonly #kept = new Map<string, KeptFile>();
  #valueCount = 0;

  /** The program model of a file as it is on the disk now; undefined when there is none. Never throws. */
  onDisk(path: string): Module | undefined {
    const stamp = stampOf(path);
    const known = this.#kept.get(path);
    if (stamp === undefined) this.#drop(path);
    else if (known?.stamp !== stamp) this.#keep(path, { stamp, module: read(path, known?.module) });
    return this.#kept.get(path)?.module;
  }

  /** The program model of a file that holds a text, which may not be saved. `lower` makes it when it is not known. */
  holding(path: string, text: string, lower: () => Module): Module {
    const known = this.#kept.get(path)?.module;
    if (known?.text === text) return known;
    const module = lower();
    this.#keep(path, { stamp: undefined, module });
    return module;
  }

  #keep(path: string, file: KeptFile): void {
    this.#drop(path);
    this.#kept.set(path, file);
    this.#valueCount += file.module?.valueCount ?? 0;
    for (const oldest of this.#kept.keys()) if (this.#valueCount > mostValues && oldest !== path) this.#drop(oldest);
  }

  #drop(path: string): void {
    this.#valueCount -= this.#kept.get(path)?.module?.valueCount ?? 0;
    this.#kept.delete(path);
  }
}

/** The files of this process. */
export const knownFiles = new KnownFiles();

function stampOf(path: string): string | undefined {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return `${size}:${mtimeMs}:${ctimeMs}:${ino}`;
  } catch {
    return undefined;
  }
}

function read(path: string, known: Module | undefined): Module | undefined {
  const source = readSource(path, false, readFromDisk);
  if (source.kind !== 'text' || source.text === known?.text) return source.kind === 'text' ? known : undefined;
  const lowered = lowerSource(path, source.text);
  return lowered.kind === 'lowered' ? lowered.module : undefined;
}
