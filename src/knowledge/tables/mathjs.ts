import type { LibraryTable, Row } from '../table.ts';

const reference = 'https://mathjs.org/docs/reference/functions';
const sparseMatrix = 'https://mathjs.org/docs/datatypes/matrices.html#sparse-matrices';

/** Most matrix functions keep the storage of what they are given. */
const keepsStorage = {
  anyOf: [
    { when: { argument: 0, kind: 'mathjs.SparseMatrix' }, then: { kind: 'mathjs.SparseMatrix' } },
    { when: { argument: 0, kind: 'mathjs.DenseMatrix' }, then: { kind: 'mathjs.DenseMatrix' } },
  ],
} as const;
const workSparse =
  'work on the stored entries: forEach(callback, true) visits only those, and math.multiply, math.transpose and math.dotMultiply keep it sparse';

const functions: readonly Row[] = [
  { names: ['sparse'], result: { kind: 'mathjs.SparseMatrix' }, evidence: `${reference}/sparse.html` },
  {
    names: ['matrix'],
    result: {
      anyOf: [
        { when: { argument: 0, kind: 'mathjs.SparseMatrix' }, then: { kind: 'mathjs.SparseMatrix' } },
        { kind: 'mathjs.DenseMatrix' },
      ],
    },
    cases: [
      { argument: 1, is: ['sparse'], then: { result: { kind: 'mathjs.SparseMatrix' } } },
      {
        argument: 1,
        is: ['dense', 'default'],
        then: { result: { kind: 'mathjs.DenseMatrix' }, densifies: { port: 0, bytesPerElement: 8, instead: workSparse } },
      },
    ],
    evidence: `${reference}/matrix.html`,
  },
  {
    names: ['identity', 'diag', 'zeros', 'ones'],
    result: { kind: 'mathjs.DenseMatrix' },
    cases: [
      { argument: 2, is: ['sparse'], then: { result: { kind: 'mathjs.SparseMatrix' } } },
      { argument: 1, is: ['sparse'], then: { result: { kind: 'mathjs.SparseMatrix' } } },
    ],
    evidence: `${reference}/identity.html`,
  },
  {
    names: ['transpose', 'ctranspose', 'clone', 'abs', 'unaryMinus', 'square', 'sign', 'dotMultiply', 'multiply', 'subset'],
    result: keepsStorage,
    evidence: `${reference}/transpose.html`,
  },
  // inv.js: `matrix(_inv(x.valueOf(), rows, cols), x.storage())`
  {
    names: ['inv'],
    result: keepsStorage,
    densifies: { port: 0, bytesPerElement: 8, instead: 'solve with math.lusolve, which keeps the factors sparse' },
    evidence: 'mathjs lib/esm/function/matrix/inv.js: works on x.valueOf()',
  },
  { names: ['lup', 'slu'], result: { fields: { L: keepsStorage, U: keepsStorage } }, evidence: `${reference}/slu.html` },
  { names: ['map', 'forEach'], runs: [{ argument: 1, mode: 'each' }], evidence: `${reference}/map.html` },
  { names: ['filter'], runs: [{ argument: 1, mode: 'each' }], evidence: `${reference}/filter.html` },
];

/** mathjs: dense and sparse (compressed column) matrices. Its namespace can also be made by `create(all)`. */
export const mathjs = {
  library: 'mathjs',
  modules: ['mathjs', 'mathjs/*'],
  globals: ['math'],
  namespaceExports: ['default'],
  kinds: {
    SparseMatrix: {
      noun: 'sparse matrix',
      types: ['SparseMatrix'],
      sort: 'sparse',
      methods: [
        {
          names: ['toArray', 'valueOf'],
          densifies: { port: 'this', bytesPerElement: 8, instead: workSparse },
          evidence: 'mathjs lib/esm/type/matrix/SparseMatrix.js: _toArray fills rows × columns',
        },
        { names: ['clone', 'resize', 'reshape'], result: { kind: 'mathjs.SparseMatrix' }, copies: 'this', evidence: sparseMatrix },
        { names: ['map'], result: { kind: 'mathjs.SparseMatrix' }, runs: [{ argument: 0, mode: 'each' }], evidence: sparseMatrix },
        { names: ['forEach'], result: { plain: true }, runs: [{ argument: 0, mode: 'each' }], evidence: sparseMatrix },
        { names: ['set', 'swapRows'], result: { same: 'this' }, evidence: sparseMatrix },
        { names: ['diagonal'], result: { kind: 'mathjs.SparseMatrix' }, evidence: sparseMatrix },
        { names: ['get', 'size', 'density', 'storage', 'toJSON', 'format', 'toString'], result: { plain: true }, evidence: sparseMatrix },
      ],
      evidence: sparseMatrix,
    },
    DenseMatrix: {
      noun: 'matrix',
      types: ['DenseMatrix', 'Matrix'],
      sort: 'matrix',
      methods: [
        {
          names: ['toArray'],
          result: { each: { each: { plain: true } } },
          copies: 'this',
          evidence: 'mathjs lib/esm/type/matrix/DenseMatrix.js',
        },
        {
          names: ['clone', 'map'],
          result: { kind: 'mathjs.DenseMatrix' },
          runs: [{ argument: 0, mode: 'each' }],
          copies: 'this',
          evidence: 'mathjs lib/esm/type/matrix/DenseMatrix.js',
        },
        {
          names: ['forEach'],
          result: { plain: true },
          runs: [{ argument: 0, mode: 'each' }],
          evidence: 'mathjs lib/esm/type/matrix/DenseMatrix.js',
        },
        {
          names: ['set', 'resize', 'reshape', 'swapRows'],
          result: { same: 'this' },
          evidence: 'mathjs lib/esm/type/matrix/DenseMatrix.js',
        },
        {
          names: ['get', 'size', 'storage', 'toJSON', 'format', 'toString'],
          result: { plain: true },
          evidence: 'mathjs lib/esm/type/matrix/DenseMatrix.js',
        },
      ],
      evidence: 'https://mathjs.org/docs/datatypes/matrices.html',
    },
    MathJs: {
      noun: 'mathjs instance',
      types: ['MathJsInstance', 'MathJsStatic'],
      methods: functions,
      evidence: 'https://mathjs.org/docs/core/configuration.html',
    },
  },
  functions: [
    ...functions,
    { names: ['create'], result: { kind: 'mathjs.MathJs' }, evidence: 'https://mathjs.org/docs/core/configuration.html' },
    { names: ['SparseMatrix'], construct: true, result: { kind: 'mathjs.SparseMatrix' }, evidence: sparseMatrix },
    {
      names: ['DenseMatrix'],
      construct: true,
      result: { kind: 'mathjs.DenseMatrix' },
      evidence: 'https://mathjs.org/docs/datatypes/matrices.html',
    },
  ],
} satisfies LibraryTable;
