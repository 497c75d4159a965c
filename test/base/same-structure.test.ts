import { expect, test } from 'vitest';
import { isSameStructure } from '../../src/base/same-structure.ts';

test.each([
  [1, 1],
  [undefined, undefined],
  [Number.NaN, Number.NaN],
  [[], []],
  [
    [1, [2]],
    [1, [2]],
  ],
  [
    { a: 1, b: { c: [true] } },
    { b: { c: [true] }, a: 1 },
  ],
])('%o and %o say the same', (one, other) => {
  expect(isSameStructure(one, other)).toBe(true);
});

test.each([
  [1, 2],
  [undefined, null],
  [[], {}],
  [[1], [1, 2]],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: undefined }, { b: undefined }],
  [{}, new Map()],
  [new Set([1]), new Set([1])],
  [{ a: { b: 1 } }, { a: { b: 2 } }],
])('%o and %o do not', (one, other) => {
  expect(isSameStructure(one, other)).toBe(false);
  expect(isSameStructure(other, one)).toBe(false);
});
