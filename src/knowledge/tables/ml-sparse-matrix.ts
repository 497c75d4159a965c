import type { LibraryTable } from '../table.ts';

const source = 'https://github.com/mljs/sparse-matrix/blob/main/src/index.js';

/** ml-sparse-matrix: a hash table of the entries that are not zero. */
export const mlSparseMatrix = {
  library: 'ml-sparse-matrix',
  modules: ['ml-sparse-matrix'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    SparseMatrix: {
      noun: 'sparse matrix',
      types: ['SparseMatrix'],
      sort: 'sparse',
      methods: [
        {
          names: ['to2DArray'],
          result: { each: { each: { plain: true } } },
          densifies: {
            port: 'this',
            bytesPerElement: 8,
            instead: 'walk the entries with withEachNonZero or getNonZeros, or multiply with mmul, which stays sparse',
          },
          evidence: source,
        },
        { names: ['clone', 'transpose', 'mmul', 'kroneckerProduct'], result: { kind: 'ml-sparse-matrix.SparseMatrix' }, evidence: source },
        {
          names: ['add', 'sub', 'subtract', 'mul', 'multiply', 'div', 'divide', 'abs', 'sqrt', 'set', 'setThreshold'],
          result: { same: 'this' },
          evidence: source,
        },
        { names: ['forEachNonZero', 'withEachNonZero'], result: { same: 'this' }, runs: [{ argument: 0, mode: 'each' }], evidence: source },
        { names: ['getNonZeros', 'get', 'isEmpty', 'isSquare', 'isSymmetric', 'bandWidth'], result: { plain: true }, evidence: source },
      ],
      evidence: source,
    },
  },
  functions: [
    { names: ['', 'SparseMatrix'], construct: true, result: { kind: 'ml-sparse-matrix.SparseMatrix' }, evidence: source },
    {
      names: ['SparseMatrix.eye', 'SparseMatrix.add', 'SparseMatrix.sub', 'SparseMatrix.mul', 'SparseMatrix.div'],
      result: { kind: 'ml-sparse-matrix.SparseMatrix' },
      evidence: source,
    },
  ],
} satisfies LibraryTable;
