import type { ts as typescript } from 'ts-morph';
import { createRequire } from 'node:module';

/** The TypeScript that ts-morph brings along, with the declarations of the language and its surroundings. */
export interface TypescriptLibrary {
  readonly ts: typeof typescript;
  /** Texts by path in a folder that is on no disk. */
  readonly libraryFiles: ReadonlyMap<string, string>;
}

/** The folder in which the library files seem to be. */
export const libraryFolder = '/node_modules/typescript/lib';

let loaded: TypescriptLibrary | undefined;

/** Loads ts-morph when first called. Its library files are in the package that it is made of. */
export function loadTypescript(): TypescriptLibrary {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const { ts } = require('ts-morph') as typeof import('ts-morph');
  const common = createRequire(require.resolve('ts-morph'))('@ts-morph/common') as { getLibFiles(): { fileName: string; text: string }[] };
  const libraryFiles = new Map(common.getLibFiles().map(({ fileName, text }) => [`${libraryFolder}/${fileName}`, text]));
  return (loaded = { ts, libraryFiles });
}
