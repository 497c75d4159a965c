import { Worker } from 'node:worker_threads';

/** What a program does to the number of live tensors, as the library itself counts them. */
export type Outcome =
  /** Calls with these arguments leave more behind each time. */
  | { readonly kind: 'leaks'; readonly inputs: readonly unknown[] }
  | { readonly kind: 'clean' }
  /** It threw what it did not mean to, or did not end. */
  | { readonly kind: 'failed'; readonly message: string };

/** A program as CommonJS that exports `main`, and the lists of arguments to call it with. */
export interface Runnable {
  readonly code: string;
  readonly inputs: readonly (readonly unknown[])[];
  /** Calls of the library fail, one in each run: what leaks then is asked of runs that end well all the same. */
  readonly withFaults?: boolean;
  /** It makes its one call itself, and finds parts of a browser around it. */
  readonly onPage?: boolean;
}

const workerUrl = new URL('./tensor-worker.mjs', import.meta.url);

/** A thread with TensorFlow.js in which programs run one at a time; one that does not end in `mostMs` is killed. */
export class TensorOracle {
  readonly #mostMs: number;
  #worker: Promise<Worker> | undefined;
  #finish: ((outcome: Outcome) => void) | undefined;

  constructor(mostMs = 30_000) {
    this.#mostMs = mostMs;
  }

  async run(program: Runnable): Promise<Outcome> {
    const worker = await (this.#worker ??= this.#start());
    const ended = new Promise<Outcome>((resolve) => (this.#finish = resolve));
    const timer = setTimeout(() => void this.#stop(`did not end in ${this.#mostMs} ms`), this.#mostMs);
    worker.postMessage(program);
    const outcome = await ended;
    clearTimeout(timer);
    return outcome;
  }

  async close(): Promise<void> {
    await this.#stop('closed');
  }

  /** The thread, once the library is loaded. */
  #start(): Promise<Worker> {
    const worker = new Worker(workerUrl, { stdout: true, stderr: true });
    return new Promise((resolve, reject) => {
      worker.once('message', () => {
        worker.on('message', (outcome: Outcome) => this.#finish?.(outcome));
        resolve(worker);
      });
      worker.on('error', (error) => {
        reject(error);
        void this.#stop(error.message);
      });
    });
  }

  async #stop(message: string): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#finish?.({ kind: 'failed', message });
    await (await worker)?.terminate();
  }
}
