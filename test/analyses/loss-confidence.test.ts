import { expect, test } from 'vitest';
import { findLostHandles } from '../../src/rule/lost-handles.ts';
import { factsOf } from './program.ts';

const model = `
  import * as tf from '@tensorflow/tfjs';
  export function compiled(size) {
    const model = tf.sequential();
    model.compile({ optimizer: tf.train.sgd(0.01), loss: 'meanSquaredError' });
    return model;
  }
`;

/** How sure it is that the optimizer of the model is lost, in a program with this file beside it. */
function confidenceWith(main: string) {
  const { facts, module } = factsOf({ 'model.js': model, 'main.js': `import { compiled } from './model';\n${main}` });
  return [...findLostHandles(module('model.js'), facts, 'manual')].map(({ confidence }) => confidence);
}

test('something small that is made once as a rule is lost for certain only where it is made again and again', () => {
  expect(confidenceWith(`compiled(2);`)).toEqual(['possible']);
  expect(confidenceWith(`export const make = (size) => compiled(size);`)).toEqual(['possible']);
  expect(confidenceWith(`button.addEventListener('click', () => compiled(2));`)).toEqual(['certain']);
});
