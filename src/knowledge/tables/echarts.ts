import type { LibraryTable } from '../table.ts';

const docs = 'https://echarts.apache.org/en/api.html#echartsInstance';

/** Apache ECharts keeps every chart in a registry of its own until it is disposed. */
export const echarts = {
  library: 'echarts',
  modules: ['echarts', 'echarts/core', 'echarts/lib/echarts'],
  globals: ['echarts'],
  namespaceExports: ['default'],
  kinds: {
    Chart: {
      noun: 'chart',
      types: ['ECharts', 'EChartsType'],
      sort: 'session',
      extends: 'node-events.EventEmitter',
      resource: {
        release: '%.dispose()',
        discipline: 'manual',
        collected: 'never',
        lasting: true,
        keptIn: 'the registry of charts and the listeners of its element',
      },
      methods: [
        { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${docs}.dispose` },
        {
          names: ['setOption', 'resize', 'clear', 'showLoading', 'hideLoading', 'dispatchAction', 'getOption', 'getDataURL'],
          result: { plain: true },
          evidence: docs,
        },
      ],
      evidence: 'echarts lib/core/echarts.js: instances[chart.id] = chart, deleted by dispose()',
    },
  },
  functions: [
    { names: ['init'], result: { kind: 'echarts.Chart' }, evidence: 'https://echarts.apache.org/en/api.html#echarts.init' },
    { names: ['dispose'], result: { plain: true }, releases: [0], evidence: 'https://echarts.apache.org/en/api.html#echarts.dispose' },
    {
      names: ['getInstanceByDom'],
      result: { kind: 'echarts.Chart', own: 'borrowed' },
      evidence: 'https://echarts.apache.org/en/api.html#echarts.getInstanceByDom',
    },
  ],
} satisfies LibraryTable;
