import { describe, expect, test } from 'vitest';
import rule from '../../rules/no-one-hot-materialization.ts';
import { codeOf } from '../../src/analyses/code/module-code.ts';
import { calculate } from '../../src/analyses/size/arithmetic.ts';
import { bytesText } from '../../src/analyses/size/bytes-text.ts';
import { findDenseWrites } from '../../src/analyses/size/dense-writes.ts';
import { configureRule } from '../../src/engine/configured-rule.ts';
import { runRule } from '../../src/engine/run-rules.ts';
import { factsOf } from './program.ts';

/** What `n(value)` and `length(value)` get, where they get something known. */
function sizesOf(sources: Readonly<Record<string, string>>): (number | undefined)[] {
  const { facts, module } = factsOf(sources);
  return Object.keys(sources).flatMap((path) => {
    const code = codeOf(module(path));
    return [...code.nodes()].flatMap((node) => {
      const callee = node.op === 'call' ? code.module.text.slice(node.calleeSpan.start, node.calleeSpan.end) : '';
      const item = node.op === 'call' ? node.arguments[0] : undefined;
      if (item?.kind !== 'value') return [];
      if (callee === 'n') return [facts.sizes.numberOf(code.module, item.value)];
      return callee === 'length' ? [facts.sizes.lengthOf(code.module, item.value)] : [];
    });
  });
}

test('numbers are followed through names, arithmetic, literals, files and arguments', () => {
  const sources = {
    'a.ts': `
      import { WIDTH, shape } from './b';
      const height = 20;
      n(WIDTH * height + 1);
      n(shape[1]);
      n(CONFIG.classes);
      n(Math.floor(7 / 2) << 1);
      n(-(2 ** 3));
      n([1, 2, 3].length);
      const CONFIG = { classes: 368 };
      function twice(of: number) { n(of * 2); }
      twice(4);
    `,
    'b.ts': `export const WIDTH = 10; export const shape = [2, 224, 3];`,
  };
  expect(sizesOf(sources)).toEqual([201, 224, 368, 6, -8, 3, 8]);
});

test('what may vary has no number', () => {
  const source = `
    let changing = 1; changing = 2; n(changing);
    const state = { count: 1 }; state.count = 5; n(state.count);
    export function given(size: number) { n(size); }
    given(3);
    function both(size: number) { n(size); } both(1); both(2);
    const list = [1]; list.push(2); length(list);
    length([]);
    n('1' + 2);
  `;
  expect(sizesOf({ 'a.ts': source })).toEqual(new Array(7).fill(undefined));
});

test('lengths of arrays', () => {
  const source = `
    length([1, 2, ...[3, 4]]);
    length(new Array(10).fill(0).map(String));
    length(new Float32Array(2 * 8));
    length(Array.from({ length: 5 }, () => 0));
    length([...Array(7).keys()]);
    length('four');
  `;
  expect(sizesOf({ 'a.ts': source })).toEqual([4, 10, 16, 5, 7, 4]);
});

test('arithmetic needs every operand', () => {
  expect(calculate('*', [6, 7])).toBe(42);
  expect(calculate('-', [6])).toBe(-6);
  expect(calculate('max', [1, 5, 3])).toBe(5);
  expect(calculate('*', [6, undefined])).toBeUndefined();
  expect(calculate('/', [1, 0])).toBeUndefined();
  expect(calculate('constructor', [1])).toBeUndefined();
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 KB'],
  [1_990, '1.9 KB'],
  [160_000, '160 KB'],
  [58_880_000, '58 MB'],
  [1_600_000_000, '1.6 GB'],
  [2e18, '2000 PB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

describe('one-hot vectors', () => {
  const source = (classes: string, pairs: string): string => `
    const CLASSES = ${classes};
    const oneHot = (index) => { const vector = new Array(CLASSES).fill(0); vector[index] = 1; return vector; };
    export function examples(sources, targets) {
      const data = [];
      for (let pair = 0; pair < ${pairs}; pair++) data.push([oneHot(sources[pair]), oneHot(targets[pair])]);
      return data;
    }
  `;
  const messageFor = (classes: string, pairs: string): string | undefined => {
    const { facts, module } = factsOf({ 'a.js': source(classes, pairs) });
    return runRule(module('a.js'), facts, configureRule(rule, 'warn'))[0]?.message;
  };

  test('sizes are computed from the constants of the program', () => {
    expect(messageFor('368', '10_000')).toContain('about 58 MB, against about 160 KB for the indices');
    expect(messageFor('2 * 500', '10_000')).toContain('about 160 MB, against about 160 KB for the indices');
    expect(messageFor('368', '2_000')).toContain('about 11 MB, against about 32 KB for the indices');
  });

  test('small sets are silent, and sizes that nobody can tell are said by their names', () => {
    expect(messageFor('20', '100')).toBeUndefined();
    expect(messageFor('368', 'sources.length')).toContain('O(|sources|·368) numbers');
  });
});

test('dense writes say their extent', () => {
  const source = `
    export function a(nodes, edges) {
      const table = nodes.map(() => new Array(nodes.length).fill(0));
      for (const [from, to] of edges) table[from][to] = 1;
      return table;
    }
    export function b(edges) {
      const table = new Uint8Array(5000 * 5000);
      for (const { from, to } of edges) table[from * 5000 + to] = 1;
      return table;
    }
  `;
  const { facts, module } = factsOf({ 'a.js': source });
  const writes = findDenseWrites(facts, module('a.js'));
  expect(writes.map(({ name, extent, bytesPerElement, bytes }) => [name, extent, bytesPerElement, bytes])).toEqual([
    ['table', '|nodes| × |nodes|', 8, undefined],
    ['table', '5000 × 5000', 1, 25_000_000],
  ]);
});
