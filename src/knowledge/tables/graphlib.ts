import type { LibraryTable } from '../table.ts';

const docs = 'https://github.com/dagrejs/graphlib/wiki/API-Reference';

/** graphlib, dagre and JSNetworkX: graphs are plain JavaScript objects. */
export const graphlib = {
  library: 'graphlib',
  modules: ['graphlib', '@dagrejs/graphlib', 'dagre', '@dagrejs/dagre', 'dagre-d3', 'dagre-d3-es', 'dagre-d3-es/*', 'jsnetworkx'],
  globals: ['graphlib', 'dagre', 'dagreD3', 'jsnx'],
  namespaceExports: ['default'],
  kinds: {
    Graph: {
      noun: 'graph',
      types: ['Graph', 'graphlib.Graph', 'DiGraph', 'MultiGraph', 'MultiDiGraph'],
      sort: 'graph',
      methods: [
        {
          names: ['setNode', 'addNode'],
          result: { same: 'this' },
          stores: [{ what: 1, into: 'this', key: 0 }],
          size: 'grows',
          evidence: `${docs}#setNode`,
        },
        {
          names: ['setNodes', 'setEdge', 'setPath', 'addEdge', 'addNodesFrom', 'addEdgesFrom', 'addPath'],
          result: { same: 'this' },
          size: 'grows',
          evidence: `${docs}#setEdge`,
        },
        {
          names: ['removeNode', 'removeEdge', 'removeNodesFrom', 'removeEdgesFrom'],
          result: { same: 'this' },
          size: 'shrinks',
          evidence: `${docs}#removeNode`,
        },
        { names: ['clear'], result: { plain: true }, size: 'clears', evidence: 'http://jsnetworkx.org/' },
        { names: ['hasNode', 'hasEdge'], result: { plain: true }, reads: 'membership', evidence: `${docs}#hasNode` },
        {
          names: ['nodeCount', 'edgeCount', 'numberOfNodes', 'numberOfEdges'],
          result: { plain: true },
          reads: 'size',
          evidence: `${docs}#nodeCount`,
        },
        {
          names: ['filterNodes'],
          result: { kind: 'graphlib.Graph' },
          runs: [{ argument: 0, mode: 'each' }],
          copies: 'this',
          evidence: `${docs}#filterNodes`,
        },
        {
          names: ['copy', 'subgraph', 'toDirected', 'toUndirected', 'reverse'],
          result: { kind: 'graphlib.Graph' },
          copies: 'this',
          evidence: 'http://jsnetworkx.org/',
        },
      ],
      evidence: docs,
    },
  },
  functions: [
    {
      names: ['Graph', 'graphlib.Graph', 'DiGraph', 'MultiGraph', 'MultiDiGraph'],
      construct: true,
      result: { kind: 'graphlib.Graph' },
      evidence: docs,
    },
    { names: ['json.read', 'graphlib.json.read', 'completeGraph'], result: { kind: 'graphlib.Graph' }, evidence: `${docs}#json-read` },
    {
      names: ['alg.floydWarshall', 'alg.dijkstraAll', 'graphlib.alg.floydWarshall', 'graphlib.alg.dijkstraAll'],
      result: { plain: true },
      enumerates: {
        of: 'pairs',
        what: 'the distance of every node to every other',
        lists: 0,
        instead: 'Ask for the distances from one node at a time with `alg.dijkstra`',
      },
      evidence: `${docs}#alg-dijkstra-all`,
    },
    { names: ['layout'], result: { plain: true }, evidence: 'https://github.com/dagrejs/dagre/wiki' },
  ],
} satisfies LibraryTable;
