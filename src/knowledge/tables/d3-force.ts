import type { LibraryTable } from '../table.ts';

const docs = 'https://d3js.org/d3-force/simulation';

/** d3-force: a simulation ticks by a timer of its own until its heat is gone or it is stopped. */
export const d3Force = {
  library: 'd3-force',
  modules: ['d3-force', 'd3-force-3d', 'd3'],
  globals: ['d3'],
  kinds: {
    Simulation: {
      noun: 'simulation',
      types: ['Simulation'],
      methods: [
        {
          names: ['on'],
          result: { same: 'this' },
          runs: [{ argument: 1, mode: 'frame' }],
          cases: [{ argument: 0, is: ['end'], then: { result: { same: 'this' }, runs: [{ argument: 1, mode: 'later' }] } }],
          evidence: `${docs}#simulation_on`,
        },
        {
          names: ['force', 'nodes', 'stop', 'restart', 'tick', 'alpha', 'alphaTarget', 'alphaMin', 'alphaDecay', 'velocityDecay'],
          result: { same: 'this' },
          evidence: docs,
        },
      ],
      evidence: docs,
    },
  },
  functions: [
    { names: ['forceSimulation'], result: { kind: 'd3-force.Simulation' }, evidence: `${docs}#forceSimulation` },
    { names: ['timer', 'interval'], runs: [{ argument: 0, mode: 'timer' }], evidence: 'https://d3js.org/d3-timer' },
    { names: ['timeout'], runs: [{ argument: 0, mode: 'later' }], evidence: 'https://d3js.org/d3-timer' },
  ],
} satisfies LibraryTable;
