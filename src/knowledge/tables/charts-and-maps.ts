/** Charts and maps that keep listeners and drawing contexts until removed. */
import type { LibraryTable, Row } from '../table.ts';

const echartsTypes = 'echarts 6.1.0, types/dist/echarts.d.ts';
const maplibreTypes = 'maplibre-gl 6.17, dist/maplibre-gl.d.ts';
const leafletTypes = '@types/leaflet 1.9, index.d.ts';
const remove: Row = { names: ['remove'], releases: ['this'], result: { plain: true }, evidence: `${maplibreTypes}; ${leafletTypes}` };

export const echarts = {
  library: 'echarts',
  modules: ['echarts', 'echarts/core', '*/echarts.esm.min.js'],
  globals: ['echarts'],
  namespaceExports: ['default'],
  kinds: {
    Chart: {
      noun: 'chart',
      types: ['ECharts', 'EChartsType'],
      resource: {
        release: '%.dispose()',
        discipline: 'manual',
        collected: 'never',
        lasting: true,
        keptIn: 'a registry of charts, with its canvas',
      },
      evidence: echartsTypes,
      methods: [
        { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: echartsTypes },
        {
          names: ['setOption', 'resize', 'clear', 'showLoading', 'hideLoading', 'dispatchAction'],
          result: { plain: true },
          evidence: echartsTypes,
        },
        { names: ['on'], runs: [{ argument: 1, mode: 'event' }], result: { same: 'this' }, evidence: echartsTypes },
      ],
    },
  },
  functions: [
    { names: ['init'], result: { kind: 'echarts.Chart' }, evidence: echartsTypes },
    { names: ['getInstanceByDom', 'getInstanceById'], result: { kind: 'echarts.Chart', own: 'borrowed' }, evidence: echartsTypes },
    { names: ['dispose'], releases: [0], result: { plain: true }, evidence: echartsTypes },
  ],
} satisfies LibraryTable;

export const maplibre = {
  library: 'maplibre',
  modules: ['maplibre-gl', 'mapbox-gl'],
  globals: ['maplibregl', 'mapboxgl'],
  namespaceExports: ['default'],
  kinds: {
    Map: {
      noun: 'map',
      types: ['Map'],
      resource: { release: '%.remove()', discipline: 'manual', collected: 'never', lasting: true, keptIn: 'a WebGL context and workers' },
      evidence: maplibreTypes,
      methods: [
        remove,
        { names: ['on', 'once'], runs: [{ argument: 1, mode: 'event' }], result: { plain: true }, evidence: maplibreTypes },
      ],
    },
  },
  functions: [{ names: ['Map'], construct: true, result: { kind: 'maplibre.Map' }, evidence: maplibreTypes }],
} satisfies LibraryTable;

export const leaflet = {
  library: 'leaflet',
  modules: ['leaflet'],
  globals: ['L'],
  namespaceExports: ['default'],
  kinds: {
    Map: {
      noun: 'map',
      types: ['Map'],
      resource: { release: '%.remove()', discipline: 'manual', collected: 'never', lasting: true, keptIn: 'listeners on the window' },
      evidence: leafletTypes,
      methods: [
        remove,
        { names: ['on', 'once'], runs: [{ argument: 1, mode: 'event' }], result: { same: 'this' }, evidence: leafletTypes },
      ],
    },
  },
  functions: [
    { names: ['map'], result: { kind: 'leaflet.Map' }, evidence: leafletTypes },
    { names: ['Map'], construct: true, result: { kind: 'leaflet.Map' }, evidence: leafletTypes },
  ],
} satisfies LibraryTable;
