import type { LibraryTable } from '../table.ts';

const source = 'https://github.com/scijs/ndarray#readme';

/** scijs ndarrays: views on one typed array. Only unpacking copies. */
export const ndarray = {
  library: 'ndarray',
  modules: ['ndarray', 'ndarray-pack'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    NdArray: {
      noun: 'ndarray',
      types: ['NdArray', 'ndarray'],
      sort: 'matrix',
      methods: [
        { names: ['hi', 'lo', 'step', 'pick', 'transpose'], result: { kind: 'ndarray.NdArray' }, evidence: source },
        { names: ['get', 'set', 'index'], result: { plain: true }, evidence: source },
      ],
      evidence: source,
    },
  },
  functions: [{ names: [''], result: { kind: 'ndarray.NdArray' }, evidence: source }],
} satisfies LibraryTable;
