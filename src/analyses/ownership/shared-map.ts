/** A map whose copies share its entries until one of them is written: states are copied far more often than they come to differ. */
export class SharedMap<Key, Value> {
  #entries: Map<Key, Value>;
  #isShared: boolean;
  #derived: unknown;

  constructor(from?: SharedMap<Key, Value>) {
    this.#entries = from ? from.#entries : new Map();
    this.#isShared = from !== undefined;
    if (!from) return;
    this.#derived = from.#derived;
    from.#isShared = true;
  }

  get size(): number {
    return this.#entries.size;
  }
  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }
  has(key: Key): boolean {
    return this.#entries.has(key);
  }
  keys(): MapIterator<Key> {
    return this.#entries.keys();
  }
  values(): MapIterator<Value> {
    return this.#entries.values();
  }
  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.#entries.entries();
  }

  /** Goes through the entries that there are now, whatever is written meanwhile to others. */
  forEach(visit: (value: Value, key: Key) => void): void {
    this.#entries.forEach(visit);
  }

  set(key: Key, value: Value): void {
    this.#writable().set(key, value);
  }
  delete(key: Key): void {
    if (this.#entries.has(key)) this.#writable().delete(key);
  }

  /** Both have the very same entries, as nothing was written since one was copied from the other. */
  isSame(other: SharedMap<Key, Value>): boolean {
    return this.#entries === other.#entries;
  }

  /** The one thing that is computed from the entries, computed again only when they were written. It must not be undefined. */
  derive<Derived>(compute: () => Derived): Derived {
    return (this.#derived ??= compute()) as Derived;
  }

  #writable(): Map<Key, Value> {
    this.#derived = undefined;
    if (this.#isShared) {
      this.#entries = copyOf(this.#entries);
      this.#isShared = false;
    }
    return this.#entries;
  }
}

/** A copy of a map. The constructor of `Map` would make a pair of each entry, and something to hold the pair. */
export function copyOf<Key, Value>(map: ReadonlyMap<Key, Value>): Map<Key, Value> {
  const copy = new Map<Key, Value>();
  map.forEach((value, key) => copy.set(key, value));
  return copy;
}
