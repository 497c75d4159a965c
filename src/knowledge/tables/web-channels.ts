import type { LibraryTable } from '../table.ts';

const mdn = 'https://developer.mozilla.org/docs/Web/API';

/** Workers, sockets, channels and databases of the browser. A WebSocket is no resource here: its other end may close it. */
export const webChannels = {
  library: 'web',
  modules: [],
  globals: [''],
  kinds: {
    Worker: {
      noun: 'worker',
      types: ['Worker'],
      sort: 'session',
      extends: 'web.EventTarget',
      resource: { release: '%.terminate()', discipline: 'manual', collected: 'never', keptIn: 'its own thread' },
      methods: [
        { names: ['terminate'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/Worker/terminate` },
        { names: ['postMessage'], result: { plain: true }, copies: 0, evidence: `${mdn}/Worker/postMessage` },
      ],
      evidence: 'https://html.spec.whatwg.org/multipage/workers.html#the-worker%27s-lifetime',
    },
    EventSource: {
      noun: 'event source',
      types: ['EventSource'],
      sort: 'session',
      extends: 'web.EventTarget',
      resource: { release: '%.close()', discipline: 'manual', collected: 'never', keptIn: 'an open connection' },
      methods: [{ names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/EventSource/close` }],
      evidence: 'https://html.spec.whatwg.org/multipage/server-sent-events.html#garbage-collection',
    },
    BroadcastChannel: {
      noun: 'broadcast channel',
      types: ['BroadcastChannel'],
      extends: 'web.EventTarget',
      resource: { release: '%.close()', discipline: 'manual', collected: 'never', keptIn: 'the browser while it has listeners' },
      methods: [
        { names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/BroadcastChannel/close` },
        { names: ['postMessage'], result: { plain: true }, copies: 0, evidence: `${mdn}/BroadcastChannel/postMessage` },
      ],
      evidence: 'https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts',
    },
    Channel: {
      noun: 'channel',
      types: ['WebSocket', 'MessagePort', 'SharedWorker', 'RTCDataChannel'],
      extends: 'web.EventTarget',
      methods: [{ names: ['send', 'postMessage', 'close', 'start'], result: { plain: true }, evidence: `${mdn}/WebSocket` }],
      properties: { port: { kind: 'web.Channel' } },
      evidence: `${mdn}/WebSocket`,
    },
    SyncAccessHandle: {
      noun: 'file handle',
      types: ['FileSystemSyncAccessHandle'],
      sort: 'session',
      resource: { release: '%.close()', discipline: 'manual', collected: 'late', keptIn: 'a lock on the file' },
      methods: [{ names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/FileSystemSyncAccessHandle/close` }],
      evidence: `${mdn}/FileSystemSyncAccessHandle/close`,
    },
    FileHandle: {
      noun: 'file',
      types: ['FileSystemFileHandle'],
      methods: [
        {
          names: ['createSyncAccessHandle'],
          result: { promise: { kind: 'web.SyncAccessHandle' } },
          evidence: `${mdn}/FileSystemFileHandle/createSyncAccessHandle`,
        },
      ],
      evidence: `${mdn}/FileSystemFileHandle`,
    },
  },
  functions: [
    {
      names: ['Worker', 'window.Worker'],
      factory: 'starts a thread',
      construct: true,
      result: { kind: 'web.Worker' },
      evidence: `${mdn}/Worker/Worker`,
    },
    { names: ['EventSource'], construct: true, result: { kind: 'web.EventSource' }, evidence: `${mdn}/EventSource/EventSource` },
    {
      names: ['BroadcastChannel'],
      construct: true,
      result: { kind: 'web.BroadcastChannel' },
      evidence: `${mdn}/BroadcastChannel/BroadcastChannel`,
    },
    { names: ['WebSocket', 'SharedWorker'], construct: true, result: { kind: 'web.Channel' }, evidence: `${mdn}/WebSocket/WebSocket` },
    {
      names: ['MessageChannel'],
      construct: true,
      result: { fields: { port1: { kind: 'web.Channel' }, port2: { kind: 'web.Channel' } } },
      evidence: `${mdn}/MessageChannel`,
    },
    { names: ['indexedDB.open', 'window.indexedDB.open'], result: { kind: 'web.EventTarget' }, evidence: `${mdn}/IDBFactory/open` },
  ],
} satisfies LibraryTable;
