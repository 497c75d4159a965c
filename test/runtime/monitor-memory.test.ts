import { afterEach, describe, expect, test, vi } from 'vitest';
import { type MonitoredCall, monitorMemory } from '../../src/runtime/monitor-memory.ts';

// Collections take long on a busy machine. Nothing here depends on time.
vi.setConfig({ testTimeout: 600_000 });

afterEach(() => vi.restoreAllMocks());

/** Figures under our own control; those of the process are kept out by a limit. */
function watched(grow: (by: number) => unknown = () => {}) {
  const counts = { poolBytes: 0, handles: 0 };
  const calls: MonitoredCall[] = [];
  const counters = { poolBytes: () => counts.poolBytes, handles: () => counts.handles };
  return {
    counts,
    calls,
    options: { counters, log: (call: MonitoredCall) => void calls.push(call), limitMb: 100_000, limitCount: 5 },
    grow,
  };
}

describe('a monitored function', () => {
  test('keeps this, arguments, result, name and length', () => {
    function add(this: { base: number }, a: number, b: number): number {
      return this.base + a + b;
    }
    const monitored = monitorMemory(add);
    expect(monitored.call({ base: 1 }, 2, 3)).toBe(6);
    expect(monitored.name).toBe('add');
    expect(monitored).toHaveLength(2);
  });

  test('is logged when a call grows a figure beyond its limit, and not below', () => {
    const { counts, calls, options } = watched();
    const open = monitorMemory(function open(by: number) {
      counts.handles += by;
    }, options);
    open(5);
    expect(calls).toEqual([]);
    open(6);
    expect(calls).toEqual([{ name: 'open', grown: { handles: 6 }, message: 'memory-audit: a call of open grew handles by 6' }]);
  });

  test('is logged and throws on', () => {
    const { counts, calls, options } = watched();
    const error = new Error('broken');
    const fails = monitorMemory((): never => {
      counts.handles += 6;
      throw error;
    }, options);
    expect(fails).toThrow(error);
    expect(calls).toHaveLength(1);
  });

  test('is watched until its promise settles, and gives that very promise', async () => {
    const { counts, calls, options } = watched();
    let settle = (): void => {};
    const pending = new Promise<void>((resolve) => (settle = resolve));
    const wait = monitorMemory(() => pending, options);
    expect(wait()).toBe(pending);
    counts.handles += 6;
    expect(calls).toEqual([]);
    settle();
    await pending;
    expect(calls).toHaveLength(1);
  });

  test('rejects once, with the error of the function', async () => {
    const { calls, counts, options } = watched();
    const error = new Error('broken');
    const fails = monitorMemory(async () => {
      counts.handles += 6;
      await Promise.resolve();
      throw error;
    }, options);
    await expect(fails()).rejects.toBe(error);
    expect(calls).toHaveLength(1);
  });

  test('is held to 10 MB unless told otherwise, and writes to the console', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const kept: Uint8Array[] = [];
    const keep = (mb: number): void => void kept.push(new Uint8Array(mb * 1024 * 1024).fill(1));
    monitorMemory(keep)(40);
    expect(warn).toHaveBeenCalledTimes(1);
    const [, grown] = /^memory-audit: a call of keep grew .*externalBytes by ([\d.]+) MB/.exec(String(warn.mock.calls[0]?.[0])) ?? [];
    // 40 MiB are 41.9 MB, but what else the process frees meanwhile counts too.
    expect(Number(grown)).toBeGreaterThan(30);
    expect(Number(grown)).toBeLessThan(60);
  });

  test('can be collected before each reading', () => {
    const calls: MonitoredCall[] = [];
    const litter = (): number => Array.from({ length: 2e6 }, (_, at) => ({ at })).length;
    monitorMemory(litter, { collect: true, log: (call) => void calls.push(call), limitMb: 20 })();
    expect(calls.flatMap(({ grown }) => Object.keys(grown))).not.toContain('heapBytes');
  });
});
