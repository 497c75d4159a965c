import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { presetRules } from '../../src/engine/preset.ts';
import { soundReports } from '../engine/sound-reports.ts';
import { factsOf } from './program.ts';

/** What is found in a function of the lines, and in how many steps. */
function audit(lines: readonly string[]) {
  const text = ["import * as tf from '@tensorflow/tfjs';", 'export function f(a, x) {', ...lines, '}'].join('\n');
  const { facts, module } = factsOf({ 'a.js': text });
  const reports = soundReports(module('a.js'), facts, presetRules(rules, 'recommended'));
  return { reports, steps: facts.ownership.steps };
}

const times = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at));
const sometimes = (count: number) => times(count, (at) => `const t${at} = tf.zeros([${at + 1}]); if (a > ${at}) t${at}.dispose();`);

test('handles that have nothing to do with one another are each judged, however many there are', () => {
  for (const count of [4, 5, 20, 300]) {
    const [report, ...others] = audit(sometimes(count)).reports;
    expect([report?.ruleId, report?.confidence, others]).toEqual(['require-tidy', 'certain', []]);
    expect(report?.message).toMatch(new RegExp(`^${count} tensors `));
  }
});

test('the work grows with their number, and no faster', () => {
  const [some, more] = [audit(sometimes(100)).steps, audit(sometimes(400)).steps];
  expect(more / some).toBeLessThan(4.5);
  expect(some).toBeLessThan(100 * 60);
});

test('in a loop most are', () => {
  const [report] = audit(['for (const each of x) {', ...sometimes(40), '}']).reports;
  // The last ones are told apart until the next round, which joins them.
  expect(Number.parseInt(report?.message ?? '', 10)).toBeGreaterThanOrEqual(35);
});

test('in a callback, too', () => {
  const [report] = audit(['x.forEach((each) => {', ...sometimes(20), '});']).reports;
  expect(report?.message).toMatch(/^20 tensors /);
});

test('what is still to be released is not taken for lost', () => {
  const made = times(20, (at) => `const t${at} = a > ${at} ? tf.zeros([${at + 1}]) : null;`);
  const released = times(20, (at) => `if (t${at}) t${at}.dispose();`);
  expect(audit([...made, ...released]).reports).toEqual([]);
});

test('conditions that exclude one another leave nothing behind', () => {
  const both = times(20, (at) => `const t${at} = tf.zeros([${at + 1}]); if (a > ${at}) t${at}.dispose(); else t${at}.dispose();`);
  expect(audit(both).reports).toEqual([]);
});

test('what a container or the result holds is not settled', () => {
  const held = times(20, (at) => `const t${at} = tf.zeros([${at + 1}]); if (a > ${at}) all.push(t${at}); else t${at}.dispose();`);
  expect(audit(['const all = [];', ...held, 'return all;']).reports).toEqual([]);
});
