import type { LibraryTable } from '../table.ts';

const node = 'https://nodejs.org/api';

/** Worker threads and child processes. They end by themselves when their code ends, so they are no resources. */
export const nodeThreads = {
  library: 'node-threads',
  modules: ['worker_threads', 'node:worker_threads', 'child_process', 'node:child_process', 'cluster', 'node:cluster'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Process: {
      noun: 'process',
      types: ['Worker', 'ChildProcess', 'MessagePort'],
      extends: 'node-events.EventEmitter',
      evidence: `${node}/child_process.html#class-childprocess`,
    },
  },
  functions: [
    {
      names: ['Worker'],
      factory: 'starts a thread',
      construct: true,
      result: { kind: 'node-threads.Process' },
      evidence: `${node}/worker_threads.html#class-worker`,
    },
    {
      names: ['spawn', 'fork'],
      result: { kind: 'node-threads.Process' },
      evidence: `${node}/child_process.html#child_processspawncommand-args-options`,
    },
    {
      names: ['exec', 'execFile'],
      result: { kind: 'node-threads.Process' },
      runs: [
        { argument: 1, mode: 'later' },
        { argument: 2, mode: 'later' },
        { argument: 3, mode: 'later' },
      ],
      evidence: `${node}/child_process.html#child_processexeccommand-options-callback`,
    },
    { names: ['parentPort.on'], runs: [{ argument: 1, mode: 'event' }], evidence: `${node}/worker_threads.html#event-message` },
    { names: ['parentPort.once'], runs: [{ argument: 1, mode: 'later' }], evidence: `${node}/worker_threads.html#event-message` },
  ],
} satisfies LibraryTable;
