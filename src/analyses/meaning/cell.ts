/** More meanings than this are no longer followed: such a value is too general to say anything of. */
const mostMeanings = 24;

/** A place whose facts are being found: a value, a variable, a field, a parameter, a result. */
export class FactCell<Fact> {
  readonly facts = new Set<Fact>();
  readonly listeners: ((fact: Fact) => void)[] = [];
  readonly #queue: FactQueue<Fact>;

  constructor(queue: FactQueue<Fact>) {
    this.#queue = queue;
  }

  /** Adds a fact; whoever listens hears of each fact once. */
  add(fact: Fact): void {
    if (this.facts.has(fact) || this.facts.size >= mostMeanings) return;
    this.facts.add(fact);
    if (this.listeners.length > 0) this.#queue.push(this, fact);
  }

  /** Calls back for every fact the cell has or will get. */
  listen(listener: (fact: Fact) => void): void {
    this.listeners.push(listener);
    for (const fact of this.facts) this.#queue.pushTo(listener, fact);
  }

  /** Whatever this cell means, `target` means as well. */
  flowTo(target: FactCell<Fact>): void {
    if (target !== this) this.listen((fact) => target.add(fact));
  }
}

/** Work not yet done: meanings that listeners have to hear of. Draining it reaches the least solution. */
export class FactQueue<Fact> {
  readonly #pending: [target: FactCell<Fact> | ((fact: Fact) => void), fact: Fact, listeners: number][] = [];
  /** How many meanings were handed to listeners: a measure of work that does not depend on the machine. */
  deliveries = 0;

  push(cell: FactCell<Fact>, fact: Fact): void {
    // Listeners that come later hear of the fact when they subscribe, so only those of now are told.
    this.#pending.push([cell, fact, cell.listeners.length]);
  }

  pushTo(listener: (fact: Fact) => void, fact: Fact): void {
    this.#pending.push([listener, fact, 1]);
  }

  drain(): void {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
      const [target, fact, listeners] = next;
      this.deliveries += listeners;
      if (typeof target === 'function') target(fact);
      else for (let index = 0; index < listeners; index += 1) target.listeners[index]?.(fact);
    }
  }
}
