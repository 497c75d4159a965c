import type { LibraryTable } from '../table.ts';

const node = 'https://nodejs.org/api';
const added = { does: 'add', event: 0, handler: 1 } as const;
const removed = { does: 'remove', event: 0, handler: 1 } as const;

/** The process object and Node's own scheduling. Threads and child processes end by themselves when their code ends, so they are no resources. */
export const nodeProcess = {
  library: 'node-process',
  modules: ['process', 'node:process'],
  globals: ['process'],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    {
      names: ['on', 'addListener'],
      runs: [{ argument: 1, mode: 'later' }],
      // Signals and exits come once; what else a process emits comes as often as somebody sends it.
      cases: [
        {
          argument: 0,
          is: ['message', 'warning', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH'],
          then: { runs: [{ argument: 1, mode: 'event' }], listens: added },
        },
      ],
      listens: added,
      evidence: `${node}/process.html#process-events`,
    },
    {
      names: ['once'],
      runs: [{ argument: 1, mode: 'later' }],
      listens: { does: 'add', event: 0, handler: 1, once: true },
      evidence: `${node}/process.html#process-events`,
    },
    {
      names: ['off', 'removeListener', 'removeAllListeners'],
      listens: removed,
      evidence: `${node}/events.html#emitterremovelistenereventname-listener`,
    },
    {
      names: ['nextTick'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'later' }],
      evidence: `${node}/process.html#processnexttickcallback-args`,
    },
  ],
} satisfies LibraryTable;
