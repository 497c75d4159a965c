import type { Span } from '../base/span.ts';
import type { Module } from '../ir/model.ts';

/** What is analysed together: one file in the editor, all files of a project in the scanner. */
export interface Program {
  readonly modules: readonly Module[];
  /** The module of the program that an import specifier of `from` means; undefined for packages and files that are not part of it. */
  resolve(from: Module, specifier: string): Module | undefined;
  /** True when every file of the project is in `modules`, so that a function nobody calls here is called by nobody but users of the package. */
  readonly isWhole: boolean;
  /** Whether findings in a module are asked for, as they are where this is left out. The rest of a project matters by how it uses what is audited. */
  isAudited?(module: Module): boolean;
  /** Types, where somebody can tell. Asked lazily, only where syntax and tables give nothing. */
  readonly types?: TypeOracle;
}

/** Answers from a type checker, by place. */
export interface TypeOracle {
  /** The exported type or class that the expression at `span` has: the package or absolute file that declares it and its name. Promises are not unwrapped. */
  typeAt(module: Module, span: Span): { readonly from: string; readonly name: string } | undefined;
  /** Where the function called by the call whose callee stands at `span` is declared. */
  calleeAt(module: Module, span: Span): { readonly path: string; readonly span: Span } | undefined;
  /** Told when no more questions come for now, so that what was loaded for the answers may go. */
  release?(): void;
}
