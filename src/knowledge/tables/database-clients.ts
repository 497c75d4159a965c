import type { LibraryTable } from '../table.ts';

const opens = 'opens connections';

/** Clients of databases that keep connections of their own and are made once for a program. */
export const prisma = {
  library: 'prisma',
  modules: ['@prisma/client', '@prisma/client/*'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    {
      names: ['PrismaClient'],
      construct: true,
      factory: 'starts a query engine with a pool of connections',
      evidence:
        'https://www.prisma.io/docs/orm/prisma-client/setup-and-configuration/databases-connections#prismaclient-in-long-running-applications',
    },
  ],
} satisfies LibraryTable;

export const mongodb = {
  library: 'mongodb',
  modules: ['mongodb'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    {
      names: ['MongoClient'],
      construct: true,
      factory: opens,
      evidence: 'https://www.mongodb.com/docs/drivers/node/current/connect/mongoclient/',
    },
    {
      names: ['MongoClient.connect'],
      factory: opens,
      evidence: 'https://mongodb.github.io/node-mongodb-native/6.0/classes/MongoClient.html#connect',
    },
  ],
} satisfies LibraryTable;

export const redis = {
  library: 'redis',
  modules: ['redis', '@redis/client'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [{ names: ['createClient', 'createCluster'], factory: opens, evidence: 'https://github.com/redis/node-redis#usage' }],
} satisfies LibraryTable;

export const ioredis = {
  library: 'ioredis',
  modules: ['ioredis'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    { names: ['', 'Redis', 'Cluster'], construct: true, factory: opens, evidence: 'https://github.com/redis/ioredis#connect-to-redis' },
  ],
} satisfies LibraryTable;

export const knex = {
  library: 'knex',
  modules: ['knex'],
  globals: [],
  namespaceExports: ['default', 'knex'],
  kinds: {},
  functions: [{ names: [''], factory: 'opens a pool of connections', evidence: 'https://knexjs.org/guide/#configuration-options' }],
} satisfies LibraryTable;

export const sequelize = {
  library: 'sequelize',
  modules: ['sequelize', 'sequelize-typescript'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    {
      names: ['Sequelize', ''],
      construct: true,
      factory: 'opens a pool of connections',
      evidence: 'https://sequelize.org/docs/v6/other-topics/connection-pool/',
    },
  ],
} satisfies LibraryTable;
