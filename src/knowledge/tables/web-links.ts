import type { LibraryTable, Row } from '../table.ts';

const mdn = 'https://developer.mozilla.org/docs/Web/API';

/** In the page a link only stands so that it can be clicked: what its `href` holds is not released with it. */
const inPage: readonly Row[] = [
  {
    names: ['document.body.append', 'document.body.appendChild', 'document.body.removeChild', 'document.documentElement.appendChild'],
    result: { plain: true },
    evidence: `${mdn}/Node/appendChild`,
  },
];

/** Links that a program makes to start a download: `link.href = url; link.click()`. */
export const webLinks = {
  library: 'web-links',
  modules: [],
  globals: [''],
  kinds: {
    Link: {
      noun: 'link',
      sort: 'container',
      methods: [
        {
          names: ['click', 'remove', 'dispatchEvent', 'removeAttribute', 'focus', 'blur'],
          result: { plain: true },
          evidence: `${mdn}/HTMLElement/click`,
        },
        {
          names: ['setAttribute'],
          result: { plain: true },
          stores: [{ what: 1, into: 'this', key: 0 }],
          evidence: `${mdn}/Element/setAttribute`,
        },
      ],
      evidence: `${mdn}/HTMLAnchorElement`,
    },
  },
  functions: [
    {
      names: ['document.createElement', 'window.document.createElement'],
      cases: [
        { argument: 0, is: ['a', 'A'], then: { result: { kind: 'web-links.Link' } } },
        { argument: 0, is: ['canvas'], then: { result: { kind: 'webgl.Canvas' } } },
      ],
      evidence: `${mdn}/Document/createElement`,
    },
    ...inPage,
  ],
} satisfies LibraryTable;
