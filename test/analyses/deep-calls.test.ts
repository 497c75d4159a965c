import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { presetRules } from '../../src/engine/preset.ts';
import { soundReports } from '../engine/sound-reports.ts';
import { factsOf } from './program.ts';

test('functions that call one another over hundreds of steps are analysed, but for what lies beyond a bound', () => {
  const count = 800;
  const steps = Array.from({ length: count }, (_, at) => `export function f${at}(x) { return f${at + 1}(tf.neg(x)); }`);
  const text = ["import * as tf from '@tensorflow/tfjs';", ...steps, `export function f${count}(x) { return tf.neg(x).dataSync(); }`].join(
    '\n',
  );
  const { facts, module } = factsOf({ 'a.js': text });
  const reports = soundReports(module('a.js'), facts, presetRules(rules, 'recommended'));
  expect(reports.length).toBeGreaterThan(0.95 * count);
});

test('mixins that are applied to one another in every order are analysed', () => {
  const names = ['drawn', 'dragged', 'named', 'sized', 'hidden'];
  const mixins = names.map(
    (name) => `export const ${name} = (Base) => class extends Base { ${name}() { return tf.ones([2]).dataSync(); } };`,
  );
  const pairs = names.flatMap((one) => names.map((other) => `export class ${one}_${other} extends ${one}(${other}(Shape)) {}`));
  const text = ["import * as tf from '@tensorflow/tfjs';", 'class Shape {}', ...mixins, ...pairs].join('\n');
  const { facts, module } = factsOf({ 'a.js': text });
  expect(soundReports(module('a.js'), facts, presetRules(rules, 'recommended'))).toHaveLength(names.length);
});
