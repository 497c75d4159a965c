import { resolveObjectURL } from 'node:buffer';

const made = new Set<string>();
const create = URL.createObjectURL.bind(URL);

/** `URL` that knows which object URLs it made. */
export const CountedUrl = Object.assign(class extends URL {}, {
  createObjectURL(blob: Blob): string {
    const url = create(blob);
    made.add(url);
    return url;
  },
});

/** Node is asked, which forgets the Blob of one that is revoked. */
export const isRevoked = (url: string): boolean => resolveObjectURL(url) === undefined;

/** Object URLs that were made and not revoked. */
export function liveUrls(): number {
  for (const url of made) if (isRevoked(url)) made.delete(url);
  return made.size;
}
