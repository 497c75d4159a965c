import type { Stream } from './io.ts';

const intervalMs = 80;

/** One line on a terminal that says how far the work is. Silent where nobody watches. */
export class Progress {
  readonly #stream: Stream;
  #shownAtMs = 0;
  #isShown = false;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  show(step: string, done: number, total: number): void {
    if (!this.#stream.isTerminal) return;
    const nowMs = performance.now();
    if (nowMs - this.#shownAtMs < intervalMs) return;
    this.#shownAtMs = nowMs;
    this.#isShown = true;
    this.#stream.write(`\r\u001b[K${step} ${done} of ${total} files`);
  }

  clear(): void {
    if (this.#isShown) this.#stream.write('\r\u001b[K');
    this.#isShown = false;
  }
}
