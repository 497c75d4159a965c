import { describe, expect, test } from 'vitest';
import { documentOf } from '../../src/reporters/document/document-of.ts';
import { partIntoServices } from '../../src/reporters/document/service-of.ts';
import { manyFindings } from './many-findings.ts';
import { brokenAudit, emptyAudit, sampleAudit, surroundings } from './sample-audit.ts';

const many = documentOf(manyFindings(200), surroundings);

test('the gravest issues come first, and of those the surest', () => {
  const ranks = many.issues.map(({ severity, confidence }) => `${['critical', 'high', 'medium', 'low'].indexOf(severity)} ${confidence}`);
  expect(ranks).toEqual(ranks.toSorted());
  expect(many.issues.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
});

test('every count adds up to the issues', () => {
  const sum = (items: readonly { count: number }[]) => items.reduce((total, { count }) => total + count, 0);
  expect([sum(many.patterns), sum(many.services), sum(many.files)]).toEqual([200, 200, 200]);
  expect(many.actions.flatMap(({ issues }) => issues).toSorted((a, b) => a - b)).toEqual(many.issues.map(({ number }) => number));
  expect(Object.values(many.tally).reduce((a, b) => a + b)).toBe(200);
});

test('the last sentence of a message is the advice, unless it is the only one', () => {
  const [issue] = documentOf(manyFindings(2), surroundings).issues;
  expect(issue?.problem).toMatch(/^Nothing frees `name1`: each run keeps one more\.$/);
  expect(issue?.advice).toBe('Call `name1.dispose()` after its last use.');
  expect(documentOf(sampleAudit, surroundings).issues.map(({ advice }) => advice)).toEqual(['', '']);
});

test('a suggestion is shown as the lines that it changes', () => {
  const [leak] = documentOf(sampleAudit, surroundings).issues;
  expect(leak?.fixes[0]?.hunks.flat().filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'old', text: '\tif (scaled.size === 0) return null;' },
    { kind: 'new', text: '\tif (scaled.size === 0) { scaled.dispose(); return null; }' },
  ]);
});

test('a service without issues is of no risk, and the checklist names it', () => {
  expect(many.services.at(-1)).toMatchObject({ name: 'clean', risk: 'none', files: 100, count: 0 });
  expect(many.patterns.every(({ cleanServices }) => cleanServices.includes('clean'))).toBe(true);
});

test('the checklist says how much there was to judge, where the rule counts it', () => {
  const patterns = documentOf(sampleAudit, surroundings).patterns.map(({ rule, lookedAt }) => [rule, lookedAt]);
  expect(Object.fromEntries(patterns)).toEqual({ 'no-growth': '1,200 containers', 'require-release': '' });
});

test('files that did not parse, notices and broken rules are gaps, no issues', () => {
  const { gaps } = documentOf(sampleAudit, surroundings);
  expect(gaps.map(({ path }) => path)).toEqual(['gone, or not: maybe.ts', undefined, 'src/broken.ts']);
  const broken = documentOf(brokenAudit, surroundings);
  expect(broken.issues).toHaveLength(2);
  expect(broken.gaps.at(-1)).toEqual({ path: 'src/clean.ts', text: expect.stringContaining('no such value') as string });
});

test('an empty audit has an empty document', () => {
  expect(documentOf(emptyAudit, surroundings)).toMatchObject({ project: 'project', issues: [], services: [], actions: [], patterns: [] });
});

describe('services', () => {
  const files = ['/p/src/a/one.ts', '/p/src/b/two.ts', '/p/src/b/deep/three.ts', '/p/src/main.ts'];

  test('are not parted by files that stand above all folders', () => {
    const all = [...files, '/p/settings.js'];
    expect(all.map(partIntoServices(all, '/p', () => ({ folder: '/p', name: 'p' })))).toEqual(['src/a', 'src/b', 'src/b', 'src', 'p']);
  });

  test('are the top folders in which the files differ', () => {
    const serviceOf = partIntoServices(files, '/p', () => ({ folder: '/p', name: 'p' }));
    expect(files.map(serviceOf)).toEqual(['src/a', 'src/b', 'src/b', 'src']);
  });

  test('are packages where there are several', () => {
    const serviceOf = partIntoServices(files, '/p', (file) =>
      file.includes('/b/') ? { folder: '/p/src/b', name: '@acme/b' } : { folder: '/p' },
    );
    expect(files.map(serviceOf)).toEqual(['p', '@acme/b', '@acme/b', 'p']);
  });

  test('of files of one folder are that folder', () => {
    expect(partIntoServices(['/p/x.ts', '/p/y.ts'], '/p', () => undefined)('/p/x.ts')).toBe('p');
  });
});
