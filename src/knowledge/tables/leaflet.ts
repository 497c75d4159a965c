import type { LibraryTable } from '../table.ts';

const docs = 'https://leafletjs.com/reference.html';

/** Leaflet: a map listens on its element and on the window until it is removed. */
export const leaflet = {
  library: 'leaflet',
  modules: ['leaflet', 'leaflet/*'],
  globals: ['L'],
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
        keptIn: 'the listeners of its element and window',
      },
      methods: [
        { names: ['remove'], result: { plain: true }, releases: ['this'], evidence: `${docs}#map-remove` },
        {
          names: ['addLayer'],
          result: { same: 'this' },
          stores: [{ what: 0, into: 'this' }],
          size: 'grows',
          evidence: `${docs}#map-addlayer`,
        },
        { names: ['removeLayer'], result: { same: 'this' }, size: 'shrinks', evidence: `${docs}#map-removelayer` },
        { names: ['eachLayer'], result: { same: 'this' }, runs: [{ argument: 0, mode: 'each' }], evidence: `${docs}#map-eachlayer` },
        {
          names: ['setView', 'fitBounds', 'flyTo', 'panTo', 'setZoom', 'invalidateSize', 'addControl'],
          result: { same: 'this' },
          evidence: docs,
        },
      ],
      evidence: 'leaflet src/map/Map.js: remove() takes the listeners away that _initEvents put on window and container',
    },
    LayerGroup: {
      noun: 'layer group',
      types: ['LayerGroup', 'FeatureGroup', 'GeoJSON'],
      sort: 'container',
      extends: 'node-events.EventEmitter',
      methods: [
        {
          names: ['addLayer'],
          result: { same: 'this' },
          stores: [{ what: 0, into: 'this' }],
          size: 'grows',
          evidence: `${docs}#layergroup-addlayer`,
        },
        { names: ['removeLayer'], result: { same: 'this' }, size: 'shrinks', evidence: `${docs}#layergroup-removelayer` },
        { names: ['clearLayers'], result: { same: 'this' }, size: 'clears', evidence: `${docs}#layergroup-clearlayers` },
        { names: ['eachLayer'], result: { same: 'this' }, runs: [{ argument: 0, mode: 'each' }], evidence: `${docs}#layergroup-eachlayer` },
      ],
      evidence: `${docs}#layergroup`,
    },
  },
  functions: [
    { names: ['map'], result: { kind: 'leaflet.Map' }, evidence: `${docs}#map-factory` },
    { names: ['Map'], construct: true, result: { kind: 'leaflet.Map' }, evidence: `${docs}#map-factory` },
    { names: ['layerGroup', 'featureGroup', 'geoJSON', 'geoJson'], result: { kind: 'leaflet.LayerGroup' }, evidence: `${docs}#layergroup` },
    {
      names: ['LayerGroup', 'FeatureGroup', 'GeoJSON'],
      construct: true,
      result: { kind: 'leaflet.LayerGroup' },
      evidence: `${docs}#layergroup`,
    },
  ],
} satisfies LibraryTable;
