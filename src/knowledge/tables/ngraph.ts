import type { LibraryTable } from '../table.ts';

const graph = 'https://github.com/anvaka/ngraph.graph';
const layout = 'https://github.com/anvaka/ngraph.forcelayout/blob/main/index.js';

/** ngraph: graphs are plain JavaScript objects; a layout listens on its graph until disposed. */
export const ngraph = {
  library: 'ngraph',
  modules: ['ngraph.graph', 'ngraph.fromjson', 'ngraph.fromdot'],
  globals: ['createGraph'],
  namespaceExports: ['default'],
  kinds: {
    Graph: {
      noun: 'graph',
      types: ['Graph'],
      sort: 'graph',
      extends: 'node-events.EventEmitter',
      methods: [
        { names: ['addNode'], result: { plain: true }, stores: [{ what: 1, into: 'this', key: 0 }], size: 'grows', evidence: graph },
        { names: ['addLink'], result: { plain: true }, stores: [{ what: 2, into: 'this' }], size: 'grows', evidence: graph },
        { names: ['removeNode', 'removeLink'], result: { plain: true }, size: 'shrinks', evidence: graph },
        { names: ['clear'], result: { plain: true }, size: 'clears', evidence: graph },
        { names: ['hasNode', 'hasLink', 'getNode', 'getLink'], reads: 'membership', evidence: graph },
        {
          names: ['getNodesCount', 'getLinksCount', 'getNodeCount', 'getLinkCount', 'getEdgeCount'],
          result: { plain: true },
          reads: 'size',
          evidence: graph,
        },
        { names: ['forEachNode', 'forEachLink'], result: { plain: true }, runs: [{ argument: 0, mode: 'each' }], evidence: graph },
        { names: ['forEachLinkedNode'], result: { plain: true }, runs: [{ argument: 1, mode: 'each' }], evidence: graph },
        { names: ['beginUpdate', 'endUpdate'], result: { plain: true }, evidence: graph },
      ],
      evidence: graph,
    },
    Layout: {
      noun: 'layout',
      types: ['Layout'],
      sort: 'session',
      resource: { release: '%.dispose()', discipline: 'manual', collected: 'yes', keptIn: 'the listeners of its graph' },
      methods: [
        { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: layout },
        { names: ['step'], result: { plain: true }, evidence: layout },
        { names: ['forEachBody'], result: { plain: true }, runs: [{ argument: 0, mode: 'each' }], evidence: layout },
      ],
      evidence: layout,
    },
  },
  functions: [{ names: [''], result: { kind: 'ngraph.Graph' }, evidence: graph }],
} satisfies LibraryTable;
