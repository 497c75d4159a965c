import { objectUrls } from '../../../src/knowledge/tables/object-urls.ts';
import { CountedUrl, isRevoked, liveUrls } from '../counted-urls.ts';
import { callsByName, type Oracle } from './oracle.ts';

const isUrl = (value: unknown): value is string => typeof value === 'string' && value.startsWith('blob:');

const calls = callsByName([
  ...['URL', 'webkitURL', 'window.URL', 'globalThis.URL', 'self.URL'].flatMap((owner) => [
    [`${owner}.createObjectURL`, '@(blob)'] as const,
    [`${owner}.revokeObjectURL`, '@(given)'] as const,
  ]),
  ['fetch window.fetch globalThis.fetch self.fetch', "@('data:,a')"],
  ['encodeURI', '@(given)'],
]);

/** What a browser names. */
const globals = { URL: CountedUrl, fetch };

/** Object URLs, as Node has them. */
export const objectUrlsOracle: Oracle = {
  table: objectUrls,
  names: { ...globals, webkitURL: CountedUrl, window: globals, self: globals, globalThis: globals },
  inputs: `
    const blob = new Blob(['a']);
    const given = URL.createObjectURL(blob);
  `,
  callOf: (name) => calls.get(name),
  isOfKind: (_kind, value) => isUrl(value) && !isRevoked(value),
  isHandle: isUrl,
  isReleased: (url) => isRevoked(url as string),
  live: liveUrls,
  isCounted: isUrl,
  release: (url) => URL.revokeObjectURL(url as string),
};
