import { describe, expect, test } from 'vitest';
import { defaultKnowledge } from '../../../src/knowledge/index.ts';
import { Knowledge } from '../../../src/knowledge/knowledge.ts';
import { opencv as table } from '../../../src/knowledge/tables/opencv.ts';
import { coverageOf, coverTable, libraries } from './libraries.ts';
import { differenceOf } from './run-row.ts';

describe.each(Object.entries(libraries))('%s', async (library, load) => {
  const covered = await coverTable(await load());

  test('does what its table says', () => {
    const wrong = covered.filter(({ result }) => result === 'differs');
    expect(wrong.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([]);
  });

  test('is run, or the table says why not', () => {
    const unexplained = covered.filter(({ result, row }) => result === 'not run' && row.notRun === undefined);
    expect(unexplained.map(({ name }) => name)).toEqual([]);
  });

  test('is run nearly whole', () => {
    const { names, run } = coverageOf(covered);
    expect(run / names).toBeGreaterThanOrEqual(library === 'tfjs' ? 0.95 : 0.8);
  });
});

test.each([
  ['a handle more than it says', 'tf.ones([2]).add(1)', { result: { kind: 'tfjs.Tensor' } }, 'makes 2, not 1'],
  ['no tensor', 'v.size', { result: { kind: 'tfjs.Tensor' } }, 'gives no tensor'],
  ['a tensor unsaid', 'v.clone()', { result: { plain: true } }, 'gives a handle'],
  ['a part unsaid', 'tf.topk(v)', { result: { fields: { values: { kind: 'tfjs.Tensor' } } } }, 'gives indices as well'],
  ['a promise unsaid', 'tf.whereAsync(b)', { result: { kind: 'tfjs.Tensor' } }, 'gives a promise'],
  ['a release unsaid', 'given.dispose()', { result: { plain: true } }, 'releases 1 of what it is given'],
  ['no release', 'given.size', { releases: [0], result: { plain: true } }, 'releases 0 of what it is given'],
  ['another value', 'v.clone()', { result: { same: 'this' } }, 'gives another value'],
  ['what runs later', 'Promise.resolve().then(probe)', { runs: [{ argument: 0, mode: 'now' }] }, 'gives a promise'],
  ['nothing is run', 'void probe', { runs: [{ argument: 0, mode: 'each' }] }, 'does not run what it is given at once'],
  ['it is run unsaid', 'tf.tidy(() => void probe())', { result: { plain: true } }, 'runs what it is given at once'],
] as const)('a row that says otherwise is seen: %s', async (_what, call, behaviour, difference) => {
  const tfjs = await libraries['tfjs']?.();
  expect(tfjs && (await differenceOf(tfjs, defaultKnowledge(), 'a', call, behaviour))).toBe(difference);
});

test.each([
  ['the size stays', "graph.hasNode('a')", { size: 'grows' }, 'has 5 before and 5 after'],
  ['something is left', "graph.dropNode('a')", { size: 'clears' }, 'has 5 before and 3 after'],
  ['nothing is stored', 'graph.hasNode({ kept })', { stores: [{ what: 0, into: 'this' }] }, 'does not store what it is given'],
  ['no graph', 'graph.nodes()', { result: { kind: 'graphology.Graph' } }, 'gives no graph'],
] as const)('so is one of graphology: %s', async (_what, call, behaviour, difference) => {
  const graphology = await libraries['graphology']?.();
  expect(graphology && (await differenceOf(graphology, defaultKnowledge(), 'a', call, behaviour))).toBe(difference);
});

test('so is a release that does not release', async () => {
  const opencv = await libraries['opencv']?.();
  const knowledge = new Knowledge([
    { ...table, kinds: { Mat: { noun: 'Mat', resource: { ...table.kinds.Mat.resource, release: '%.size()' }, evidence: 'a test' } } },
  ]);
  expect(opencv && (await differenceOf(opencv, knowledge, 'a', 'src.clone()', { result: { kind: 'opencv.Mat' } }))).toBe(
    'gives what its release does not release',
  );
});
