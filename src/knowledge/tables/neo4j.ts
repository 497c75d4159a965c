import type { LibraryTable } from '../table.ts';

const manual = 'https://neo4j.com/docs/javascript-manual/current';

/** The Neo4j driver: drivers, sessions and transactions hold connections until closed. */
export const neo4j = {
  library: 'neo4j',
  modules: ['neo4j-driver', 'neo4j-driver-lite'],
  globals: ['neo4j'],
  namespaceExports: ['default'],
  kinds: {
    Driver: {
      noun: 'driver',
      types: ['Driver'],
      sort: 'session',
      resource: { release: '%.close()', discipline: 'manual', collected: 'never', keptIn: 'a pool of connections' },
      methods: [
        { names: ['close'], result: { promise: { plain: true } }, releases: ['this'], evidence: `${manual}/connect/` },
        { names: ['session', 'rxSession'], result: { kind: 'neo4j.Session' }, evidence: `${manual}/transactions/` },
        { names: ['executeQuery'], result: { promise: { plain: true } }, evidence: `${manual}/query-simple/` },
        {
          names: ['verifyConnectivity', 'getServerInfo', 'verifyAuthentication'],
          result: { promise: { plain: true } },
          evidence: `${manual}/connect/`,
        },
      ],
      evidence: `${manual}/connect/`,
    },
    Session: {
      noun: 'session',
      types: ['Session', 'RxSession'],
      sort: 'session',
      resource: {
        release: '%.close()',
        discipline: 'manual',
        collected: 'never',
        failsInUse: true,
        keptIn: 'a connection of the driver’s pool',
      },
      methods: [
        { names: ['close'], result: { promise: { plain: true } }, releases: ['this'], evidence: `${manual}/transactions/` },
        { names: ['run'], result: { promise: { plain: true } }, evidence: `${manual}/transactions/` },
        { names: ['beginTransaction'], result: { promise: { kind: 'neo4j.Transaction' } }, evidence: `${manual}/transactions/` },
        {
          names: ['executeRead', 'executeWrite', 'readTransaction', 'writeTransaction'],
          result: { promise: { resultOf: 0 } },
          runs: [{ argument: 0, mode: 'now', parameters: [{ kind: 'neo4j.Transaction', own: 'borrowed' }] }],
          evidence: `${manual}/transactions/`,
        },
      ],
      evidence: `${manual}/transactions/`,
    },
    Transaction: {
      noun: 'transaction',
      types: ['Transaction', 'ManagedTransaction'],
      sort: 'session',
      resource: { release: '%.close()', discipline: 'manual', collected: 'never', keptIn: 'the server' },
      methods: [
        {
          names: ['commit', 'rollback', 'close'],
          result: { promise: { plain: true } },
          releases: ['this'],
          evidence: `${manual}/transactions/`,
        },
        { names: ['run'], result: { promise: { plain: true } }, evidence: `${manual}/transactions/` },
      ],
      evidence: `${manual}/transactions/`,
    },
  },
  functions: [
    { names: ['driver'], factory: 'opens a pool of connections', result: { kind: 'neo4j.Driver' }, evidence: `${manual}/connect/` },
  ],
} satisfies LibraryTable;
