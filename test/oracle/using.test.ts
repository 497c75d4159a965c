import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { tfjs as table } from '../../src/knowledge/tables/tfjs.ts';

const tf = createRequire(import.meta.url)('@tensorflow/tfjs') as typeof import('@tensorflow/tfjs');

// `using t = tf.ones([2])` throws until a program gives tensors such a method itself; where one does, the analysis takes it to release them.
test.each([
  ['a tensor', () => tf.ones([2])],
  ['a variable', () => tf.variable(tf.ones([2]))],
  ['a model', () => tf.sequential()],
  ['a buffer', () => tf.buffer([2])],
])('TensorFlow.js gives %s no method for `using`, and its table knows none', (_what, make) => {
  const made: object = make();
  expect([Symbol.dispose, Symbol.asyncDispose].filter((symbol) => typeof symbol === 'symbol' && symbol in made)).toEqual([]);
  expect(JSON.stringify(table)).not.toContain('Symbol.');
});

test('Node has the symbols', () => {
  expect(typeof Symbol.dispose).toBe('symbol');
});
