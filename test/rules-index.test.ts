import { globSync } from 'tinyglobby';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../rules/index.ts';

test('every rule says what there is to judge', () => {
  expect(rules.filter(({ looksAt }) => looksAt === undefined).map(({ meta }) => meta.id)).toEqual([]);
});

test('rules/index.ts lists the files of the folder, in order', () => {
  const files = globSync('rules/*.ts', { ignore: 'rules/index.ts' }).map((file) => basename(file, '.ts'));
  expect(rules.map((rule) => rule.meta.id)).toEqual(files.sort());
});
