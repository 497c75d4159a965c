import type { Shape } from '../../base/behaviour.ts';
import type { LibraryTable } from '../table.ts';

const url = 'https://developer.mozilla.org/docs/Web/API/URL';
const spelling = 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects';

const sameAddress = { when: { argument: 0, kind: 'object-urls.ObjectUrl' }, then: { same: 0 } } satisfies Shape;

/** Object URLs: strings that keep a Blob or MediaSource alive. */
export const objectUrls = {
  library: 'object-urls',
  modules: [],
  globals: [''],
  kinds: {
    ObjectUrl: {
      noun: 'object URL',
      sort: 'buffer',
      resource: {
        release: 'URL.revokeObjectURL(%)',
        discipline: 'manual',
        collected: 'never',
        isPlainValue: true,
        keptIn: 'the browser, with the Blob it stands for, until the page is closed',
      },
      evidence: `${url}/createObjectURL_static#memory_management`,
    },
  },
  functions: [
    {
      names: [
        'URL.createObjectURL',
        'webkitURL.createObjectURL',
        'window.URL.createObjectURL',
        'globalThis.URL.createObjectURL',
        'self.URL.createObjectURL',
      ],
      result: { kind: 'object-urls.ObjectUrl' },
      evidence: `${url}/createObjectURL_static`,
    },
    {
      names: [
        'URL.revokeObjectURL',
        'webkitURL.revokeObjectURL',
        'window.URL.revokeObjectURL',
        'globalThis.URL.revokeObjectURL',
        'self.URL.revokeObjectURL',
      ],
      result: { plain: true },
      releases: [0],
      evidence: `${url}/revokeObjectURL_static`,
    },
    // The address in another spelling still leads to the Blob.
    { names: ['encodeURI'], result: sameAddress, evidence: `${spelling}/encodeURI` },
    { names: ['encodeURIComponent'], result: sameAddress, evidence: `${spelling}/encodeURIComponent`, notRun: 'gives another text' },
    {
      names: ['fetch', 'window.fetch', 'globalThis.fetch', 'self.fetch'],
      result: { promise: { plain: true } },
      evidence: 'https://fetch.spec.whatwg.org/#fetch-method',
    },
  ],
} satisfies LibraryTable;
