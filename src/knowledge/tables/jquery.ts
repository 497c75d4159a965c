import type { LibraryTable } from '../table.ts';

const docs = 'https://api.jquery.com';

/** jQuery's events. */
export const jquery = {
  library: 'jquery',
  modules: ['jquery'],
  globals: ['$', 'jQuery'],
  namespaceExports: ['default'],
  kinds: {
    Selection: {
      noun: 'selection',
      types: ['JQuery'],
      extends: 'node-events.EventEmitter',
      methods: [
        {
          names: [
            'click',
            'dblclick',
            'change',
            'submit',
            'keyup',
            'keydown',
            'keypress',
            'mousemove',
            'mousedown',
            'mouseup',
            'scroll',
            'resize',
            'hover',
          ],
          result: { same: 'this' },
          runs: [{ argument: 0, mode: 'event' }],
          evidence: `${docs}/category/events/`,
        },
        {
          names: ['ready', 'one', 'load'],
          result: { same: 'this' },
          runs: [
            { argument: 0, mode: 'later' },
            { argument: 1, mode: 'later' },
          ],
          evidence: `${docs}/ready/`,
        },
        { names: ['each', 'map', 'filter'], result: { same: 'this' }, runs: [{ argument: 0, mode: 'each' }], evidence: `${docs}/each/` },
      ],
      evidence: docs,
    },
  },
  functions: [
    { names: [''], result: { kind: 'jquery.Selection' }, runs: [{ argument: 0, mode: 'later' }], evidence: `${docs}/jQuery/` },
    { names: ['each', 'map', 'grep'], runs: [{ argument: 1, mode: 'each' }], evidence: `${docs}/jQuery.each/` },
    {
      names: ['get', 'post', 'getJSON'],
      runs: [
        { argument: 1, mode: 'later' },
        { argument: 2, mode: 'later' },
      ],
      evidence: `${docs}/jQuery.get/`,
    },
    {
      names: ['ajax'],
      runs: [
        { argument: 0, member: 'success', mode: 'later' },
        { argument: 0, member: 'error', mode: 'later' },
      ],
      evidence: `${docs}/jQuery.ajax/`,
    },
  ],
} satisfies LibraryTable;
