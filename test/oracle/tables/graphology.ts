import { createRequire } from 'node:module';
import { graphologyFunctions } from '../../../src/knowledge/tables/graphology-functions.ts';
import { graphology } from '../../../src/knowledge/tables/graphology.ts';
import { callsByName, type Oracle } from './oracle.ts';

const require = createRequire(import.meta.url);
const Graph = require('graphology') as new () => { readonly order: number; readonly size: number };
/** Every function by the name that its own package gives it, and below those of the packages. */
const library = require('graphology-library') as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const { operators, components, generators, gexf } = library;
const standard = {
  ...library,
  ...operators,
  ...components,
  ...generators,
  ...gexf,
  ...Object.assign({}, ...Object.values(generators ?? {})),
};
/** As its module gives it, by itself. */
const moduleFunction: unknown = createRequire(require.resolve('graphology-library'))('graphology-operators/reverse');

const isGraph = (value: unknown): value is InstanceType<typeof Graph> => value instanceof Graph;

const methods = callsByName([
  ['copy emptyCopy nullCopy export toJSON nodes edges', 'graph.@()'],
  ['clear clearEdges', 'graph.@()'],
  ['import', 'graph.@({ nodes: [{ key: "z" }] })'],
  ['addNode mergeNode', "graph.@('z', { kept })"],
  ['updateNode', "graph.@('z', () => ({ kept }))"],
  ['addEdge addDirectedEdge addUndirectedEdge mergeEdge mergeDirectedEdge mergeUndirectedEdge', "graph.@('c', 'a', { kept })"],
  ['updateEdge', "graph.@('c', 'a', () => ({ kept }))"],
  ['addEdgeWithKey addDirectedEdgeWithKey addUndirectedEdgeWithKey mergeEdgeWithKey', "graph.@('e', 'c', 'a', { kept })"],
  ['updateEdgeWithKey', "graph.@('e', 'c', 'a', () => ({ kept }))"],
  ['dropNode', "graph.@('a')"],
  ['dropEdge', "graph.@('a', 'b')"],
  ['dropDirectedEdge', "graph.@('a', 'b')"],
  ['dropUndirectedEdge', "graph.@('b', 'c')"],
  ['hasNode neighbors inNeighbors outNeighbors inEdges outEdges', "graph.@('a')"],
  ['hasEdge hasDirectedEdge hasUndirectedEdge areNeighbors', "graph.@('a', 'b')"],
  ['forEachNode mapNodes filterNodes findNode forEachEdge mapEdges filterEdges findEdge forEachOutEdge forEachInEdge', 'graph.@(probe)'],
  ['updateEachNodeAttributes updateEachEdgeAttributes', 'graph.@(() => probe() ?? {})'],
  ['forEachNeighbor mapNeighbors filterNeighbors', "graph.@('a', probe)"],
  ['forEachOutNeighbor', "graph.@('a', probe)"],
  ['forEachInNeighbor', "graph.@('b', probe)"],
  ['reduceNodes reduceEdges', 'graph.@(probe, 0)'],
]);

/** The graph that a graph of a class is made from. */
const argumentOf = (path: string): string =>
  path.includes('Undirected') ? 'undirected' : path.includes('Directed') ? 'directed' : 'graph';

const empty = { isHandle: () => false, isReleased: () => false, live: () => 0, isCounted: () => false, release: () => {} };

/** Graphs hold no handles: what is looked at is what a call gives, what it runs, and how the graph grows. */
export const graphologyOracle: Oracle = {
  ...empty,
  table: graphology,
  names: { graphology: Graph },
  inputs: `
    const kept = {};
    const graph = new graphology();
    graph.addNode('a');
    graph.addNode('b');
    graph.addNode('c');
    graph.addDirectedEdge('a', 'b');
    graph.addUndirectedEdge('b', 'c');
    const directed = new graphology.DirectedGraph();
    directed.addNode('a');
    const undirected = new graphology.UndirectedGraph();
    undirected.addNode('a');
  `,
  callOf: (name, kind) => {
    if (kind !== undefined) return methods.get(name);
    const [, construct, path = ''] = /^(new )?(.*)$/.exec(name) ?? [];
    const member = path === '' ? 'graphology' : `graphology.${path}`;
    return construct === undefined ? `${path.includes('.') ? member : `graphology.${path}`}(${argumentOf(path)})` : `new ${member}()`;
  },
  isOfKind: (_kind, value) => isGraph(value),
  sizeOf: (value) => (isGraph(value) ? value.order + value.size : undefined),
};

const functions = callsByName([
  ['subgraph operators.subgraph', "standard.@(graph, (node) => probe() ?? node === 'a')"],
  ['reverse toDirected toUndirected toMixed toMulti toSimple', 'standard.@(directed)'],
  [
    'operators.reverse operators.toDirected operators.toUndirected operators.toMixed operators.toMulti operators.toSimple',
    'standard.@(directed)',
  ],
  ['union disjointUnion operators.union operators.disjointUnion', 'standard.@(directed, other)'],
  ['complete empty ladder path classic.complete classic.empty classic.ladder classic.path', 'standard.@(graphology, 3)'],
  ['caveman connectedCaveman community.caveman community.connectedCaveman', 'standard.@(graphology, 2, 3)'],
  ['clusters random.clusters', 'standard.@(graphology, { order: 4, size: 3, clusters: 2 })'],
  ['erdosRenyi random.erdosRenyi', 'standard.@(graphology, { order: 3, probability: 0.5 })'],
  ['girvanNewman random.girvanNewman', 'standard.@(graphology, { zOut: 4 })'],
  ['krackhardtKite florentineFamilies karateClub social.karateClub', 'standard.@(graphology)'],
  ['gexf.parse parse', 'standard.@(graphology, \'<gexf><graph><nodes><node id="0"/></nodes></graph></gexf>\')'],
  ['graphml.parse', 'standard.@(graphology, \'<graphml><graph><node id="0"/></graph></graphml>\')'],
  ['', 'moduleFunction(directed)'],
  ['largestConnectedComponentSubgraph components.largestConnectedComponentSubgraph', 'standard.@(directed)'],
]);

/** The standard library of graphology. */
export const graphologyFunctionsOracle: Oracle = {
  ...empty,
  table: graphologyFunctions,
  names: { graphology: Graph, standard, moduleFunction },
  inputs: `
    const graph = new graphology();
    graph.addNode('a');
    const directed = new graphology({ type: 'directed' });
    directed.addNode('a');
    const other = new graphology({ type: 'directed' });
  `,
  callOf: (name) => functions.get(name),
  isOfKind: (_kind, value) => isGraph(value),
};
