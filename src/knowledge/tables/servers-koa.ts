import type { LibraryTable } from '../table.ts';

/** Koa and Hono: middleware and routes run for every request. */
export const serversKoa = {
  library: 'koa',
  modules: ['koa', 'koa-router', '@koa/router', 'hono', 'hono/*', 'koa-compose', 'elysia'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    App: {
      noun: 'app',
      types: ['Koa', 'Application', 'Router', 'Hono', 'OpenAPIHono', 'Elysia'],
      extends: 'node-http.Server',
      methods: [
        {
          names: ['use', 'onError', 'notFound'],
          result: { same: 'this' },
          runs: [
            { argument: 0, mode: 'request' },
            { argument: 1, mode: 'request' },
            { argument: 2, mode: 'request' },
          ],
          evidence: 'https://github.com/koajs/koa/blob/master/docs/api/index.md#appusefunction',
        },
        {
          names: ['get', 'post', 'put', 'delete', 'del', 'patch', 'all', 'options', 'head'],
          result: { same: 'this' },
          runs: [
            { argument: 1, mode: 'request' },
            { argument: 2, mode: 'request' },
            { argument: 3, mode: 'request' },
          ],
          evidence: 'https://github.com/koajs/router/blob/master/API.md',
        },
      ],
      evidence: 'https://github.com/koajs/koa/blob/master/docs/api/index.md',
    },
  },
  functions: [
    {
      names: ['', 'Router', 'Hono', 'OpenAPIHono', 'Elysia'],
      construct: true,
      result: { kind: 'koa.App' },
      evidence: 'https://hono.dev/docs/api/hono',
    },
    // `require('koa-router')({ prefix })` works without `new`.
    { names: ['', 'Router'], result: { kind: 'koa.App' }, evidence: 'https://github.com/koajs/router/blob/master/API.md' },
  ],
} satisfies LibraryTable;
