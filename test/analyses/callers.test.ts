import { describe, expect, test } from 'vitest';
import { findUnits } from '../../src/analyses/callers/find-unit.ts';
import { factsOf } from './program.ts';

const library = `import * as tf from '@tensorflow/tfjs';
export const scaled = (x, by) => x.mul(tf.scalar(by)).add(1);
export const made = (row) => tf.tensor1d(row);
`;

/** How the calls of a function of `lib.js` in `app.js` are judged, in their order. */
function judge(name: string, app: string): readonly string[] {
  const { facts, module } = factsOf({
    'lib.js': library,
    'app.js': `import * as tf from '@tensorflow/tfjs';\nimport { scaled, made } from './lib';\n${app}`,
  });
  const [unit] = findUnits(module('lib.js'), name);
  if (!unit) throw new Error(`no function ${name}`);
  return facts.callerAudits.of(unit).calls.map(({ verdict, reason }) => `${verdict}: ${reason}`);
}

describe('a call of what leaves handles is', () => {
  test.each([
    ['tf.tidy(() => scaled(x, 2).dataSync())', ['safe: inside `tf.tidy`']],
    ['tf.tidy(() => [1, 2].map((by) => scaled(x, by))).length', ['safe: inside `tf.tidy`']],
    ['tf.engine().startScope(); scaled(x, 2); tf.engine().endScope()', ['safe: in the scope that `tf.engine().startScope` opens']],
    ['scaled(x, 2).dispose()', ['unsafe: no scope here, and nothing here calls `run` in one']],
    ['setInterval(() => scaled(x, 2).dispose(), 10)', ['unsafe: no scope here, and no call of the function around it has one']],
    ['return tf.relu(scaled(x, 2))', ['unknown: no scope here, and nothing here calls `run`: it is up to its callers']],
  ])('%s', (body, judged) => {
    expect(judge('scaled', `export function run(x) { ${body}; }`)).toEqual(judged);
  });

  test('as safe as the calls of the function around it', () => {
    const helper = 'const twice = (x) => scaled(x, 2);\n';
    const inside = 'export const one = (x) => tf.tidy(() => twice(x).dataSync());\n';
    const outside = 'export const two = (x) => twice(x).dispose();\n';
    expect(judge('scaled', helper + inside)).toEqual(['safe: `twice` is only called in a scope']);
    expect(judge('scaled', helper + inside + outside)).toEqual(['unsafe: no scope here, and some calls of `twice` have none']);
    expect(judge('scaled', helper + outside)).toEqual(['unsafe: no scope here, and no call of `twice` has one']);
  });

  test('unsafe in an asynchronous function, and safe where it runs once', () => {
    expect(judge('scaled', 'export async function run(x) { scaled(x, 2).dispose(); }')).toEqual([
      'unsafe: no scope here, and `run` is asynchronous: one around it would end at the first `await`',
    ]);
    expect(judge('scaled', 'scaled(tf.scalar(1), 2).dispose();')).toEqual(['safe: runs once, so that what it leaves does not add up']);
  });
});

test.each([
  ['const t = made(row); t.print(); t.dispose()', 'safe: what it gives is released, or handed on'],
  ['return made(row)', 'safe: what it gives is released, or handed on'],
  ['made(row).print()', 'unsafe: what it gives is never released'],
  ['const t = made(row); if (row.length > 2) return; t.dispose()', 'unsafe: what it gives is not released on every way out'],
  ['const t = made(row); unknown(t)', 'unknown: whether what it gives is released is up to code that was not seen'],
])('a call of what gives handles: %s', (body, judged) => {
  expect(judge('made', `export function run(row) { ${body}; }`)).toEqual([judged]);
});
