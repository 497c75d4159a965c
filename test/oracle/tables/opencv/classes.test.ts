import { expect, test } from 'vitest';
import { opencv } from '../../../../src/knowledge/tables/opencv.ts';
import { opencvOracle } from './oracle.ts';

test('the table names every class of OpenCV.js whose objects are handles and can be made', () => {
  const isHandleClass = (value: unknown): boolean =>
    typeof value === 'function' && typeof (value.prototype as { readonly isDeleted?: unknown } | undefined)?.isDeleted === 'function';
  const classes = Object.entries(opencvOracle.names['cv'] as object).flatMap(([name, value]) => (isHandleClass(value) ? [name] : []));
  const canBeMade = (name: string): boolean => {
    try {
      return new Function('cv', `return new cv.${name}()`)(opencvOracle.names['cv']) !== undefined;
    } catch (error) {
      return !String(error).includes('has no accessible constructor');
    }
  };
  const stated = new Set<string>(opencv.functions.flatMap((row) => ('construct' in row ? row.names : [])));
  expect(classes.filter((name) => canBeMade(name) && !stated.has(name))).toEqual([]);
  expect(classes.length).toBeGreaterThan(40);
});
