import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { findTrespasses } from './floors/floors.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** Writes a small project; `src` and `rules` exist in each. */
function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'floors-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ 'src/base/span.ts': 'export type Span = 1;', 'rules/a.ts': 'export {};', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('the project keeps to its floors', async () => {
  const { modules, trespasses } = await findTrespasses(process.cwd());
  expect(trespasses).toEqual([]);
  expect(modules).toBeGreaterThan(10);
});

describe('what breaks the floors is found', () => {
  test.each([
    ['an import of a higher floor', 'src/base/a.ts', `import { x } from '../ir/b.ts'; x;`, 'src/base imports only from lower floors'],
    [
      'an import of a neighbour',
      'src/knowledge/a.ts',
      `import { x } from '../ir/b.ts'; x;`,
      'src/knowledge imports only from lower floors',
    ],
    [
      'a type import',
      'src/base/a.ts',
      `import type { x } from '../ir/b.ts'; export type Y = x;`,
      'src/base imports only from lower floors',
    ],
    ['a re-exported type', 'src/base/a.ts', `export type { x } from '../ir/b.ts';`, 'src/base imports only from lower floors'],
    ['a dynamic import', 'src/base/a.ts', `export const later = () => import('../ir/b.ts');`, 'src/base imports only from lower floors'],
    ['a package in what users run', 'src/runtime/a.ts', `import fs from 'node:fs'; fs;`, 'src/runtime imports no package'],
    ['a folder without a floor', 'src/other/a.ts', `export {};`, 'stands on no floor'],
    ['a reserved package', 'src/cli/a.ts', `import { Project } from '@ts-morph/common'; Project;`, '@ts-morph/common only in src/scanner'],
    [
      'types of a reserved package',
      'src/ir/a.ts',
      `import type { TSESTree } from '@typescript-eslint/utils'; export type T = TSESTree.Node;`,
      '@typescript-eslint/',
    ],
    [
      'the linter outside its adapter',
      'src/engine/a.ts',
      `import type { Linter } from 'eslint'; export type L = Linter;`,
      'eslint only in src/eslint',
    ],
  ])('%s', async (_what, path, text, rule) => {
    const folder = plant({ 'src/ir/b.ts': 'export type x = 1; export const x = 1;', 'src/ir/c.ts': `import './b.ts';`, [path]: text });
    const { trespasses } = await findTrespasses(folder);
    expect(trespasses.join('\n')).toContain(rule);
    expect(trespasses).toHaveLength(1);
  });

  test('a circle of type imports', async () => {
    const folder = plant({
      'src/ir/a.ts': `export type * from './b.ts';`,
      'src/ir/b.ts': `import type { X } from './a.ts'; export type Y = X;`,
    });
    const { trespasses } = await findTrespasses(folder);
    expect(trespasses).toContainEqual(expect.stringContaining('no circles'));
  });

  test('nothing in a project that keeps to them', async () => {
    const folder = plant({
      'src/ir/b.ts': `import type { Span } from '../base/span.ts'; export type x = Span;`,
      'src/scanner/a.ts': `import { Project } from '@ts-morph/common'; Project;`,
    });
    expect((await findTrespasses(folder)).trespasses).toEqual([]);
  });
});
