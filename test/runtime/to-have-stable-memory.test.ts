import { describe, expect, test, vi } from 'vitest';
import { type MemoryMatchers, toHaveStableMemory } from '../../src/runtime/to-have-stable-memory.ts';

// Collections take long on a busy machine. Nothing here depends on time.
vi.setConfig({ testTimeout: 600_000 });

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
  interface Matchers<T> extends MemoryMatchers {}
}
expect.extend({ toHaveStableMemory });

let open = 0;
const options = { iterations: 6, warmup: 2, counters: { connections: () => open } };
const leak = () => (open += 1);

/** Grows once in each of three rounds, and so less and less. */
function unclear(): () => void {
  let call = 0;
  return () => {
    call += 1;
    if ([5, 12, 30].includes(call)) open += 1;
  };
}

describe('the matcher', () => {
  test('passes and fails as the verdict says', async () => {
    await expect(() => {}).toHaveStableMemory();
    await expect(leak).not.toHaveStableMemory(options);
    await expect(expect(leak).toHaveStableMemory(options)).rejects.toThrow(
      /expected memory to be stable over \d+ calls of leak: .*connections \+1/,
    );
    await expect(expect(() => {}).not.toHaveStableMemory()).rejects.toThrow('expected memory to grow');
  });

  test('fails both ways when it is unclear', async () => {
    await expect(expect(unclear()).toHaveStableMemory(options)).rejects.toThrow('unclear whether connections');
    await expect(expect(unclear()).not.toHaveStableMemory(options)).rejects.toThrow('unclear whether connections');
  });

  test('needs a function', async () => {
    await expect(expect(1).toHaveStableMemory()).rejects.toThrow(TypeError);
  });
});
