import type { LibraryTable } from '../table.ts';

const events = 'https://nodejs.org/api/events.html';
const added = { does: 'add', event: 0, handler: 1 } as const;
const removed = { does: 'remove', event: 0, handler: 1 } as const;

/** Event emitters of Node and what imitates them. */
export const nodeEvents = {
  library: 'node-events',
  modules: ['events', 'node:events', 'eventemitter3', 'eventemitter2', 'mitt', 'tiny-emitter'],
  globals: [],
  namespaceExports: ['default', 'EventEmitter'],
  kinds: {
    EventEmitter: {
      noun: 'event emitter',
      types: ['EventEmitter', 'EventEmitter3', 'Emitter'],
      methods: [
        {
          // Some emitters take a selector between the name and the function: jQuery, cytoscape.
          names: ['on', 'prependListener'],
          anyReceiver: true,
          result: { same: 'this' },
          runs: [
            { argument: 1, mode: 'event' },
            { argument: 2, mode: 'event' },
          ],
          cases: [
            // Events that an object has once, at its beginning or end.
            {
              argument: 0,
              is: [
                'end',
                'close',
                'error',
                'finish',
                'exit',
                'beforeExit',
                'ready',
                'open',
                'listening',
                'SIGINT',
                'SIGTERM',
                'SIGHUP',
                'uncaughtException',
                'unhandledRejection',
              ],
              then: { result: { same: 'this' }, runs: [{ argument: 1, mode: 'later' }], listens: added },
            },
            {
              argument: 0,
              is: ['request', 'upgrade', 'connection', 'session', 'stream'],
              then: { result: { same: 'this' }, runs: [{ argument: 1, mode: 'request' }], listens: added },
            },
          ],
          listens: added,
          evidence: `${events}#emitteroneventname-listener`,
        },
        {
          // Events that are objects of their own take the function alone: `chrome.runtime.onMessage.addListener(f)`.
          names: ['addListener'],
          anyReceiver: true,
          result: { same: 'this' },
          runs: [
            { argument: 0, mode: 'event' },
            { argument: 1, mode: 'event' },
          ],
          listens: added,
          evidence: `${events}#emitteraddlistenereventname-listener`,
        },
        {
          names: ['once', 'prependOnceListener'],
          anyReceiver: true,
          result: { same: 'this' },
          runs: [{ argument: 1, mode: 'later' }],
          listens: { does: 'add', event: 0, handler: 1, once: true },
          evidence: `${events}#emitteronceeventname-listener`,
        },
        {
          names: ['off', 'removeListener'],
          anyReceiver: true,
          result: { same: 'this' },
          listens: removed,
          evidence: `${events}#emitteroffeventname-listener`,
        },
        {
          names: ['removeAllListeners'],
          anyReceiver: true,
          result: { same: 'this' },
          listens: removed,
          evidence: `${events}#emitterremovealllistenerseventname`,
        },
        { names: ['setMaxListeners'], result: { same: 'this' }, evidence: `${events}#emittersetmaxlistenersn` },
        { names: ['emit', 'listenerCount'], result: { plain: true }, evidence: `${events}#emitteremiteventname-args` },
      ],
      evidence: events,
    },
  },
  functions: [
    {
      names: ['', 'EventEmitter'],
      construct: true,
      result: { kind: 'node-events.EventEmitter' },
      evidence: `${events}#class-eventemitter`,
    },
    // mitt is called without `new`.
    { names: [''], result: { kind: 'node-events.EventEmitter' }, evidence: 'https://github.com/developit/mitt#usage' },
  ],
} satisfies LibraryTable;
