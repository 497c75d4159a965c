import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtinTables } from '../../src/knowledge/index.ts';
import { knownKinds, problemsOfTable } from './well-formed.ts';

const folder = new URL('../../src/knowledge/tables/', import.meta.url);

test('every file of the folder is listed', async () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const exported = await Promise.all(files.map(async (file) => Object.values(await import(new URL(file, folder).href)) as unknown[]));
  expect(new Set(builtinTables)).toEqual(new Set(exported.flat()));
});

describe('rows are well-formed', () => {
  const kinds = knownKinds(builtinTables);
  test.each(builtinTables.map((table) => [table.library, table] as const))('%s', (_, table) => {
    expect(problemsOfTable(table, kinds)).toEqual([]);
  });

  test('a malformed row is seen', () => {
    const row = { names: ['a', 'a'], result: { kind: 'x.Missing' }, releases: [9], evidence: '' };
    expect(problemsOfTable({ library: 'x', modules: ['x'], globals: [], kinds: {}, functions: [row] }, kinds)).toEqual([
      'a: stated twice',
      'a: no evidence',
      'a: port 9 is out of range',
      'a: no kind x.Missing',
    ]);
  });
});
