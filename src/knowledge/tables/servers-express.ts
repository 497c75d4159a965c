import type { LibraryTable } from '../table.ts';

const express = 'https://expressjs.com/en/api.html';
const restify = 'http://restify.com/docs/server-api/';

/** Express and the servers that are used like it: functions given to routes run for every request. */
export const serversExpress = {
  library: 'express',
  modules: ['express', 'polka', 'restify', 'router', 'express-promise-router', 'find-my-way', 'json-server'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Router: {
      noun: 'router',
      types: ['Express', 'Application', 'Router', 'IRouter', 'Server', 'Polka'],
      extends: 'node-http.Server',
      methods: [
        {
          names: ['get', 'post', 'put', 'delete', 'del', 'patch', 'all', 'options', 'head', 'opts'],
          result: { same: 'this' },
          runs: [
            { argument: 1, mode: 'request' },
            { argument: 2, mode: 'request' },
            { argument: 3, mode: 'request' },
            { argument: 4, mode: 'request' },
          ],
          evidence: `${express}#app.METHOD`,
        },
        {
          names: ['use', 'param', 'pre'],
          result: { same: 'this' },
          runs: [
            { argument: 0, mode: 'request' },
            { argument: 1, mode: 'request' },
            { argument: 2, mode: 'request' },
            { argument: 3, mode: 'request' },
          ],
          evidence: `${express}#app.use`,
        },
        { names: ['route'], result: { kind: 'express.Route' }, evidence: `${express}#app.route` },
      ],
      evidence: `${express}#app`,
    },
    Route: {
      noun: 'route',
      types: ['Route', 'IRoute'],
      methods: [
        {
          names: ['get', 'post', 'put', 'delete', 'patch', 'all', 'options', 'head'],
          result: { same: 'this' },
          runs: [
            { argument: 0, mode: 'request' },
            { argument: 1, mode: 'request' },
            { argument: 2, mode: 'request' },
          ],
          evidence: `${express}#router.route`,
        },
      ],
      evidence: `${express}#router.route`,
    },
  },
  functions: [
    { names: ['', 'Router', 'create'], result: { kind: 'express.Router' }, evidence: `${express}#express` },
    { names: ['', 'Router'], construct: true, result: { kind: 'express.Router' }, evidence: `${express}#express.router` },
    { names: ['createServer'], result: { kind: 'express.Router' }, evidence: `${restify}#createserver` },
  ],
  // A path that begins with `/` and a function after it: a route, whatever the object is.
  unknownReceiver: [
    {
      names: ['get', 'post', 'put', 'delete', 'patch', 'all', 'use'],
      cases: [
        {
          argument: 0,
          startsWith: '/',
          then: {
            runs: [
              { argument: 1, mode: 'request' },
              { argument: 2, mode: 'request' },
              { argument: 3, mode: 'request' },
            ],
          },
        },
      ],
      evidence: `${express}#app.METHOD`,
    },
    {
      names: ['route'],
      runs: [{ argument: 0, member: 'handler', mode: 'request' }],
      evidence: 'https://fastify.dev/docs/latest/Reference/Routes/#full-declaration',
    },
  ],
} satisfies LibraryTable;
