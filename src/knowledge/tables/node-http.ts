import type { LibraryTable } from '../table.ts';

const node = 'https://nodejs.org/api';

/** Servers of Node itself: their handlers run for every request or connection. */
export const nodeHttp = {
  library: 'node-http',
  modules: ['http', 'node:http', 'https', 'node:https', 'http2', 'node:http2', 'net', 'node:net', 'tls', 'node:tls'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Server: {
      noun: 'server',
      types: ['Server', 'Http2Server', 'Http2SecureServer'],
      extends: 'node-events.EventEmitter',
      methods: [
        {
          names: ['listen'],
          result: { same: 'this' },
          runs: [
            { argument: 0, mode: 'later' },
            { argument: 1, mode: 'later' },
            { argument: 2, mode: 'later' },
            { argument: 3, mode: 'later' },
          ],
          evidence: `${node}/net.html#serverlisten`,
        },
        {
          names: ['close'],
          result: { same: 'this' },
          runs: [{ argument: 0, mode: 'later' }],
          evidence: `${node}/http.html#serverclosecallback`,
        },
      ],
      evidence: `${node}/http.html#class-httpserver`,
    },
    Socket: {
      noun: 'socket',
      types: ['Socket', 'TLSSocket', 'ClientRequest', 'IncomingMessage', 'ServerResponse'],
      extends: 'node-events.EventEmitter',
      evidence: `${node}/net.html#class-netsocket`,
    },
  },
  functions: [
    {
      names: ['createServer', 'createSecureServer'],
      result: { kind: 'node-http.Server' },
      runs: [
        { argument: 0, mode: 'request' },
        { argument: 1, mode: 'request' },
      ],
      evidence: `${node}/http.html#httpcreateserveroptions-requestlistener`,
    },
    {
      names: ['Server'],
      construct: true,
      result: { kind: 'node-http.Server' },
      runs: [
        { argument: 0, mode: 'request' },
        { argument: 1, mode: 'request' },
      ],
      evidence: `${node}/net.html#class-netserver`,
    },
    {
      names: ['request', 'get', 'connect', 'createConnection'],
      result: { kind: 'node-http.Socket' },
      runs: [
        { argument: 1, mode: 'later' },
        { argument: 2, mode: 'later' },
      ],
      evidence: `${node}/http.html#httprequestoptions-callback`,
    },
    { names: ['Socket'], construct: true, result: { kind: 'node-http.Socket' }, evidence: `${node}/net.html#class-netsocket` },
  ],
} satisfies LibraryTable;
