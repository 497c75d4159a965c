import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixturePaths } from '../fixtures/fixture.ts';
import { type Coverage, coverageOf } from './fixture-runs.ts';

/** Rules whose findings tell of work that is done more often, or on more, than it has to be: nothing of it stays. */
const aboutWork = new Set([
  'no-copy-in-loop',
  'no-dense-conversion',
  'no-factory-in-hot-path',
  'no-fft-buffer-in-loop',
  'no-path-materialization',
  'no-subgraph-in-loop',
]);

const ruleOf = (path: string): string => path.split('/').at(-2) ?? '';
const fixtures = fixturePaths()
  .filter((path) => !aboutWork.has(ruleOf(path)))
  .map((path) => [path, coverageOf(path, readFileSync(path, 'utf8'))] as const);

/** Why it is not run, if the fixture says so: of the function, of its class, or of all the file. */
function reasonOf({ notRun }: Coverage, name: string): string | undefined {
  return notRun.get(name) ?? notRun.get(name.split('.')[0] ?? '') ?? notRun.get('*');
}

const isRun = ({ run }: Coverage, name: string): boolean => run.has(name) || [...run].some((each) => each.startsWith(`${name}.`));

test.each(fixtures)('%s runs what is marked or exported, or says why not', (_path, coverage) => {
  const wanted = [...new Set([...coverage.marked, ...coverage.exported])];
  const isSettled = (name: string): boolean => isRun(coverage, name) || reasonOf(coverage, name) !== undefined;
  expect(wanted.filter((name) => !isSettled(name))).toEqual([]);
});

test.each(fixtures)('%s runs nothing that it says is not run', (_path, coverage) => {
  const named = [...coverage.notRun.keys()].filter((name) => name !== '*');
  const isKnown = (name: string): boolean => coverage.names.some((each) => each === name || each.startsWith(`${name}.`));
  expect(named.filter((name) => isRun(coverage, name) || !isKnown(name))).toEqual([]);
});

test('how much is run, and why the rest is not', async () => {
  const lines = ['rule: fixtures of which something is run / fixtures; marked functions run / marked functions'];
  for (const rule of new Set(fixtures.map(([path]) => ruleOf(path)))) {
    const own = fixtures.filter(([path]) => ruleOf(path) === rule).map(([, coverage]) => coverage);
    const marked = own.flatMap((coverage) => coverage.marked.map((name) => isRun(coverage, name)));
    const some = own.filter(({ run }) => run.size > 0);
    lines.push(`${rule}: ${some.length} / ${own.length}; ${marked.filter(Boolean).length} / ${marked.length}`);
  }
  const reasons = fixtures.flatMap(([path, { notRun }]) =>
    [...notRun].map(([name, reason]) => `${path.replace('fixtures/rules/', '')} ${name}: ${reason}`),
  );
  await expect([...lines, '', ...reasons, ''].join('\n')).toMatchFileSnapshot('fixture-coverage.txt');
});
