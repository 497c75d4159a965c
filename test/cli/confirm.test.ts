import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { makeProject } from '../scanner/project-on-disk.ts';
import { callCommand, callProcess } from './call-command.ts';

// Each call starts processes that measure. Nothing here depends on time but what is stopped on purpose.
vi.setConfig({ testTimeout: 600_000 });

const score = `import * as tf from '@tensorflow/tfjs';
import { remember } from './remember';

export function score(size: number = 4): number {
  if (size > 100) {
    const big: tf.Tensor = tf.zeros([size, size]);
    return big.dataSync()[0];
  }
  const input: tf.Tensor = tf.ones([1, size]);
  return input.square().dataSync()[0] + remember(String(size), () => size);
}

export function other(): number {
  return tf.ones([2]).dataSync()[0];
}
`;
const remember = `const cache = new Map<string, number>();
export function remember(key: string, compute: () => number): number {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = compute();
  cache.set(key, made);
  return made;
}
`;
const odd = `
export function endless() { for (;;); }
export function greedy() { const kept = []; for (;;) kept.push(new Array(1e5).fill(1)); }
export function broken() { throw new Error('no camera'); }
export function gone() { process.exit(3); }
export function needing(a, b) { return a + b; }
`;

interface Run {
  readonly export: string;
  readonly verdict?: string;
  readonly failure?: string;
  readonly findings: readonly { readonly status: string; readonly ruleId: string; readonly line: number; readonly runsPerCall: number }[];
}

function confirm(folder: string, ...args: readonly string[]) {
  const { code, out, error } = callProcess(folder, ['confirm', '--format', 'json', '--no-types', ...args]);
  return { code, error, runs: out === '' ? [] : (JSON.parse(out) as Run[]) };
}

test('says for each finding in what ran whether the leak shows', () => {
  const folder = makeProject({ 'src/score.ts': score, 'src/remember.ts': remember });
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  const { code, runs } = confirm(folder, 'src/score.ts:score');
  expect(runs).toMatchObject([{ export: 'score', verdict: 'leak' }]);
  expect(runs[0]?.findings.map(({ status, ruleId, line, runsPerCall }) => [status, ruleId, line, Math.round(runsPerCall)])).toEqual([
    // The same key each time: the static finding does not show.
    ['not observed', 'no-unbounded-accumulator', 6, 0],
    // One finding for three tensors, of which two are made on each call.
    ['confirmed', 'require-tidy', 6, 1],
    ['not run', 'require-tidy', 14, 0],
  ]);
  expect(code).toBe(1);
});

test('runs plain JavaScript, with arguments and counters', () => {
  const folder = makeProject({
    'pool.js': 'export const pool = [];\nexport function open(by) { for (let i = 0; i < by; i += 1) pool.push(1); }\n',
    'counters.js': "import { pool } from './pool.js';\nexport const connections = () => pool.length;\n",
  });
  const { code, runs } = confirm(folder, 'pool.js:open', '--args', '[2]', '--counters', 'counters.js');
  expect(runs).toMatchObject([
    { verdict: 'leak', growths: expect.arrayContaining([expect.objectContaining({ name: 'connections', perCall: 2 })]) as unknown },
  ]);
  expect(code).toBe(1);
});

describe('handles of OpenCV.js', () => {
  const mats = `import cv from '@techstark/opencv-js';
export function edges() {
  const image = cv.Mat.ones(8, 8, cv.CV_8UC1);
  cv.Canny(image, image, 50, 100);
  return cv.mean(image)[0];
}
export function edgesAndDelete() {
  const image = cv.Mat.ones(8, 8, cv.CV_8UC1);
  cv.Canny(image, image, 50, 100);
  const [mean] = cv.mean(image);
  image.delete();
  return mean;
}
`;

  test.each(['js', 'ts'])('are counted, unasked, in a file of %s', (extension) => {
    const folder = makeProject({ [`mats.${extension}`]: mats, 'package.json': '{ "type": "module" }' });
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    const { code, runs } = confirm(folder, `mats.${extension}`);
    const handles = (verdict: string, perCall: number): unknown =>
      expect.arrayContaining([expect.objectContaining({ name: 'handles', verdict, perCall })]);
    expect(runs).toMatchObject([
      { export: 'edges', growths: handles('leak', 1), findings: [{ status: 'confirmed', ruleId: 'require-release', line: 3 }] },
      { export: 'edgesAndDelete', growths: handles('stable', 0), findings: [{ status: 'not run', ruleId: 'require-release', line: 3 }] },
    ]);
    expect(code).toBe(1);
  });
});

describe('a function that cannot be measured', () => {
  test.each([
    ['endless', ['--timeout', '3'], 'it was stopped after 3 seconds'],
    ['greedy', ['--max-memory', '256'], 'it was stopped as it took more than 256 MB'],
    ['broken', [], /^it threw Error: no camera\n +at broken \(\S+odd\.js:4:\d+\)$/],
    ['gone', [], 'its process ended with the exit code 3 before the measurement did'],
    ['needing', [], 'it needs 2 arguments: give them with --args, or export a function that calls it'],
    ['missing', [], 'there is no exported function missing; there is broken, endless, gone, greedy, needing'],
  ])('%s is told', (name, args, failure) => {
    const folder = makeProject({ 'odd.js': odd, 'package.json': '{ "type": "module" }' });
    const { code, runs } = confirm(folder, `odd.js:${name}`, ...args);
    expect(runs).toEqual([{ filePath: path.join(folder, 'odd.js'), export: name, failure: expect.stringMatching(failure) as unknown }]);
    expect(code).toBe(2);
  });
});

test('what makes no sense is told', async () => {
  const folder = makeProject({ 'empty.js': 'export const one = 1;\n' });
  const calls = [['gone.js'], ['empty.js', '--args', '[1'], ['empty.js', '--iterations', '3'], []];
  const outcomes = await Promise.all(calls.map((args) => callCommand(folder, ['confirm', ...args])));
  expect(outcomes.map(({ code, error }) => [code, error.split('\n')[0]])).toEqual([
    [2, 'memory-audit: gone.js no such file'],
    [2, "memory-audit: option '--args <json>' argument '[1' is invalid. It must be a JSON array, such as '[1, \"a\"]'."],
    [2, "memory-audit: option '--iterations <count>' argument '3' is invalid. It must be a whole number from 6."],
    [2, "memory-audit: missing required argument 'file'"],
  ]);
  expect(callProcess(folder, ['confirm', 'empty.js'])).toEqual({ code: 2, out: '', error: 'memory-audit: empty.js exports no function\n' });
});
