import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { fixturePaths } from '../fixtures/fixture.ts';
import { runsOf } from './fixture-runs.ts';
import { heapBytesPerCall } from './heap-oracle.ts';
import { runMats } from './mat-oracle.ts';
import { TensorOracle } from './tensor-oracle.ts';
import { runUrls } from './url-oracle.ts';

const oracle = new TensorOracle();
afterAll(() => oracle.close());

/**
 * Calls of one interval, and the bytes for each that are told from what V8 itself needs now and then. A listener takes more than a hundred,
 * a graph more than a thousand; adding the one to many others, or making the other, takes its time.
 */
const onHeap = {
  bytes: { calls: 1000, pause: 0, least: 16 },
  listeners: { calls: 200, pause: 0, least: 64 },
  graphs: { calls: 100, pause: 50, least: 500 },
} as const;

const runs = fixturePaths().flatMap((path) => runsOf(path, readFileSync(path, 'utf8')).map((run) => [path, run.call, run] as const));
const measuredBy = (wanted: string) => runs.filter(([, , { measure }]) => measure === wanted);

/** What libraries say of something that is used, or released again, when it is released: the last one, that the data of a tensor has no backend. */
const afterRelease = /disposed|deleted|'backend'/;

describe('what fixtures mark leaks or throws when it runs, and nothing else does', () => {
  test.each(measuredBy('tensors'))('%s: %s', async (_path, _call, { code, says }) => {
    const outcome = await oracle.run({ code, inputs: [], onPage: true });
    expect(outcome, JSON.stringify(outcome)).toMatchObject(
      says === 'throws' ? { kind: 'failed', message: expect.stringMatching(afterRelease) as unknown } : { kind: says },
    );
  });

  test.each(measuredBy('mats'))('%s: %s', (_path, _call, { code, says }) => {
    expect(runMats(code)).toMatchObject(
      says === 'throws' ? { kind: says, message: expect.stringMatching(afterRelease) as unknown } : { kind: says },
    );
  });

  test.each(measuredBy('urls'))('%s: %s', async (_path, _call, { code, says }) => {
    expect(await runUrls(code)).toBe(says);
  });

  const heapRuns = (['bytes', 'listeners', 'graphs'] as const).flatMap((measure) =>
    [...new Set(measuredBy(measure).map(([path]) => path))].map((path) => [path, measure] as const),
  );
  test.each(heapRuns)('%s, by %s', { timeout: 300_000 }, (wanted, measure) => {
    const { least } = onHeap[measure];
    const own = measuredBy(measure).filter(([path]) => path === wanted);
    const bytes = heapBytesPerCall(
      own.map(([, , { code }]) => code),
      onHeap[measure],
    );
    const outcomes = own.map(([, call], index) => `${call} ${(bytes[index] ?? 0) >= least ? 'leaks' : 'clean'}`);
    expect(outcomes, `bytes: ${bytes.join(', ')}`).toEqual(own.map(([, call, { says }]) => `${call} ${says}`));
  });

  test.each(['tensors', 'mats', 'urls', 'bytes', 'listeners'])('some of both, by %s', (measure) => {
    const said = measuredBy(measure).map(([, , { says }]) => says);
    expect(said.filter((each) => each === 'leaks').length).toBeGreaterThan(4);
    expect(said.filter((each) => each === 'clean').length).toBeGreaterThan(4);
  });
});
