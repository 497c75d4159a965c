import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { presetRules } from '../../src/engine/preset.ts';
import { soundReports } from '../engine/sound-reports.ts';
import { factsOf } from './program.ts';

/** The findings in code that programs write, of which each once took minutes or the whole stack. */
function auditLong(lines: readonly string[]): readonly string[] {
  const { facts, module } = factsOf({ 'a.js': ["import * as tf from '@tensorflow/tfjs';", ...lines].join('\n') });
  return soundReports(module('a.js'), facts, presetRules(rules, 'recommended')).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const times = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at));

test('functions that call one another in a ring', () => {
  // Nobody enters it, so that nothing of it is known to be lost.
  expect(auditLong(times(3_000, (at) => `export function f${at}(x) { return f${(at + 1) % 3_000}(tf.neg(x)); }`))).toEqual([]);
});

test('functions that call one another in a row', () => {
  const row = times(2_000, (at) => `export function f${at}(x) { return f${at + 1}(tf.neg(x)); }`);
  expect(auditLong([...row, 'export function f2000(x) { return tf.neg(x).dataSync(); }']).length).toBeGreaterThan(1_900);
});

test('classes that extend one another', () => {
  const owner = 'class C0 { constructor() { this.t0 = tf.zeros([1]); } dispose() {} }';
  const others = times(
    400,
    (at) => `class C${at + 1} extends C${at} { constructor() { super(); this.t = tf.zeros([2]); } dispose() { super.dispose(); } }`,
  );
  expect(auditLong([owner, ...others, 'export const make = () => new C400();']).length).toBeGreaterThan(390);
});

test('a list of handles, a chain of conditions, and a handle written again and again', () => {
  const list = ['export function list() { const all = [', ...times(3_000, (at) => `tf.zeros([${at + 1}]),`), ']; return all.length; }'];
  const choice = times(200, (at) => `(a(${at}) && tf.zeros([${at + 1}]))`).join(' || ');
  const again = [
    'export function again() { let t = tf.zeros([1]);',
    ...times(1_500, (at) => `t = t.add(${at});`),
    'return t.dataSync(); }',
  ];
  const found = auditLong([...list, `export function choose(a) { const t = ${choice}; return t.dataSync(); }`, ...again]);
  const starts = [
    '3000 tensors that `list` makes',
    '200 tensors that `choose` makes',
    'The last references to 1500 tensors',
    'Nothing frees the tensor `t`',
  ];
  expect(found).toEqual(starts.map((start) => expect.stringContaining(`require-tidy: ${start}`) as string));
});

test('a row of tensors of which each is made of the one before, and shaped by it', () => {
  const row = times(60, (at) => `const t${at + 1} = t${at}.reshape([t${at}.shape[0], -1]).expandDims(1).add(t${at});`);
  expect(auditLong(['export function row() { const t0 = tf.zeros([4, 3]);', ...row, 'return t60.dataSync(); }'])).toEqual([
    expect.stringContaining('require-tidy: 181 tensors that `row` makes') as string,
  ]);
});

test('tensors that a loop makes of one another', () => {
  const mixed = times(14, (at) => `t${at} = t${(at + 1) % 14}.add(t${(at + 5) % 14}).reshape([t${(at + 3) % 14}.shape[0], -1]);`);
  const starts = times(14, (at) => `let t${at} = tf.zeros([${at + 1}, 2]);`);
  expect(
    auditLong(['export function mix(n) {', ...starts, 'for (let i = 0; i < n; i += 1) {', ...mixed, '} return t0.dataSync(); }']).length,
  ).toBeGreaterThan(0);
});
