import type { LibraryTable } from '../table.ts';

/** WebSocket servers: their connection handlers run for every client, and what clients send comes as events. */
export const serversSockets = {
  library: 'server-sockets',
  modules: ['socket.io', 'ws', 'socket.io-client', 'uws', 'sockjs'],
  globals: ['io'],
  namespaceExports: ['default'],
  kinds: {
    SocketServer: {
      noun: 'socket server',
      types: ['Server', 'WebSocketServer', 'Namespace'],
      extends: 'node-events.EventEmitter',
      methods: [
        {
          names: ['use'],
          result: { same: 'this' },
          runs: [{ argument: 0, mode: 'request' }],
          evidence: 'https://socket.io/docs/v4/middlewares/',
        },
        {
          names: ['of', 'to', 'in', 'attach', 'listen'],
          result: { kind: 'server-sockets.SocketServer', own: 'borrowed' },
          evidence: 'https://socket.io/docs/v4/server-api/',
        },
      ],
      evidence: 'https://socket.io/docs/v4/server-api/',
    },
    Socket: {
      noun: 'socket',
      types: ['Socket', 'WebSocket'],
      extends: 'node-events.EventEmitter',
      evidence: 'https://github.com/websockets/ws/blob/master/doc/ws.md#class-websocket',
    },
  },
  functions: [
    {
      names: ['Server', 'WebSocketServer', 'WebSocket.Server'],
      construct: true,
      result: { kind: 'server-sockets.SocketServer' },
      evidence: 'https://github.com/websockets/ws/blob/master/doc/ws.md#class-websocketserver',
    },
    {
      names: ['', 'WebSocket'],
      construct: true,
      result: { kind: 'server-sockets.Socket' },
      evidence: 'https://github.com/websockets/ws/blob/master/doc/ws.md#class-websocket',
    },
    { names: ['', 'io', 'connect'], result: { kind: 'server-sockets.SocketServer' }, evidence: 'https://socket.io/docs/v4/client-api/#io' },
  ],
} satisfies LibraryTable;
