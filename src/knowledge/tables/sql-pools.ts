import type { LibraryTable } from '../table.ts';

const pg = 'https://node-postgres.com/apis/pool';
const mysql = 'https://sidorares.github.io/node-mysql2/docs#using-connection-pools';
const typeorm = 'https://typeorm.io/docs/query-runner';

const released = {
  discipline: 'manual',
  collected: 'never',
  failsInUse: true,
  keptIn: 'the connection pool, which soon has none left',
} as const;

/** node-postgres: a client that is checked out of a pool stays out until it is given back. */
export const postgres = {
  library: 'pg',
  modules: ['pg', 'pg-pool', '@neondatabase/serverless'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Pool: {
      noun: 'connection pool',
      types: ['Pool'],
      methods: [
        // With a callback it gives nothing: pg-pool 3, `connect(cb)` in index.js. The third argument of the callback gives the client back, which is not followed.
        {
          names: ['connect'],
          runs: [{ argument: 0, mode: 'later', parameters: [{ plain: true }, { kind: 'pg.PoolClient', own: 'borrowed' }] }],
          cases: [{ argument: 0, is: [undefined], then: { result: { promise: { kind: 'pg.PoolClient' } } } }],
          evidence: `${pg}#poolconnect`,
        },
        { names: ['query', 'end', 'on'], result: { promise: { plain: true } }, evidence: `${pg}#poolquery` },
      ],
      evidence: pg,
    },
    PoolClient: {
      noun: 'pool client',
      types: ['PoolClient'],
      sort: 'session',
      resource: {
        release: '%.release()',
        ...released,
        // `throwOnDoubleRelease` of pg-pool 3, index.js. Queries go on working, among those of whoever has the client by then.
        afterRelease: { release: 'throws that it "has already been released to the pool"', tells: [] },
      },
      methods: [
        { names: ['release'], releases: ['this'], result: { plain: true }, evidence: `${pg}#releasing-clients` },
        { names: ['query', 'on', 'once'], result: { promise: { plain: true } }, evidence: `${pg}#releasing-clients` },
      ],
      evidence: `${pg}#releasing-clients`,
    },
  },
  functions: [{ names: ['Pool', ''], factory: 'opens a pool of connections', construct: true, result: { kind: 'pg.Pool' }, evidence: pg }],
} satisfies LibraryTable;

/** mysql2 with promises: a connection taken from a pool stays out until it is released. */
export const mysql2 = {
  library: 'mysql2',
  modules: ['mysql2/promise', 'promise-mysql'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Pool: {
      noun: 'connection pool',
      types: ['Pool'],
      methods: [
        { names: ['getConnection'], result: { promise: { kind: 'mysql2.PoolConnection' } }, evidence: mysql },
        { names: ['releaseConnection'], releases: [0], result: { plain: true }, evidence: mysql },
        { names: ['query', 'execute', 'end', 'on'], result: { promise: { plain: true } }, evidence: mysql },
      ],
      evidence: mysql,
    },
    PoolConnection: {
      noun: 'pool connection',
      types: ['PoolConnection'],
      sort: 'session',
      resource: { release: '%.release()', ...released },
      methods: [
        { names: ['release', 'destroy', 'end'], releases: ['this'], result: { plain: true }, evidence: mysql },
        {
          names: ['query', 'execute', 'beginTransaction', 'commit', 'rollback', 'ping', 'on'],
          result: { promise: { plain: true } },
          evidence: mysql,
        },
      ],
      evidence: mysql,
    },
  },
  functions: [{ names: ['createPool'], factory: 'opens a pool of connections', result: { kind: 'mysql2.Pool' }, evidence: mysql }],
} satisfies LibraryTable;

/** TypeORM: a query runner holds a connection of the pool until it is released. */
export const typeOrm = {
  library: 'typeorm',
  modules: ['typeorm'],
  globals: [],
  kinds: {
    DataSource: {
      noun: 'data source',
      types: ['DataSource', 'Connection'],
      methods: [{ names: ['createQueryRunner'], result: { kind: 'typeorm.QueryRunner' }, evidence: typeorm }],
      evidence: typeorm,
    },
    QueryRunner: {
      noun: 'query runner',
      types: ['QueryRunner'],
      sort: 'session',
      resource: { release: 'await %.release()', ...released },
      methods: [
        { names: ['release'], releases: ['this'], result: { promise: { plain: true } }, evidence: `${typeorm}#using-queryrunner` },
        {
          names: ['connect', 'query', 'startTransaction', 'commitTransaction', 'rollbackTransaction'],
          result: { promise: { plain: true } },
          evidence: `${typeorm}#using-queryrunner`,
        },
      ],
      evidence: `${typeorm}#using-queryrunner`,
    },
  },
  functions: [
    {
      names: ['DataSource'],
      factory: 'opens a pool of connections',
      construct: true,
      result: { kind: 'typeorm.DataSource' },
      evidence: typeorm,
    },
  ],
} satisfies LibraryTable;
