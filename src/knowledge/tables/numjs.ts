import type { LibraryTable } from '../table.ts';

const source = 'https://github.com/nicolaspanel/numjs#readme';

/** NumJs: dense arrays only. */
export const numjs = {
  library: 'numjs',
  modules: ['numjs'],
  globals: ['nj'],
  namespaceExports: ['default'],
  kinds: {
    NdArray: {
      noun: 'array',
      types: ['NdArray'],
      sort: 'matrix',
      methods: [
        { names: ['tolist', 'toJSON'], result: { each: { plain: true } }, copies: 'this', evidence: source },
        {
          names: ['clone', 'add', 'subtract', 'multiply', 'divide', 'pow', 'sqrt', 'exp', 'dot', 'flatten', 'convolve'],
          result: { kind: 'numjs.NdArray' },
          copies: 'this',
          evidence: source,
        },
        { names: ['slice', 'reshape', 'pick', 'hi', 'lo', 'step'], result: { kind: 'numjs.NdArray' }, evidence: source },
        { names: ['transpose'], result: { kind: 'numjs.NdArray' }, evidence: source },
        { names: ['get', 'set', 'sum', 'mean', 'std', 'min', 'max'], result: { plain: true }, evidence: source },
      ],
      properties: { T: { kind: 'numjs.NdArray' } },
      evidence: source,
    },
  },
  functions: [
    {
      names: ['array', 'zeros', 'ones', 'empty', 'identity', 'arange', 'random', 'dot', 'add', 'concatenate', 'stack', 'images.read'],
      result: { kind: 'numjs.NdArray' },
      evidence: source,
    },
  ],
} satisfies LibraryTable;
