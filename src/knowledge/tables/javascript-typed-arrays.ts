import type { LibraryTable } from '../table.ts';

const typedArray = 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/TypedArray';
const arrayBuffer = 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/ArrayBuffer';
const classes = [
  ...['Float16Array', 'Float32Array', 'Float64Array', 'Int8Array', 'Int16Array', 'Int32Array'],
  ...['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array'],
];

/** Typed arrays: of a fixed length, so nothing makes them grow. */
export const javascriptTypedArrays = {
  library: 'javascript',
  modules: [],
  globals: [''],
  kinds: {
    TypedArray: {
      noun: 'typed array',
      types: classes,
      methods: [
        {
          names: ['forEach', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex'],
          result: { plain: true },
          runs: [{ argument: 0, mode: 'each' }],
          evidence: typedArray,
        },
        {
          names: ['map', 'filter'],
          result: { kind: 'javascript.TypedArray' },
          runs: [{ argument: 0, mode: 'each' }],
          copies: 'this',
          evidence: typedArray,
        },
        {
          names: ['slice', 'toSorted', 'toReversed', 'with'],
          result: { kind: 'javascript.TypedArray' },
          copies: 'this',
          evidence: `${typedArray}/slice`,
        },
        { names: ['subarray'], result: { kind: 'javascript.TypedArray' }, evidence: `${typedArray}/subarray` },
        { names: ['fill', 'sort', 'reverse', 'copyWithin'], result: { same: 'this' }, evidence: `${typedArray}/fill` },
        {
          names: ['set', 'at', 'includes', 'indexOf', 'lastIndexOf', 'join', 'reduce'],
          result: { plain: true },
          evidence: `${typedArray}/set`,
        },
        { names: ['values', 'keys'], result: { each: { plain: true } }, evidence: `${typedArray}/values` },
      ],
      evidence: typedArray,
    },
  },
  functions: [
    {
      names: classes,
      construct: true,
      result: { kind: 'javascript.TypedArray' },
      // A view of a buffer leads back to it by its `buffer`, so that whoever has the view can give the buffer back.
      takes: [{ what: 0, into: 'result' }],
      evidence: typedArray,
    },
    {
      names: [
        'Float32Array.from',
        'Float64Array.from',
        'Int32Array.from',
        'Uint8Array.from',
        'Uint16Array.from',
        'Uint32Array.from',
        'Float32Array.of',
        'Int32Array.of',
        'Uint8Array.of',
      ],
      result: { kind: 'javascript.TypedArray' },
      runs: [{ argument: 1, mode: 'each', elementsOf: 0 }],
      copies: 0,
      evidence: `${typedArray}/from`,
    },
    { names: ['ArrayBuffer', 'SharedArrayBuffer'], construct: true, result: { plain: true }, evidence: arrayBuffer },
  ],
  sizes: [
    {
      names: ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'ArrayBuffer', 'SharedArrayBuffer'],
      sides: { count: 0 },
      element: 1,
      evidence: typedArray,
    },
    { names: ['Float16Array', 'Int16Array', 'Uint16Array'], sides: { count: 0 }, element: 2, evidence: typedArray },
    { names: ['Float32Array', 'Int32Array', 'Uint32Array'], sides: { count: 0 }, element: 4, evidence: typedArray },
    { names: ['Float64Array', 'BigInt64Array', 'BigUint64Array'], sides: { count: 0 }, element: 8, evidence: typedArray },
    {
      names: ['fill', 'map', 'sort', 'reverse', 'toSorted', 'toReversed'],
      methodsOf: 'TypedArray',
      sides: { as: 0 },
      element: { as: 0 },
      evidence: typedArray,
    },
  ],
} satisfies LibraryTable;
