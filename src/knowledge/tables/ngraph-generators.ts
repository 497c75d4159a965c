import type { LibraryTable } from '../table.ts';

const source = 'https://github.com/anvaka/ngraph.generators/blob/main/index.js';

/** ngraph's generators: each call makes a graph. */
export const ngraphGenerators = {
  library: 'ngraph-generators',
  modules: ['ngraph.generators'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    {
      names: [
        'ladder',
        'complete',
        'completeBipartite',
        'balancedBinTree',
        'balancedBinaryTree',
        'binaryTree',
        'binTree',
        'path',
        'circularLadder',
        'grid',
        'grid3',
        'noLinks',
        'wattsStrogatz',
        'cliqueCircle',
        'miserables',
      ],
      result: { kind: 'ngraph.Graph' },
      evidence: source,
    },
  ],
} satisfies LibraryTable;
