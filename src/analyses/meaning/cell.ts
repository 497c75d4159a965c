import type { Meaning } from './meaning.ts';

/** More meanings than this are no longer followed: such a value is too general to say anything of. */
const mostMeanings = 24;

/** A place whose meanings are being found: a value, a variable, a field, a parameter, a result. */
export class Cell {
  readonly facts = new Set<Meaning>();
  readonly listeners: ((meaning: Meaning) => void)[] = [];
  readonly #queue: Queue;

  constructor(queue: Queue) {
    this.#queue = queue;
  }

  /** Adds a meaning; whoever listens hears of each meaning once. */
  add(meaning: Meaning): void {
    if (this.facts.has(meaning) || this.facts.size >= mostMeanings) return;
    this.facts.add(meaning);
    if (this.listeners.length > 0) this.#queue.push(this, meaning);
  }

  /** Calls back for every meaning the cell has or will get. */
  listen(listener: (meaning: Meaning) => void): void {
    this.listeners.push(listener);
    for (const meaning of this.facts) this.#queue.pushTo(listener, meaning);
  }

  /** Whatever this cell means, `target` means as well. */
  flowTo(target: Cell): void {
    if (target !== this) this.listen((meaning) => target.add(meaning));
  }
}

/** Work not yet done: meanings that listeners have to hear of. Draining it reaches the least solution. */
export class Queue {
  readonly #pending: [target: Cell | ((meaning: Meaning) => void), meaning: Meaning, listeners: number][] = [];
  /** How many meanings were handed to listeners: a measure of work that does not depend on the machine. */
  deliveries = 0;

  push(cell: Cell, meaning: Meaning): void {
    // Listeners that come later hear of the meaning when they subscribe, so only those of now are told.
    this.#pending.push([cell, meaning, cell.listeners.length]);
  }

  pushTo(listener: (meaning: Meaning) => void, meaning: Meaning): void {
    this.#pending.push([listener, meaning, 1]);
  }

  drain(): void {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
      const [target, meaning, listeners] = next;
      this.deliveries += listeners;
      if (typeof target === 'function') target(meaning);
      else for (let index = 0; index < listeners; index += 1) target.listeners[index]?.(meaning);
    }
  }
}
