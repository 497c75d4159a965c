import { resolveObjectURL } from 'node:buffer';
import { objectUrls } from '../../../src/knowledge/tables/object-urls.ts';
import { callsByName, type Oracle } from './oracle.ts';

const made = new Set<string>();
const create = URL.createObjectURL.bind(URL);
const CountingUrl = Object.assign(class extends URL {}, {
  createObjectURL(blob: Blob): string {
    const url = create(blob);
    made.add(url);
    return url;
  },
});

const isUrl = (value: unknown): value is string => typeof value === 'string' && value.startsWith('blob:');
/** Node is asked, which forgets the Blob of one that is revoked. */
const isRevoked = (url: unknown): boolean => resolveObjectURL(url as string) === undefined;

const calls = callsByName([
  ...['URL', 'webkitURL', 'window.URL', 'globalThis.URL', 'self.URL'].flatMap((owner) => [
    [`${owner}.createObjectURL`, '@(blob)'] as const,
    [`${owner}.revokeObjectURL`, '@(given)'] as const,
  ]),
  ['fetch window.fetch globalThis.fetch self.fetch', "@('data:,a')"],
]);

/** What a browser names. */
const globals = { URL: CountingUrl, fetch };

/** Object URLs, as Node has them. */
export const objectUrlsOracle: Oracle = {
  table: objectUrls,
  names: { ...globals, webkitURL: CountingUrl, window: globals, self: globals, globalThis: globals },
  inputs: `
    const blob = new Blob(['a']);
    const given = URL.createObjectURL(blob);
  `,
  callOf: (name) => calls.get(name),
  isOfKind: (_kind, value) => isUrl(value) && !isRevoked(value),
  isHandle: isUrl,
  isReleased: isRevoked,
  live: () => [...made].filter((url) => !isRevoked(url)).length,
  isCounted: isUrl,
  release: (url) => URL.revokeObjectURL(url as string),
};
