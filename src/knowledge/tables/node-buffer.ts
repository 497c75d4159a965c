import type { LibraryTable } from '../table.ts';

const docs = 'https://nodejs.org/api/buffer.html';

/** Buffers of Node: typed arrays with functions of their own. */
export const nodeBuffer = {
  library: 'node-buffer',
  modules: ['buffer', 'node:buffer'],
  globals: ['Buffer'],
  namespaceExports: ['Buffer', 'default'],
  kinds: {},
  functions: [
    {
      names: ['concat'],
      result: { kind: 'javascript.TypedArray' },
      joins: { ports: [0], instead: 'collect the parts in a list, and join them once when all are there' },
      evidence: `${docs}#static-method-bufferconcatlist-totallength`,
    },
    {
      names: ['alloc', 'allocUnsafe', 'allocUnsafeSlow'],
      result: { kind: 'javascript.TypedArray' },
      evidence: `${docs}#static-method-bufferallocsize-fill-encoding`,
    },
  ],
  sizes: [{ names: ['alloc', 'allocUnsafe', 'allocUnsafeSlow'], sides: { count: 0 }, element: 1, evidence: docs }],
} satisfies LibraryTable;
