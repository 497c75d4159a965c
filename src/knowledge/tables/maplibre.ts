import type { LibraryTable } from '../table.ts';

const docs = 'https://maplibre.org/maplibre-gl-js/docs/API/classes/Map';

/** MapLibre and Mapbox GL: a map holds a WebGL context and workers until it is removed. */
export const maplibre = {
  library: 'maplibre',
  modules: ['maplibre-gl', 'mapbox-gl'],
  globals: ['maplibregl', 'mapboxgl'],
  namespaceExports: ['default'],
  kinds: {
    Map: {
      noun: 'map',
      types: ['Map'],
      sort: 'session',
      extends: 'node-events.EventEmitter',
      resource: {
        release: '%.remove()',
        discipline: 'manual',
        collected: 'never',
        lasting: true,
        keptIn: 'a WebGL context, its workers and the listeners of the window',
      },
      methods: [
        { names: ['remove'], result: { plain: true }, releases: ['this'], evidence: `${docs}/#remove` },
        {
          names: ['addSource', 'addLayer', 'removeLayer', 'removeSource', 'addControl', 'setStyle', 'flyTo', 'fitBounds', 'resize'],
          result: { same: 'this' },
          evidence: docs,
        },
      ],
      evidence: `${docs}/#remove`,
    },
  },
  functions: [{ names: ['Map'], construct: true, result: { kind: 'maplibre.Map' }, evidence: docs }],
} satisfies LibraryTable;
