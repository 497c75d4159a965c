import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { fixturePaths } from '../fixtures/fixture.ts';
import { runsOf } from './fixture-runs.ts';
import { TensorOracle } from './tensor-oracle.ts';

const oracle = new TensorOracle();
afterAll(() => oracle.close());

const runs = fixturePaths().flatMap((path) => runsOf(readFileSync(path, 'utf8')).map((run) => [path, run.call, run] as const));

describe('what fixtures mark leaks when it runs, and nothing else does', () => {
  test.each(runs)('%s: %s', async (_path, _call, { program, saysLeak }) => {
    expect(await oracle.run(program)).toMatchObject({ kind: saysLeak ? 'leaks' : 'clean' });
  });

  test('some of both', () => {
    expect(runs.filter(([, , { saysLeak }]) => saysLeak).length).toBeGreaterThan(10);
    expect(runs.filter(([, , { saysLeak }]) => !saysLeak).length).toBeGreaterThan(10);
  });
});
