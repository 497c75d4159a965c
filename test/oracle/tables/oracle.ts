import type { LibraryTable } from '../../../src/knowledge/table.ts';

/** A library that runs what its table says, and knows which of its values are alive. */
export interface Oracle {
  readonly table: LibraryTable;
  /** What the program text of calls may name besides what `inputs` makes, such as the namespace of the library. */
  readonly names: Readonly<Record<string, unknown>>;
  /** Program text that makes what the calls use, each as a `const`; anew for each call. */
  readonly inputs: string;
  /** The program text of a call of a function, or of a method of a kind; undefined where none is written. One with `probe` gives a function to run, one with `given` releases it. */
  callOf(name: string, kind?: string): string | undefined;
  isOfKind(kind: string, value: unknown): boolean;
  /** Whether a value is one that somebody has to release. */
  isHandle(value: unknown): boolean;
  isReleased(handle: unknown): boolean;
  /** How many handles are alive, as far as the library counts them. */
  live(): number;
  /** Whether `live` counts a handle as one, or by what it holds inside. */
  isCounted(handle: unknown): boolean;
  /** What releases a handle that was made for a call. */
  release(handle: unknown): void;
  /** How much is in a value that can grow; undefined where nothing is counted. */
  sizeOf?(value: unknown): number | undefined;
  /** What the library does later than it says, to be done now. */
  settle?(): void;
  /** Handles that the library makes beyond what a row says, counted, and which nobody can release. */
  readonly hidden?: Readonly<Record<string, number>>;
  /** Names of what frees more than it is given. */
  readonly uncounted?: readonly string[];
}

/** Writes the same call for several names: `@` in the text stands for each of them. */
export function callsByName(calls: readonly (readonly [names: string, call: string])[]): ReadonlyMap<string, string> {
  return new Map(calls.flatMap(([names, call]) => names.split(' ').map((name) => [name, call.replaceAll('@', name)] as const)));
}
