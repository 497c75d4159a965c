import type { LibraryTable } from '../table.ts';

const database = '@duckdb/duckdb-wasm 1.32.0, dist/types/src/parallel/async_bindings.d.ts';
const connection = '@duckdb/duckdb-wasm 1.32.0, dist/types/src/parallel/async_connection.d.ts';

/** DuckDB compiled to WebAssembly, in a worker. */
export const duckdb = {
  library: 'duckdb',
  modules: ['@duckdb/duckdb-wasm', '@duckdb/duckdb-wasm/*', '*/@duckdb/duckdb-wasm@*'],
  globals: ['duckdb'],
  kinds: {
    Database: {
      noun: 'database',
      types: ['AsyncDuckDB'],
      sort: 'session',
      resource: {
        release: '%.terminate()',
        discipline: 'manual',
        collected: 'never',
        keptIn: 'a worker with its own WebAssembly heap',
      },
      evidence: database,
      methods: [
        { names: ['connect'], result: { promise: { kind: 'duckdb.Connection' } }, evidence: database },
        {
          names: [
            ...['instantiate', 'open', 'registerFileText', 'registerFileURL', 'registerFileBuffer', 'registerFileHandle', 'dropFile'],
            ...['dropFiles', 'flushFiles', 'reset', 'getVersion', 'copyFileToBuffer'],
          ],
          result: { promise: { plain: true } },
          evidence: database,
        },
        { names: ['terminate'], releases: ['this'], result: { promise: { plain: true } }, evidence: database },
      ],
    },
    Connection: {
      noun: 'connection',
      types: ['AsyncDuckDBConnection'],
      sort: 'session',
      resource: { release: '%.close()', discipline: 'manual', collected: 'never', endsWith: 'maker', keptIn: 'the database’s worker' },
      evidence: connection,
      methods: [
        { names: ['prepare'], result: { promise: { kind: 'duckdb.Statement' } }, evidence: connection },
        {
          names: ['insertArrowTable', 'insertCSVFromPath', 'insertJSONFromPath', 'cancelSent', 'getTableNames'],
          result: { promise: { plain: true } },
          evidence: connection,
        },
        { names: ['close'], releases: ['this'], result: { promise: { plain: true } }, evidence: connection },
      ],
    },
    Statement: {
      noun: 'prepared statement',
      types: ['AsyncPreparedStatement'],
      resource: { release: '%.close()', discipline: 'manual', collected: 'never', endsWith: 'maker', keptIn: 'the database’s worker' },
      evidence: connection,
      methods: [{ names: ['close'], releases: ['this'], result: { promise: { plain: true } }, evidence: connection }],
    },
  },
  functions: [
    {
      names: ['AsyncDuckDB'],
      factory: 'starts a database engine',
      construct: true,
      result: { kind: 'duckdb.Database' },
      evidence: database,
    },
  ],
} satisfies LibraryTable;
