import type { LibraryTable } from '../table.ts';

/** The package that turns an ndarray into arrays of arrays. */
export const ndarrayUnpack = {
  library: 'ndarray-unpack',
  modules: ['ndarray-unpack'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    { names: [''], result: { each: { each: { plain: true } } }, copies: 0, evidence: 'https://github.com/scijs/ndarray-unpack#readme' },
  ],
} satisfies LibraryTable;
