import { expect, test } from 'vitest';
import { defaultKnowledge } from '../../../src/knowledge/index.ts';
import { coverTfjs } from './cover.ts';
import { differenceOf } from './run-row.ts';

const covered = await coverTfjs();

test('TensorFlow.js does what its table says', () => {
  expect(covered.filter(({ result }) => result === 'differs')).toEqual([]);
});

test('nearly all that the version at hand has is run, and the rest says why it is not', () => {
  const present = covered.filter(({ detail }) => detail !== 'not in version 4.22');
  expect(present.filter(({ detail }) => detail === 'no call is written')).toEqual([]);
  expect(present.filter(({ result }) => result !== 'not run').length).toBeGreaterThanOrEqual(0.95 * present.length);
});

test.each([
  ['a handle more than it says', 'tf.ones([2]).add(1)', { result: { kind: 'tfjs.Tensor' } }, 'makes 2, not 1'],
  ['no tensor', 'v.size', { result: { kind: 'tfjs.Tensor' } }, 'gives no tensor'],
  ['a tensor unsaid', 'v.clone()', { result: { plain: true } }, 'gives tensors'],
  ['a part unsaid', 'tf.topk(v)', { result: { fields: { values: { kind: 'tfjs.Tensor' } } } }, 'gives indices as well'],
  ['a promise unsaid', 'tf.whereAsync(b)', { result: { kind: 'tfjs.Tensor' } }, 'gives a promise'],
  ['a release unsaid', 'given.dispose()', { result: { plain: true } }, 'releases 1 of what it is given'],
  ['no release', 'given.size', { releases: [0], result: { plain: true } }, 'releases 0 of what it is given'],
] as const)('a row that says %s is seen', async (_what, call, behaviour, difference) => {
  expect(await differenceOf(defaultKnowledge(), 'a', call, behaviour)).toBe(difference);
});
