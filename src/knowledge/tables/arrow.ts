import type { LibraryTable } from '../table.ts';

const docs = 'https://arrow.apache.org/docs/js';

/** Apache Arrow: columns are views on buffers; rows as JavaScript objects are made one by one. */
export const arrow = {
  library: 'arrow',
  modules: ['apache-arrow', 'apache-arrow/*', '@apache-arrow/ts', '@apache-arrow/es2015-cjs', '@apache-arrow/esnext-esm'],
  globals: ['Arrow'],
  namespaceExports: ['default'],
  kinds: {
    Table: {
      noun: 'table',
      types: ['Table', 'RecordBatch'],
      sort: 'dataset',
      methods: [
        {
          names: ['toArray'],
          result: { each: { plain: true } },
          copies: 'this',
          evidence: 'apache-arrow table.js: toArray() gives [...this], one object for each row',
        },
        {
          names: ['slice', 'filter', 'select', 'selectAt', 'assign', 'concat', 'setChild'],
          result: { kind: 'arrow.Table' },
          evidence: `${docs}/classes/Arrow.dom.Table.html`,
        },
        {
          names: ['getChild', 'getChildAt', 'getColumn'],
          result: { kind: 'arrow.Vector' },
          evidence: `${docs}/classes/Arrow.dom.Table.html`,
        },
      ],
      evidence: `${docs}/classes/Arrow.dom.Table.html`,
    },
    Vector: {
      noun: 'vector',
      types: ['Vector', 'Column'],
      sort: 'dataset',
      methods: [
        {
          names: ['toArray', 'toJSON'],
          result: { kind: 'javascript.TypedArray' },
          copies: 'this',
          evidence: `${docs}/classes/Arrow.dom.Vector.html`,
        },
        {
          names: ['slice', 'memoize', 'unmemoize', 'concat'],
          result: { kind: 'arrow.Vector' },
          evidence: `${docs}/classes/Arrow.dom.Vector.html`,
        },
        { names: ['get', 'at', 'indexOf', 'includes'], result: { plain: true }, evidence: `${docs}/classes/Arrow.dom.Vector.html` },
      ],
      evidence: `${docs}/classes/Arrow.dom.Vector.html`,
    },
  },
  functions: [
    { names: ['Table', 'RecordBatch'], construct: true, result: { kind: 'arrow.Table' }, evidence: `${docs}/classes/Arrow.dom.Table.html` },
    {
      names: ['tableFromArrays', 'tableFromJSON', 'tableFromIPC', 'makeTable'],
      result: { kind: 'arrow.Table' },
      evidence: `${docs}/functions/Arrow.dom.tableFromIPC.html`,
    },
    {
      names: ['vectorFromArray', 'makeVector'],
      result: { kind: 'arrow.Vector' },
      evidence: `${docs}/functions/Arrow.dom.vectorFromArray.html`,
    },
  ],
} satisfies LibraryTable;
