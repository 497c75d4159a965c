import type { LibraryTable } from '../table.ts';

const declarations = 'tesseract.js 7.0.0, src/index.d.ts';

/** Text recognition in a worker. */
export const tesseract = {
  library: 'tesseract',
  modules: ['tesseract.js', 'tesseract.js/*', '*/tesseract.esm.min.js'],
  globals: ['Tesseract'],
  namespaceExports: ['default'],
  kinds: {
    Worker: {
      noun: 'recognition worker',
      types: ['Worker', 'Tesseract.Worker'],
      resource: { release: '%.terminate()', discipline: 'manual', collected: 'never', keptIn: 'a worker with its own WebAssembly heap' },
      evidence: `https://github.com/naptha/tesseract.js/blob/master/docs/performance.md; ${declarations}`,
      methods: [
        {
          names: [
            ...['recognize', 'detect', 'setParameters', 'reinitialize', 'load', 'loadLanguage', 'initialize', 'writeText', 'readText'],
            ...['removeFile', 'FS'],
          ],
          result: { promise: { plain: true } },
          evidence: declarations,
        },
        { names: ['terminate'], releases: ['this'], result: { promise: { plain: true } }, evidence: declarations },
      ],
    },
    Scheduler: {
      noun: 'recognition scheduler',
      types: ['Scheduler', 'Tesseract.Scheduler'],
      resource: { release: '%.terminate()', discipline: 'manual', collected: 'never', lasting: true, keptIn: 'its workers' },
      evidence: declarations,
      methods: [
        { names: ['addWorker'], takes: [{ what: 0, into: 'this' }], result: { plain: true }, evidence: declarations },
        { names: ['addJob'], result: { promise: { plain: true } }, evidence: declarations },
        { names: ['getQueueLen', 'getNumWorkers'], result: { plain: true }, evidence: declarations },
        { names: ['terminate'], releases: ['this'], result: { promise: { plain: true } }, evidence: declarations },
      ],
    },
  },
  functions: [
    {
      names: ['createWorker'],
      factory: 'starts a worker and loads its language data',
      result: { promise: { kind: 'tesseract.Worker' } },
      evidence: declarations,
    },
    { names: ['createScheduler'], result: { kind: 'tesseract.Scheduler' }, evidence: declarations },
    { names: ['recognize', 'detect'], result: { promise: { plain: true } }, evidence: `ends its own worker; ${declarations}` },
  ],
} satisfies LibraryTable;
