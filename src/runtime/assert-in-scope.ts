import { findTensorEngine } from './tensor-engine.ts';

export interface ScopeOptions {
  /** Writes a warning to the console in place of throwing. */
  readonly warnOnly?: boolean;
}

/** No scope is open where one is needed. */
export class ScopeError extends Error {
  override readonly name = 'ScopeError';
}

/**
 * States that a scope frees what is made from here on, as `tf.tidy` opens one: for functions that leave temporaries to their caller. Does nothing in
 * production (`NODE_ENV`), or when TensorFlow.js is not loaded. A scope does not reach over an `await`.
 * @param what the function, for the message
 * @throws ScopeError when there is none
 */
export function assertInScope(what = 'this function', { warnOnly = false }: ScopeOptions = {}): void {
  const { process } = globalThis as { readonly process?: Partial<NodeJS.Process> };
  if (process?.env?.['NODE_ENV'] === 'production') return;
  const engine = findTensorEngine();
  if (!engine || engine.state.activeScope != null) return;
  const error = new ScopeError(
    `${what} must be called inside tf.tidy(): no scope is open here, so the tensors that it makes would never be freed`,
  );
  if (!warnOnly) throw error;
  console.warn(`memory-audit: ${error.message}`);
}
