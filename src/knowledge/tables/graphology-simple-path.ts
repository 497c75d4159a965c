import type { LibraryTable } from '../table.ts';

const docs = 'https://graphology.github.io/standard-library/simple-path';

const everyPath = {
  enumerates: {
    of: 'paths',
    what: 'every path between two nodes',
    lists: 0,
    instead: 'Give a `maxDepth`, or walk the graph and stop when the answer is known',
  },
} as const;

/** graphology-simple-path: all paths are put into one list; only the option `maxDepth`, the fourth argument, keeps them few. */
export const graphologySimplePath = {
  library: 'graphology-simple-path',
  modules: ['graphology-simple-path', 'graphology-simple-path/*', 'graphology-library', 'graphology-library/simple-path'],
  globals: ['graphologyLibrary'],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    {
      names: [
        ...['allSimplePaths', 'allSimpleEdgePaths', 'allSimpleEdgeGroupPaths'],
        ...['simplePath.allSimplePaths', 'simplePath.allSimpleEdgePaths', 'simplePath.allSimpleEdgeGroupPaths'],
      ],
      result: { plain: true },
      cases: [{ argument: 3, is: [undefined], then: { result: { plain: true }, ...everyPath } }],
      evidence: docs,
    },
  ],
} satisfies LibraryTable;
