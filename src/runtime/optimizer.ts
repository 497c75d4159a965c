/**
 * Keeps V8 from optimising what runs, in all threads, until `release` is called: optimised code lies on the heap, too, and for thousands of calls there
 * comes more of it, which looks like a small leak. Nothing happens where V8 cannot be told.
 */
export class Optimizer {
  readonly #v8 = (globalThis as { readonly process?: Partial<NodeJS.Process> }).process?.getBuiltinModule?.('node:v8');

  /** May be called again, should another thread have released it meanwhile. */
  hold(): void {
    this.#v8?.setFlagsFromString('--no-opt');
  }

  release(): void {
    this.#v8?.setFlagsFromString('--opt');
  }
}
