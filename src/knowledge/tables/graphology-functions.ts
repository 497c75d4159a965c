import type { LibraryTable } from '../table.ts';

const standard = 'https://graphology.github.io/standard-library';

/** What graphology's standard library makes: every operator, generator and parser gives a new graph of its own. */
export const graphologyFunctions = {
  library: 'graphology-functions',
  modules: [
    'graphology-operators',
    'graphology-operators/*',
    'graphology-generators',
    'graphology-generators/*',
    'graphology-gexf',
    'graphology-gexf/*',
    'graphology-graphml',
    'graphology-graphml/*',
    'graphology-components',
    'graphology-library',
    'graphology-library/*',
  ],
  globals: ['graphologyLibrary'],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    {
      names: ['subgraph', 'operators.subgraph'],
      result: { kind: 'graphology.Graph' },
      runs: [{ argument: 1, mode: 'each' }],
      copies: 0,
      evidence: `${standard}/operators#subgraph`,
    },
    {
      names: ['reverse', 'toDirected', 'toUndirected', 'toMixed', 'toMulti', 'toSimple', 'union', 'disjointUnion'],
      result: { kind: 'graphology.Graph' },
      copies: 0,
      evidence: `${standard}/operators`,
    },
    {
      names: [
        'operators.reverse',
        'operators.toDirected',
        'operators.toUndirected',
        'operators.toMixed',
        'operators.toMulti',
        'operators.toSimple',
        'operators.union',
        'operators.disjointUnion',
      ],
      result: { kind: 'graphology.Graph' },
      copies: 0,
      evidence: `${standard}/operators`,
    },
    {
      names: ['largestConnectedComponentSubgraph', 'components.largestConnectedComponentSubgraph'],
      result: { kind: 'graphology.Graph' },
      copies: 0,
      evidence: `${standard}/components`,
    },
    {
      names: [
        'complete',
        'empty',
        'ladder',
        'path',
        'caveman',
        'connectedCaveman',
        'clusters',
        'erdosRenyi',
        'girvanNewman',
        'krackhardtKite',
        'florentineFamilies',
        'karateClub',
      ],
      result: { kind: 'graphology.Graph' },
      evidence: `${standard}/generators`,
    },
    {
      names: [
        'classic.complete',
        'classic.empty',
        'classic.ladder',
        'classic.path',
        'community.caveman',
        'community.connectedCaveman',
        'random.clusters',
        'random.erdosRenyi',
        'random.girvanNewman',
        'social.karateClub',
      ],
      result: { kind: 'graphology.Graph' },
      evidence: `${standard}/generators`,
    },
    { names: ['parse', 'gexf.parse', 'graphml.parse'], result: { kind: 'graphology.Graph' }, evidence: `${standard}/gexf` },
    // `import subgraph from 'graphology-operators/subgraph'`: the module is the function.
    { names: [''], result: { kind: 'graphology.Graph' }, evidence: `${standard}/operators` },
  ],
} satisfies LibraryTable;
