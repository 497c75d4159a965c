import type { ts as typescript } from '@ts-morph/common';
import { createRequire } from 'node:module';

/** The TypeScript that ts-morph is made of, with the declarations of the language and its surroundings. */
export interface TypescriptLibrary {
  readonly ts: typeof typescript;
  /** Texts by path in a folder that is on no disk. */
  readonly libraryFiles: ReadonlyMap<string, string>;
}

/** The folder in which the library files seem to be. */
export const libraryFolder = '/node_modules/typescript/lib';

let loaded: TypescriptLibrary | undefined;

/** Loads the compiler when first called. The texts of its library files come with it. */
export function loadTypescript(): TypescriptLibrary {
  if (loaded) return loaded;
  const { ts, getLibFiles } = createRequire(import.meta.url)('@ts-morph/common') as typeof import('@ts-morph/common');
  const libraryFiles = new Map(getLibFiles().map(({ fileName, text }) => [`${libraryFolder}/${fileName}`, text]));
  return (loaded = { ts, libraryFiles });
}
