import type { ProfileOptions } from './memory-profile.ts';
import { profileMemory } from './profile-memory.ts';

/** What `expect` of Vitest and Jest gains; see the documentation for how it is declared. */
export interface MemoryMatchers<R = unknown> {
  /** Passes when calling the function again and again keeps no memory, see `profileMemory`. It must be awaited. */
  toHaveStableMemory(options?: ProfileOptions): Promise<R>;
}

interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/**
 * The matcher, for `expect.extend({ toHaveStableMemory })`. Passes when the verdict is `stable`, and under `.not` when it is `leak`: what is unclear
 * passes neither way.
 */
export async function toHaveStableMemory(
  this: { readonly isNot?: boolean } | void,
  received: unknown,
  options?: ProfileOptions,
): Promise<MatcherResult> {
  if (typeof received !== 'function') throw new TypeError('toHaveStableMemory() needs a function: expect(() => …)');
  const isNot = this?.isNot === true;
  const { verdict, summary, calls } = await profileMemory(received as () => unknown, options);
  const wanted = isNot ? 'grow' : 'be stable';
  return {
    pass: verdict === 'unclear' ? isNot : verdict === 'stable',
    message: () => `expected memory to ${wanted} over ${calls} calls of ${received.name || 'the function'}: ${summary}`,
  };
}
