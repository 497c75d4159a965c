import type { LibraryTable } from '../table.ts';

const readme = 'https://github.com/sql-js/sql.js/blob/v1.13.0/README.md';
const declarations = '@types/sql.js 1.4.11, index.d.ts';

/** SQLite compiled to WebAssembly. */
export const sqlJs = {
  library: 'sql.js',
  modules: ['sql.js', 'sql.js/*', '*/sql-wasm.js', '*/sql-wasm.min.js'],
  globals: ['initSqlJs'],
  namespaceExports: ['default'],
  kinds: {
    Database: {
      noun: 'database',
      types: ['Database'],
      sort: 'session',
      resource: {
        release: '%.close()',
        discipline: 'manual',
        collected: 'never',
        keptIn: 'the WebAssembly heap',
        // Measured; a second `close` does nothing.
        afterRelease: { use: 'throws "Database closed"', tells: [] },
      },
      evidence: declarations,
      methods: [
        { names: ['prepare'], result: { kind: 'sql.js.Statement' }, evidence: declarations },
        { names: ['exec', 'getRowsModified', 'create_function'], result: { plain: true }, evidence: declarations },
        { names: ['run'], result: { same: 'this' }, evidence: declarations },
        { names: ['each'], runs: [{ argument: 2, mode: 'each' }], result: { same: 'this' }, evidence: declarations },
        { names: ['export'], result: { plain: true }, copies: 'this', evidence: declarations },
        { names: ['close'], releases: ['this'], result: { plain: true }, evidence: declarations },
      ],
    },
    Statement: {
      noun: 'statement',
      types: ['Statement'],
      resource: {
        release: '%.free()',
        discipline: 'manual',
        collected: 'never',
        endsWith: 'maker',
        keptIn: 'the WebAssembly heap',
        // Measured; a second `free` does nothing.
        afterRelease: { use: 'throws "Statement closed"', tells: [] },
      },
      evidence: `${readme}: not freeing your statements causes memory leaks; ${declarations}: close frees them`,
      methods: [
        {
          names: ['bind', 'step', 'get', 'getAsObject', 'getColumnNames', 'run', 'reset', 'freemem'],
          result: { plain: true },
          evidence: declarations,
        },
        { names: ['free'], releases: ['this'], result: { plain: true }, evidence: declarations },
      ],
    },
  },
  functions: [
    { names: [''], result: { promise: { namespace: 'sql.js' } }, evidence: readme },
    { names: ['Database'], construct: true, result: { kind: 'sql.js.Database' }, evidence: declarations },
  ],
} satisfies LibraryTable;
