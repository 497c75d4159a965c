import type { LibraryTable } from '../table.ts';

const fastify = 'https://fastify.dev/docs/latest/Reference';
const hapi = 'https://hapi.dev/api/';

/** Fastify and hapi: handlers and hooks run for every request, plugins once. */
export const serversFastify = {
  library: 'fastify',
  modules: ['fastify', '@hapi/hapi', 'hapi'],
  globals: [],
  namespaceExports: ['default', 'fastify'],
  kinds: {
    Server: {
      noun: 'server',
      types: ['FastifyInstance', 'Server'],
      methods: [
        {
          names: ['get', 'post', 'put', 'delete', 'patch', 'all', 'options', 'head'],
          result: { same: 'this' },
          runs: [
            { argument: 1, mode: 'request' },
            { argument: 1, member: 'handler', mode: 'request' },
            { argument: 1, member: 'preHandler', mode: 'request' },
            { argument: 2, mode: 'request' },
          ],
          evidence: `${fastify}/Routes/#shorthand-declaration`,
        },
        {
          names: ['route'],
          result: { same: 'this' },
          runs: [
            { argument: 0, member: 'handler', mode: 'request' },
            { argument: 0, member: 'preHandler', mode: 'request' },
          ],
          evidence: `${fastify}/Routes/#full-declaration`,
        },
        {
          names: ['addHook', 'ext'],
          result: { same: 'this' },
          runs: [{ argument: 1, mode: 'request' }],
          cases: [
            {
              argument: 0,
              is: [
                'onReady',
                'onListen',
                'onClose',
                'preClose',
                'onRoute',
                'onRegister',
                'onPreStart',
                'onPostStart',
                'onPreStop',
                'onPostStop',
              ],
              then: { result: { same: 'this' }, runs: [{ argument: 1, mode: 'later' }] },
            },
          ],
          evidence: `${fastify}/Hooks/`,
        },
        {
          names: ['setErrorHandler', 'setNotFoundHandler'],
          result: { same: 'this' },
          runs: [
            { argument: 0, mode: 'request' },
            { argument: 1, mode: 'request' },
          ],
          evidence: `${fastify}/Server/#seterrorhandler`,
        },
        {
          names: ['register', 'after', 'ready'],
          result: { same: 'this' },
          runs: [{ argument: 0, mode: 'later', parameters: [{ kind: 'fastify.Server', own: 'borrowed' }] }],
          evidence: `${fastify}/Plugins/`,
        },
        {
          names: ['decorate', 'decorateRequest', 'decorateReply'],
          result: { same: 'this' },
          stores: [{ what: 1, into: 'this', key: 0 }],
          evidence: `${fastify}/Decorators/`,
        },
      ],
      evidence: `${fastify}/Server/`,
    },
  },
  functions: [
    { names: ['', 'server', 'Server'], result: { kind: 'fastify.Server' }, evidence: `${hapi}#-serveroptions` },
    { names: ['Server'], construct: true, result: { kind: 'fastify.Server' }, evidence: `${hapi}#-serveroptions` },
  ],
} satisfies LibraryTable;
