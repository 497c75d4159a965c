import type { MemoryProfile } from '../../runtime/index.ts';

/** What the process that runs the user's code is asked to do. */
export interface ChildRequest {
  /** Absolute. */
  readonly file: string;
  /** Without it, the exports are listed and nothing is called. */
  readonly exportName?: string;
  readonly args: readonly unknown[];
  readonly countersFile?: string;
  readonly iterations: number;
  readonly warmup: number;
  readonly abortAboveMb: number;
  readonly maxMemoryMb: number;
  /** Only files below it are covered. */
  readonly folder: string;
}

/** What that process answers, once. */
export type ChildAnswer =
  | { readonly kind: 'exports'; readonly functions: readonly ExportedFunction[] }
  | { readonly kind: 'profiled'; readonly profile: MemoryProfile; readonly scripts: readonly ScriptRun[] }
  /** `message` is what the user's code threw, or why it could not be called. */
  | { readonly kind: 'failed'; readonly message: string };

export interface ExportedFunction {
  readonly name: string;
  /** How many arguments it needs. */
  readonly length: number;
}

/** How often each part of a script ran. */
export interface ScriptRun {
  /** Absolute. */
  readonly path: string;
  /** The text that ran, with its source map; absent when it is that of the file. */
  readonly compiled?: string;
  readonly functions: readonly FunctionRun[];
}

/** Ranges within the function, the first of which is the function itself; a smaller one goes before a larger one around it. */
export interface FunctionRun {
  readonly functionName: string;
  readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
}
