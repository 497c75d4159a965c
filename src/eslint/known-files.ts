import { statSync } from 'node:fs';
import { readFromDisk, readSource } from '../files/read-source.ts';
// Loads its parser with the first file that is followed.
import { lowerSource } from '../frontends/typescript/index.ts';
import type { Module } from '../ir/model.ts';

interface KeptFile {
  /** Changes with each change of the file. Undefined for a text that the editor holds. */
  readonly stamp: string | undefined;
  /** Undefined for a file that cannot be read, or was written by a program. */
  readonly text: string | undefined;
  /** Undefined until it is asked for, and for a file that cannot be parsed. */
  readonly module: Module | undefined;
  readonly isLowered: boolean;
}

/** How many values the files that are kept have at most, so that a process that looks at many files does not grow with them. About 100 MB. */
const mostValues = 600_000;
/** How many characters of a text that is not parsed yet take the room of a value. */
const charactersOfValue = 100;

/** Files that are looked at and those that they import, parsed and lowered once per process and again when they change. */
class KnownFiles {
  readonly #kept = new Map<string, KeptFile>();
  #valueCount = 0;

  /** The text of a file as it is on the disk now; undefined when there is none. Never throws. */
  textOf(path: string): string | undefined {
    return this.#onDisk(path)?.text;
  }

  /** The program model of a file as it is on the disk now; undefined when there is none. Never throws. */
  moduleOf(path: string): Module | undefined {
    const file = this.#onDisk(path);
    if (file && !file.isLowered) this.#keep(path, { ...file, module: lowered(path, file.text), isLowered: true });
    return this.#kept.get(path)?.module;
  }

  /** The program model of a file that holds a text, which may not be saved. `lower` makes it when it is not known. */
  holding(path: string, text: string, lower: () => Module): Module {
    const known = this.#kept.get(path)?.module;
    if (known?.text === text) return known;
    const module = lower();
    this.#keep(path, { stamp: undefined, text, module, isLowered: true });
    return module;
  }

  #onDisk(path: string): KeptFile | undefined {
    const stamp = stampOf(path);
    const known = this.#kept.get(path);
    if (stamp === undefined) this.#drop(path);
    else if (known?.stamp !== stamp) {
      const text = read(path);
      const isSame = known !== undefined && known.text === text;
      this.#keep(path, isSame ? { ...known, stamp } : { stamp, text, module: undefined, isLowered: false });
    }
    return this.#kept.get(path);
  }

  #keep(path: string, file: KeptFile): void {
    this.#drop(path);
    this.#kept.set(path, file);
    this.#valueCount += weightOf(file);
    for (const oldest of this.#kept.keys()) if (this.#valueCount > mostValues && oldest !== path) this.#drop(oldest);
  }

  #drop(path: string): void {
    this.#valueCount -= weightOf(this.#kept.get(path));
    this.#kept.delete(path);
  }
}

/** The files of this process. */
export const knownFiles = new KnownFiles();

/** How many values take as much memory. */
function weightOf(file: KeptFile | undefined): number {
  return file?.module?.valueCount ?? Math.ceil((file?.text?.length ?? 0) / charactersOfValue);
}

function stampOf(path: string): string | undefined {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return `${size}:${mtimeMs}:${ctimeMs}:${ino}`;
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  const source = readSource(path, false, readFromDisk);
  return source.kind === 'text' ? source.text : undefined;
}

function lowered(path: string, text: string | undefined): Module | undefined {
  const result = text === undefined ? undefined : lowerSource(path, text);
  return result?.kind === 'lowered' ? result.module : undefined;
}
