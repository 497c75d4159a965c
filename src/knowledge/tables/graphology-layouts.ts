import type { LibraryTable } from '../table.ts';

const standard = 'https://graphology.github.io/standard-library';

/** Layouts of graphology that run in a worker or a frame loop until they are killed. */
export const graphologyLayouts = {
  library: 'graphology-layouts',
  modules: [
    'graphology-layout-forceatlas2/worker',
    'graphology-layout-force/worker',
    'graphology-layout-noverlap/worker',
    'graphology-library/layout-forceatlas2/worker',
  ],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Supervisor: {
      noun: 'layout',
      types: ['FA2LayoutSupervisor', 'ForceSupervisor', 'NoverlapLayoutSupervisor'],
      sort: 'session',
      resource: { release: '%.kill()', discipline: 'manual', collected: 'never', keptIn: 'its worker and the listeners of its graph' },
      methods: [
        { names: ['kill'], result: { plain: true }, releases: ['this'], evidence: `${standard}/layout-forceatlas2#webworker` },
        { names: ['start', 'stop', 'isRunning'], result: { plain: true }, evidence: `${standard}/layout-forceatlas2#webworker` },
      ],
      evidence: `${standard}/layout-forceatlas2#webworker`,
    },
  },
  functions: [
    {
      names: [''],
      construct: true,
      result: { kind: 'graphology-layouts.Supervisor' },
      evidence: `${standard}/layout-forceatlas2#webworker`,
    },
  ],
} satisfies LibraryTable;
