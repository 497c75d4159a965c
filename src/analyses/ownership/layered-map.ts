/** With more changes than this a copy gets a base of its own: copying the changes would cost as much. */
const mostChanges = 48;

/** A map of which copies differ in little: they share a base, and each keeps its own changes. Its entries are in no particular order. */
export class LayeredMap<Key, Value extends object> {
  #base: ReadonlyMap<Key, Value>;
  /** Undefined for what the base has and this map has not. */
  readonly #changes: Map<Key, Value | undefined>;

  constructor(from?: LayeredMap<Key, Value>) {
    if (from && from.#changes.size > mostChanges) from.#flatten();
    this.#base = from ? from.#base : new Map();
    this.#changes = new Map(from ? from.#changes : undefined);
  }

  get(key: Key): Value | undefined {
    const changed = this.#changes.get(key);
    return changed !== undefined || this.#changes.has(key) ? changed : this.#base.get(key);
  }
  set(key: Key, value: Value): void {
    this.#changes.set(key, value);
  }
  delete(key: Key): void {
    if (this.#base.has(key)) this.#changes.set(key, undefined);
    else this.#changes.delete(key);
  }

  *[Symbol.iterator](): Generator<[Key, Value]> {
    for (const entry of this.#base) if (!this.#changes.has(entry[0])) yield entry;
    for (const [key, value] of this.#changes) if (value !== undefined) yield [key, value];
  }

  /** The entries of `other` that may differ from those here. */
  entriesUnlike(other: LayeredMap<Key, Value>): Iterable<readonly [Key, Value]> {
    return this.#base === other.#base ? this.#changedEntries(other) : other;
  }

  #changedEntries(other: LayeredMap<Key, Value>): (readonly [Key, Value])[] {
    const found: (readonly [Key, Value])[] = [];
    for (const [key, value] of other.#changes) if (value !== undefined) found.push([key, value]);
    for (const key of this.#changes.keys()) {
      const value = other.#changes.has(key) ? undefined : this.#base.get(key);
      if (value !== undefined) found.push([key, value]);
    }
    return found;
  }

  #flatten(): void {
    this.#base = new Map(this);
    this.#changes.clear();
  }
}
