import type { Audit } from '../engine/audit.ts';
import type { Report } from '../engine/report.ts';
import { contentOf, digestOf } from './finding-content.ts';
import { Places, relativePath } from './places.ts';

/** Names for findings that stay the same while the lines above change, and in every checkout. */
export class Fingerprints {
  readonly #places: Places;
  readonly #root: string;
  /** How often a digest was given out, to tell equal findings on equal lines apart. */
  readonly #occurrences = new Map<string, number>();

  constructor(audit: Audit, root: string) {
    this.#places = new Places(audit);
    this.#root = root;
  }

  /** The name of a finding; it is asked once for each, in the order of the files. */
  of(path: string, report: Report): string {
    const { rule, message, code } = contentOf(this.#places, path, report);
    const digest = digestOf([rule, message, relativePath(this.#root, path), code]);
    const occurrence = (this.#occurrences.get(digest) ?? 0) + 1;
    this.#occurrences.set(digest, occurrence);
    return `${digest}:${occurrence}`;
  }
}
