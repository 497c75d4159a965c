import { describe, expect, test, vi } from 'vitest';
import { profileMemory } from '../../src/runtime/profile-memory.ts';

// Collections take long on a busy machine. Nothing here depends on time.
vi.setConfig({ testTimeout: 600_000 });

const quick = { iterations: 60, warmup: 10 };

describe('profileMemory', () => {
  test('calls the warm-up and then each round', async () => {
    let called = 0;
    const { calls, verdict } = await profileMemory(() => void (called += 1), quick);
    expect(called).toBe(calls);
    expect(verdict).toBe('stable');
    expect([70, 190, 430]).toContain(calls);
  });

  test('awaits promises, one after the other', async () => {
    let open = 0;
    let most = 0;
    await profileMemory(async () => {
      most = Math.max(most, (open += 1));
      await Promise.resolve();
      open -= 1;
    }, quick);
    expect(most).toBe(1);
  });

  test('rejects with what the function throws', async () => {
    const error = new Error('broken');
    await expect(profileMemory(() => Promise.reject(error), quick)).rejects.toBe(error);
    await expect(profileMemory(() => { throw error; }, quick)).rejects.toBe(error); // prettier-ignore
  });

  test('counts what it is told to count, and says by how much it grows', async () => {
    let open = 0;
    const { growths, summary } = await profileMemory(() => (open += 2), { ...quick, counters: { connections: () => open } });
    const [connections] = growths.filter(({ name }) => name === 'connections');
    expect(connections).toMatchObject({ unit: 'count', verdict: 'leak', perCall: 2, low: 2, high: 2 });
    expect(summary).toContain('connections +2');
  });

  test('finds what is kept outside the heap, and stops beyond the limit', async () => {
    const kept: Uint8Array[] = [];
    const { isAborted, verdict, calls } = await profileMemory(() => kept.push(new Uint8Array(1e6)), { ...quick, abortAboveMb: 8 });
    expect({ isAborted, verdict }).toEqual({ isAborted: true, verdict: 'leak' });
    expect(calls).toBeLessThan(40);
  });

  test('says which objects are kept', async () => {
    class Session {}
    const kept: Session[] = [];
    const { retained } = await profileMemory(() => kept.push(new Session()), { ...quick, retained: true });
    const session = retained?.find(({ name }) => name === 'Session');
    expect(session?.count).toBe(kept.length - 10);
  });

  test.each([
    [{ iterations: 5 }, 'iterations must be a whole number from 6, not 5'],
    [{ iterations: 20, every: 10 }, '20 iterations, 10 between two readings, are less than 6 intervals'],
    [{ warmup: -1 }, 'warmup must be a whole number from 0, not -1'],
    [{ every: 0 }, 'every must be a whole number from 1, not 0'],
    [{ abortAboveMb: 0 }, 'abortAboveMb must be greater than 0, not 0'],
  ])('refuses %j', async (options, message) => {
    await expect(profileMemory(() => {}, options)).rejects.toThrow(new RangeError(message));
  });
});
