import { mostScansUnused } from './cache/scan-cache.ts';

/** Things that a process keeps from one scan to the next as long as scans ask for them. */
export class LastingEntries<Value> {
  readonly #entries = new Map<string, { readonly value: Value; usedIn: number }>();
  #scan = 0;

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry) entry.usedIn = this.#scan;
    return entry?.value;
  }

  set(key: string, value: Value): void {
    this.#entries.set(key, { value, usedIn: this.#scan });
  }

  /** A scan has ended: forgets what was not asked for lately. */
  endScan(): void {
    this.#scan += 1;
    for (const [key, { usedIn }] of this.#entries) if (this.#scan - usedIn > mostScansUnused) this.#entries.delete(key);
  }
}
