import type { LibraryTable } from '../table.ts';

const docs = 'https://www.chartjs.org/docs/latest/developers/api.html';

/** Chart.js keeps every chart in a registry of its own until it is destroyed. */
export const chartJs = {
  library: 'chart-js',
  modules: ['chart.js', 'chart.js/*'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Chart: {
      noun: 'chart',
      types: ['Chart'],
      sort: 'session',
      resource: {
        release: '%.destroy()',
        discipline: 'manual',
        collected: 'never',
        lasting: true,
        keptIn: 'Chart.instances and the listeners of its canvas',
      },
      methods: [
        { names: ['destroy'], result: { plain: true }, releases: ['this'], evidence: `${docs}#destroy` },
        { names: ['update', 'render', 'reset', 'resize', 'clear', 'stop', 'toBase64Image'], result: { plain: true }, evidence: docs },
      ],
      evidence: `${docs}#destroy`,
    },
  },
  functions: [{ names: ['', 'Chart'], construct: true, result: { kind: 'chart-js.Chart' }, evidence: docs }],
} satisfies LibraryTable;
