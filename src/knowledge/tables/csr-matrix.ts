import type { LibraryTable } from '../table.ts';

const source = 'https://github.com/mikolalysenko/csr-matrix#readme';

/** csr-matrix: compressed sparse rows. */
export const csrMatrix = {
  library: 'csr-matrix',
  modules: ['csr-matrix'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    CsrMatrix: {
      noun: 'sparse matrix',
      types: ['CSRMatrix'],
      sort: 'sparse',
      methods: [
        {
          names: ['toDense', 'toNDArray'],
          densifies: { port: 'this', bytesPerElement: 8, instead: 'multiply with apply(vector), or read the entries with toList()' },
          evidence: source,
        },
        { names: ['transpose'], result: { kind: 'csr-matrix.CsrMatrix' }, evidence: source },
        { names: ['apply', 'toList'], result: { each: { plain: true } }, evidence: source },
      ],
      evidence: source,
    },
  },
  functions: [
    { names: ['fromList', 'fromDictionary', 'fromDense', 'fromNDArray'], result: { kind: 'csr-matrix.CsrMatrix' }, evidence: source },
  ],
} satisfies LibraryTable;
