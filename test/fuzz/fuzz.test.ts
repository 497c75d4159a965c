import { expect, test } from 'vitest';
import { TensorOracle } from '../oracle/tensor-oracle.ts';
import { generateProgram } from './generate.ts';
import { fuzz, reportsLeak, runnableOf } from './run-fuzz.ts';
import { shrink } from './shrink.ts';

const program = (...body: string[]): string =>
  ["import * as tf from '@tensorflow/tfjs';", 'export function main(flag, other, n, mode) {', ...body, '}', ''].join('\n');

test('the analyser agrees with the library on what leaks', async () => {
  const { programs, agreed, leaking, failed, disagreements } = await fuzz(100, 1, { mostShrunk: 3 });
  expect(failed).toEqual([]);
  expect(leaking).toBeGreaterThan(0.3 * programs);
  expect(leaking).toBeLessThan(0.7 * programs);
  expect(agreed / programs, JSON.stringify(disagreements, undefined, 2)).toBeGreaterThanOrEqual(0.97);
}, 300_000);

test('a seed stands for one program', () => {
  expect(generateProgram(7)).toBe(generateProgram(7));
  expect(generateProgram(7)).not.toBe(generateProgram(8));
});

test('the library tells what leaks, for some arguments, at a fault, or not at all', async () => {
  const oracle = new TensorOracle(2_000);
  const kindOf = async (body: string, withFaults = false) => (await oracle.run({ ...runnableOf(program(body)), withFaults })).kind;
  expect(await kindOf('tf.ones([2]);')).toBe('leaks');
  expect(await kindOf('tf.ones([2]).dispose();')).toBe('clean');
  expect(await kindOf('const a = tf.ones([2]); if (n < 2) a.dispose();')).toBe('leaks');
  expect(await kindOf('globalThis.kept ??= tf.ones([2]);')).toBe('clean');
  expect(await kindOf('tf.notThere();')).toBe('failed');
  expect(await kindOf('while (true) tf.memory();')).toBe('failed');
  const caught = 'const a = tf.ones([2]); try { tf.relu(a).dispose(); a.dispose(); } catch { return 0; }';
  expect(await kindOf(caught)).toBe('clean');
  expect(await kindOf(caught, true)).toBe('leaks');
  expect(await kindOf('const a = tf.ones([2]); try { tf.relu(a).dispose(); } catch { } a.dispose();', true)).toBe('clean');
  await oracle.close();
});

test('a program shrinks to what a property hangs on', async () => {
  const text = program(
    'const a = tf.ones([2]);',
    'if (flag) {',
    '  const b = a.add(1);',
    '  b.dispose();',
    '  tf.zeros([2]);',
    '}',
    'a.dispose();',
  );
  const shrunk = await shrink(text, (each) => Promise.resolve(reportsLeak(each) && each.includes('tf.zeros')));
  expect(shrunk.split('\n').map((line) => line.trim())).toEqual(program('tf.zeros([2]);').trim().split('\n'));
});
