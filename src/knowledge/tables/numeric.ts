import type { LibraryTable } from '../table.ts';

const source = 'https://github.com/sloisel/numeric/blob/master/src/numeric.js';

/** numeric: compressed column storage as arrays of arrays. */
export const numeric = {
  library: 'numeric',
  modules: ['numeric', 'numericjs'],
  globals: ['numeric'],
  namespaceExports: ['default'],
  kinds: {
    CcsMatrix: { noun: 'sparse matrix', sort: 'sparse', evidence: source },
  },
  functions: [
    {
      names: ['ccsSparse', 'ccsScatter', 'ccsDot', 'ccsGetBlock', 'ccsadd', 'ccssub', 'ccsmul'],
      result: { kind: 'numeric.CcsMatrix' },
      evidence: source,
    },
    {
      names: ['ccsFull'],
      result: { each: { each: { plain: true } } },
      densifies: {
        port: 0,
        bytesPerElement: 8,
        instead: 'stay with the ccs functions: ccsDot, ccsLUP and ccsLUPSolve work on the stored entries',
      },
      evidence: source,
    },
  ],
} satisfies LibraryTable;
