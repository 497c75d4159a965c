/** A map whose copies share its entries until one of them is written: states are copied far more often than they come to differ. */
export class SharedMap<Key, Value> {
  #entries: Map<Key, Value>;
  #isShared: boolean;

  constructor(from?: SharedMap<Key, Value>) {
    this.#entries = from ? from.#entries : new Map();
    this.#isShared = from !== undefined;
    if (from) from.#isShared = true;
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

  #writable(): Map<Key, Value> {
    if (this.#isShared) {
      this.#entries = new Map(this.#entries);
      this.#isShared = false;
    }
    return this.#entries;
  }
}
