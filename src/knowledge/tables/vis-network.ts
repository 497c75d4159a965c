import type { LibraryTable } from '../table.ts';

const network = 'https://visjs.github.io/vis-network/docs/network/#methods';
const data = 'https://visjs.github.io/vis-data/data';

/** vis-network and vis-data. A view listens on its data set until disposed: it is not collected before the data set is. */
export const visNetwork = {
  library: 'vis',
  modules: ['vis-network', 'vis-network/*', 'vis-data', 'vis-data/*', 'vis'],
  globals: ['vis'],
  namespaceExports: ['default'],
  kinds: {
    Network: {
      noun: 'network view',
      types: ['Network'],
      sort: 'session',
      extends: 'node-events.EventEmitter',
      resource: {
        release: '%.destroy()',
        discipline: 'manual',
        collected: 'never',
        keptIn: 'its canvas, the listeners of the window and its animation frames',
      },
      methods: [
        { names: ['destroy'], result: { plain: true }, releases: ['this'], evidence: network },
        { names: ['setData'], result: { plain: true }, stores: [{ what: 0, into: 'this' }], evidence: network },
        { names: ['redraw', 'fit', 'setOptions', 'stabilize', 'selectNodes'], result: { plain: true }, evidence: network },
      ],
      evidence: network,
    },
    DataSet: {
      noun: 'data set',
      types: ['DataSet'],
      sort: 'container',
      extends: 'node-events.EventEmitter',
      methods: [
        {
          names: ['add', 'update', 'updateOnly'],
          result: { each: { plain: true } },
          stores: [{ what: 0, into: 'this' }],
          size: 'grows',
          evidence: `${data}/dataset.html`,
        },
        { names: ['remove'], result: { each: { plain: true } }, size: 'shrinks', evidence: `${data}/dataset.html` },
        { names: ['clear'], result: { each: { plain: true } }, size: 'clears', evidence: `${data}/dataset.html` },
        { names: ['get'], result: { elementsOf: 'this' }, evidence: `${data}/dataset.html` },
        {
          names: ['forEach', 'map'],
          result: { each: { resultOf: 0 } },
          runs: [{ argument: 0, mode: 'each', elementsOf: 'this' }],
          evidence: `${data}/dataset.html`,
        },
      ],
      evidence: `${data}/dataset.html`,
    },
    DataView: {
      noun: 'data view',
      types: ['DataView'],
      sort: 'session',
      resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', keptIn: 'the listeners of its data set' },
      methods: [
        { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${data}/dataview.html` },
        { names: ['get', 'getIds', 'refresh'], result: { plain: true }, evidence: `${data}/dataview.html` },
      ],
      evidence: "vis-data declarations/data-view.d.ts: “it won't be garbage collected unless the data set is too”",
    },
  },
  functions: [
    { names: ['Network', 'Timeline', 'Graph2d'], construct: true, result: { kind: 'vis.Network' }, evidence: network },
    { names: ['DataSet'], construct: true, result: { kind: 'vis.DataSet' }, evidence: `${data}/dataset.html` },
    { names: ['DataView'], construct: true, result: { kind: 'vis.DataView' }, evidence: `${data}/dataview.html` },
  ],
} satisfies LibraryTable;
