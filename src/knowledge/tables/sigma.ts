import type { LibraryTable } from '../table.ts';

const docs = 'https://www.sigmajs.org/docs/advanced/lifecycle';

/** sigma: a renderer that listens on its graph and on the window, with WebGL contexts, until it is killed. */
export const sigma = {
  library: 'sigma',
  modules: ['sigma'],
  globals: ['Sigma'],
  namespaceExports: ['default'],
  kinds: {
    Sigma: {
      noun: 'graph renderer',
      types: ['Sigma'],
      sort: 'session',
      extends: 'node-events.EventEmitter',
      resource: {
        release: '%.kill()',
        discipline: 'manual',
        collected: 'never',
        keptIn: 'WebGL contexts and the listeners of its graph and window',
      },
      methods: [
        { names: ['kill'], result: { plain: true }, releases: ['this'], evidence: docs },
        { names: ['getGraph'], result: { kind: 'graphology.Graph', own: 'borrowed' }, evidence: docs },
        { names: ['setGraph'], result: { plain: true }, stores: [{ what: 0, into: 'this' }], evidence: docs },
        { names: ['refresh', 'scheduleRefresh', 'clear'], result: { same: 'this' }, evidence: docs },
      ],
      evidence: docs,
    },
  },
  functions: [{ names: ['', 'Sigma', 'sigma'], construct: true, result: { kind: 'sigma.Sigma' }, evidence: docs }],
} satisfies LibraryTable;
