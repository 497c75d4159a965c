/** More meanings than this are no longer followed: such a value is too general to say anything of. */
const mostMeanings = 24;

/** What hears of the facts of a cell: another cell, to which they flow, or something that draws further conclusions. */
export interface Listener<Fact> {
  hear(fact: Fact): void;
}

const none: readonly never[] = [];

/** A place whose facts are being found: a value, a variable, a field, a parameter, a result. Most never get any, so nothing is made before it is needed. */
export class FactCell<Fact> implements Listener<Fact> {
  facts: readonly Fact[] = none;
  listeners: readonly Listener<Fact>[] = none;
  readonly queue: FactQueue<Fact>;

  constructor(queue: FactQueue<Fact>) {
    this.queue = queue;
  }

  /** Adds a fact; whoever listens hears of each fact once. */
  add(fact: Fact): void {
    const { facts } = this;
    if (facts === none) this.facts = [fact];
    else if (facts.length >= mostMeanings || facts.includes(fact)) return;
    else (facts as Fact[]).push(fact);
    if (this.listeners.length > 0) this.queue.push(this, fact);
  }

  hear(fact: Fact): void {
    this.add(fact);
  }

  /** Tells of every fact that the cell has or will get. */
  tell(listener: Listener<Fact>): void {
    if (this.listeners === none) this.listeners = [listener];
    else (this.listeners as Listener<Fact>[]).push(listener);
    for (const fact of this.facts) this.queue.pushTo(listener, fact);
  }

  /** Calls back for every fact that the cell has or will get. */
  listen(hear: (fact: Fact) => void): void {
    this.tell({ hear });
  }

  /** Whatever this cell means, `target` means as well. */
  flowTo(target: FactCell<Fact>): void {
    if (target !== this) this.tell(target);
  }
}

/** Work not yet done: meanings that listeners have to hear of. Draining it reaches the least solution. */
export class FactQueue<Fact> {
  /** Each piece of work is a fact with a cell all of whose listeners of then are to hear it, or with one listener. */
  readonly #facts: Fact[] = [];
  readonly #targets: Listener<Fact>[] = [];
  /** How many of the cell's listeners; 0 when the target itself is to hear it. */
  readonly #counts: number[] = [];
  /** How many meanings were handed to listeners: a measure of work that does not depend on the machine. */
  deliveries = 0;

  push(cell: FactCell<Fact>, fact: Fact): void {
    // Listeners that come later hear of the fact when they subscribe, so only those of now are told.
    this.#add(cell, fact, cell.listeners.length);
  }

  pushTo(listener: Listener<Fact>, fact: Fact): void {
    this.#add(listener, fact, 0);
  }

  drain(): void {
    for (let fact = this.#facts.pop(); fact !== undefined; fact = this.#facts.pop()) {
      const target = this.#targets.pop();
      const count = this.#counts.pop() ?? 0;
      this.deliveries += count || 1;
      if (count === 0) target?.hear(fact);
      else for (let index = 0; index < count; index += 1) (target as FactCell<Fact>).listeners[index]?.hear(fact);
    }
  }

  #add(target: Listener<Fact>, fact: Fact, count: number): void {
    this.#facts.push(fact);
    this.#targets.push(target);
    this.#counts.push(count);
  }
}
