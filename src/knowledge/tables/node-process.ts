import type { LibraryTable } from '../table.ts';

const node = 'https://nodejs.org/api';

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
        { argument: 0, is: ['message', 'warning', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH'], then: { runs: [{ argument: 1, mode: 'event' }] } },
      ],
      evidence: `${node}/process.html#process-events`,
    },
    { names: ['once'], runs: [{ argument: 1, mode: 'later' }], evidence: `${node}/process.html#process-events` },
    {
      names: ['nextTick'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'later' }],
      evidence: `${node}/process.html#processnexttickcallback-args`,
    },
  ],
} satisfies LibraryTable;
