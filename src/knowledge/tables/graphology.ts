import type { LibraryTable } from '../table.ts';

const docs = 'https://graphology.github.io';

/** graphology: graphs are plain JavaScript objects, so what matters is how many there are and what still refers to them. */
export const graphology = {
  library: 'graphology',
  modules: ['graphology', 'graphology/*'],
  globals: ['graphology'],
  namespaceExports: ['default'],
  kinds: {
    Graph: {
      noun: 'graph',
      types: ['Graph', 'AbstractGraph', 'DirectedGraph', 'UndirectedGraph', 'MultiGraph', 'MultiDirectedGraph', 'MultiUndirectedGraph'],
      sort: 'graph',
      extends: 'node-events.EventEmitter',
      methods: [
        {
          names: ['copy', 'emptyCopy', 'nullCopy'],
          result: { kind: 'graphology.Graph' },
          copies: 'this',
          evidence: `${docs}/serialization#copy`,
        },
        { names: ['import'], result: { same: 'this' }, size: 'grows', evidence: `${docs}/serialization#import` },
        { names: ['export', 'toJSON'], result: { plain: true }, copies: 'this', evidence: `${docs}/serialization#export` },
        {
          names: ['addNode', 'mergeNode', 'updateNode'],
          result: { plain: true },
          stores: [{ what: 1, into: 'this', key: 0 }],
          size: 'grows',
          evidence: `${docs}/mutation#addnode`,
        },
        {
          names: ['addEdge', 'addDirectedEdge', 'addUndirectedEdge', 'mergeEdge', 'mergeDirectedEdge', 'mergeUndirectedEdge', 'updateEdge'],
          result: { plain: true },
          stores: [{ what: 2, into: 'this' }],
          size: 'grows',
          evidence: `${docs}/mutation#addedge`,
        },
        {
          names: ['addEdgeWithKey', 'addDirectedEdgeWithKey', 'addUndirectedEdgeWithKey', 'mergeEdgeWithKey', 'updateEdgeWithKey'],
          result: { plain: true },
          stores: [{ what: 3, into: 'this', key: 0 }],
          size: 'grows',
          evidence: `${docs}/mutation#addedgewithkey`,
        },
        {
          names: ['dropNode', 'dropEdge', 'dropDirectedEdge', 'dropUndirectedEdge'],
          result: { plain: true },
          size: 'shrinks',
          evidence: `${docs}/mutation#dropnode`,
        },
        { names: ['clear'], result: { plain: true }, size: 'clears', evidence: `${docs}/mutation#clear` },
        { names: ['clearEdges'], result: { plain: true }, size: 'shrinks', evidence: `nodes stay; ${docs}/mutation#clearedges` },
        {
          names: ['hasNode', 'hasEdge', 'hasDirectedEdge', 'hasUndirectedEdge', 'areNeighbors'],
          result: { plain: true },
          reads: 'membership',
          evidence: `${docs}/read#hasnode`,
        },
        {
          names: [
            'forEachNode',
            'mapNodes',
            'filterNodes',
            'findNode',
            'forEachEdge',
            'mapEdges',
            'filterEdges',
            'findEdge',
            'forEachOutEdge',
            'forEachInEdge',
            'updateEachNodeAttributes',
            'updateEachEdgeAttributes',
          ],
          runs: [
            { argument: 0, mode: 'each' },
            { argument: 1, mode: 'each' },
            { argument: 2, mode: 'each' },
          ],
          evidence: `${docs}/iteration`,
        },
        {
          names: [
            'forEachNeighbor',
            'forEachOutNeighbor',
            'forEachInNeighbor',
            'mapNeighbors',
            'filterNeighbors',
            'reduceNodes',
            'reduceEdges',
          ],
          runs: [
            { argument: 0, mode: 'each' },
            { argument: 1, mode: 'each' },
          ],
          evidence: `${docs}/iteration`,
        },
        {
          names: ['nodes', 'edges', 'neighbors', 'inNeighbors', 'outNeighbors', 'inEdges', 'outEdges'],
          result: { each: { plain: true } },
          evidence: `${docs}/iteration`,
        },
      ],
      evidence: `${docs}/instantiation`,
    },
  },
  functions: [
    {
      names: ['', 'Graph', 'DirectedGraph', 'UndirectedGraph', 'MultiGraph', 'MultiDirectedGraph', 'MultiUndirectedGraph'],
      construct: true,
      result: { kind: 'graphology.Graph' },
      evidence: `${docs}/instantiation#constructor`,
    },
    {
      names: [
        'from',
        'Graph.from',
        'DirectedGraph.from',
        'UndirectedGraph.from',
        'MultiGraph.from',
        'MultiDirectedGraph.from',
        'MultiUndirectedGraph.from',
      ],
      result: { kind: 'graphology.Graph' },
      copies: 0,
      evidence: `${docs}/instantiation#static-from-method`,
    },
  ],
} satisfies LibraryTable;
