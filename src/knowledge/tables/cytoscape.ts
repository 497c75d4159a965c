import type { LibraryTable } from '../table.ts';

const docs = 'https://js.cytoscape.org';
const measured = 'measured: cytoscape 3.34, headless';

const headless = [
  { argument: 0, member: 'styleEnabled', is: [true], then: { result: { kind: 'cytoscape.Core' } } },
  { argument: 0, member: 'headless', is: [true], then: { result: { kind: 'cytoscape.HeadlessCore' } } },
] as const;

/** Cytoscape.js. A new instance in the same container destroys the old one; a headless one with a style runs its animation loop until destroyed. */
export const cytoscape = {
  library: 'cytoscape',
  modules: ['cytoscape'],
  globals: ['cytoscape'],
  namespaceExports: ['default'],
  kinds: {
    Core: {
      noun: 'graph',
      types: ['Core'],
      sort: 'graph',
      extends: 'node-events.EventEmitter',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'yes', keptIn: 'its container, listeners and animation loop' },
      methods: [
        { names: ['destroy'], result: { same: 'this' }, releases: ['this'], evidence: `${docs}/#cy.destroy; ${measured}` },
        { names: ['add'], result: { kind: 'cytoscape.Collection' }, size: 'grows', evidence: `${docs}/#cy.add` },
        { names: ['remove'], result: { kind: 'cytoscape.Collection' }, size: 'shrinks', evidence: `${docs}/#cy.remove` },
        {
          names: ['elements', 'nodes', 'edges', 'filter', '$', 'getElementById', 'collection'],
          result: { kind: 'cytoscape.Collection' },
          evidence: `${docs}/#cy.elements`,
        },
        { names: ['batch'], result: { same: 'this' }, runs: [{ argument: 0, mode: 'now' }], evidence: `${docs}/#cy.batch` },
        {
          names: ['ready'],
          result: { same: 'this' },
          runs: [{ argument: 0, mode: 'now' }],
          evidence: `at once when it is ready, as without a browser, else later; ${docs}/#cy.ready; ${measured}`,
        },
        { names: ['json'], copies: 'this', evidence: `${docs}/#cy.json` },
        {
          names: ['unmount'],
          result: { same: 'this' },
          releases: ['this'],
          evidence: `stops the animation loop and destroys the renderer, as destroy does; ${docs}/#cy.unmount; ${measured}`,
        },
        { names: ['mount'], result: { same: 'this' }, evidence: `${docs}/#cy.mount`, notRun: 'needs a browser that lays out' },
        { names: ['fit', 'center', 'resize'], result: { same: 'this' }, evidence: `${docs}/#cy.fit` },
      ],
      evidence: 'https://github.com/cytoscape/cytoscape.js/blob/unstable/documentation/md/core/destroy.md',
    },
    /** Without style it has neither listeners nor an animation loop: the garbage collector frees it like any object. */
    HeadlessCore: {
      noun: 'graph',
      sort: 'graph',
      extends: 'cytoscape.Core',
      evidence: `${docs}/#core/initialisation`,
    },
    Collection: {
      noun: 'collection of elements',
      types: ['Collection', 'CollectionReturnValue', 'NodeCollection', 'EdgeCollection', 'NodeSingular', 'EdgeSingular'],
      extends: 'node-events.EventEmitter',
      methods: [
        {
          names: ['forEach', 'each', 'some', 'every'],
          runs: [{ argument: 0, mode: 'each', parameters: [{ kind: 'cytoscape.Collection' }] }],
          evidence: `${docs}/#eles.forEach`,
        },
        {
          names: ['map'],
          result: { each: { resultOf: 0 } },
          runs: [{ argument: 0, mode: 'each', parameters: [{ kind: 'cytoscape.Collection' }] }],
          evidence: `${docs}/#eles.map`,
        },
        {
          names: [
            'filter',
            'sort',
            'clone',
            'union',
            'intersection',
            'difference',
            'neighborhood',
            'connectedEdges',
            'connectedNodes',
            'successors',
            'predecessors',
          ],
          result: { kind: 'cytoscape.Collection' },
          runs: [{ argument: 0, mode: 'each' }],
          evidence: `${docs}/#eles.filter`,
        },
        { names: ['components'], result: { each: { kind: 'cytoscape.Collection' } }, evidence: `${docs}/#eles.components; ${measured}` },
        { names: ['remove', 'restore', 'move'], result: { kind: 'cytoscape.Collection' }, evidence: `${docs}/#eles.remove` },
      ],
      evidence: `${docs}/#collection`,
    },
  },
  functions: [
    { names: [''], result: { kind: 'cytoscape.Core' }, cases: headless, evidence: `${docs}/#core/initialisation` },
    { names: [''], construct: true, result: { kind: 'cytoscape.Core' }, cases: headless, evidence: `${docs}/#core/initialisation` },
    { names: ['use'], result: { plain: true }, evidence: `${docs}/#extensions` },
  ],
} satisfies LibraryTable;
