import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { assertInScope, ScopeError } from '../../src/runtime/assert-in-scope.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('assertInScope', () => {
  test('says nothing as long as TensorFlow.js is not loaded', () => {
    expect(() => assertInScope()).not.toThrow();
  });

  describe('with TensorFlow.js', () => {
    let tf: typeof import('@tensorflow/tfjs');
    beforeAll(async () => {
      tf = await import('@tensorflow/tfjs');
    });

    test('says nothing inside tf.tidy', () => {
      expect(tf.tidy(() => assertInScope())).toBeUndefined();
    });

    test('throws outside, with the name of the function', () => {
      expect(() => assertInScope('normalize()')).toThrow(ScopeError);
      expect(() => assertInScope('normalize()')).toThrow('normalize() must be called inside tf.tidy()');
    });

    test('warns when told to', () => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
      assertInScope('normalize()', { warnOnly: true });
      expect(warn).toHaveBeenCalledWith(expect.stringContaining('normalize() must be called inside'));
    });

    test('does nothing in production', () => {
      vi.stubEnv('NODE_ENV', 'production');
      expect(() => assertInScope()).not.toThrow();
    });
  });
});
