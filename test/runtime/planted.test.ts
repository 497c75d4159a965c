import { describe, expect, test, vi } from 'vitest';
import { countLiveHandles } from '../../src/runtime/count-live-handles.ts';
import { profileMemory } from '../../src/runtime/profile-memory.ts';
import { planted } from './planted.mjs';

// Collections take long on a busy machine. Nothing here depends on time.
vi.setConfig({ testTimeout: 600_000 });

/** Every test has its own figures: nothing here is timed. `npm run verdicts` does the same many times. */
describe.each(Object.entries(planted))('a leak of %s', (_name, load) => {
  test('is found, and its mended twin is cleared', async () => {
    const { leak, mended, grows, cv } = await load();
    const counters = cv && { mats: countLiveHandles(cv) };
    const cleared = await profileMemory(mended, { ...(counters && { counters }) });
    expect(cleared).toMatchObject({ verdict: 'stable', isCollected: true, isAborted: false });
    const found = await profileMemory(leak, { ...(counters && { counters }) });
    expect(found.verdict, found.summary).toBe('leak');
    expect(found.growths).toContainEqual(expect.objectContaining({ name: grows, verdict: 'leak' }));
  });
});
