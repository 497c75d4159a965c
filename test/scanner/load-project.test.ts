import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFiles } from '../../src/scanner/find-files.ts';
import { loadProject, type Project } from '../../src/scanner/load-project.ts';
import { makeProject } from './project-on-disk.ts';

async function load(
  files: Readonly<Record<string, string | Buffer>>,
  paths: readonly string[] = ['.'],
): Promise<{ folder: string; project: Project }> {
  const folder = makeProject(files);
  const found = await findFiles(folder, paths, { includeTests: false, usesGitIgnore: true });
  return { folder, project: loadProject(found.files, found) };
}

/** What an import of a file leads to, relative to the project. */
async function resolved(files: Readonly<Record<string, string>>, from: string, specifier: string): Promise<string | undefined> {
  const { folder, project } = await load(files);
  const module = project.modules.get(path.join(folder, from))?.module;
  if (!module) throw new Error(`${from} is not part of the project`);
  const target = project.resolve(module, specifier);
  return target && path.relative(folder, target.path).replaceAll(path.sep, '/');
}

describe('an import leads to', () => {
  const files = {
    'a.ts': '',
    'b.tsx': '',
    'c/index.js': '',
    'd.mts': '',
    'e.d.ts': '',
    'f.data.ts': '',
    'src/a.ts': '',
    'g/index.ts': '',
    'g.ts': '',
  };
  test.each([
    ['./b', 'b.tsx'],
    ['./b.js', 'b.tsx'],
    ['./b.jsx', 'b.tsx'],
    ['./c', 'c/index.js'],
    ['./c/', 'c/index.js'],
    ['./d.mjs', 'd.mts'],
    ['./f.data', 'f.data.ts'],
    ['./g', 'g.ts'],
    ['./src/../src/a.ts', 'src/a.ts'],
    ['.', undefined],
    ['./nothing', undefined],
    ['./style.css', undefined],
    ['react', undefined],
    ['node:fs', undefined],
    ['https://example.org/a.js', undefined],
    ['', undefined],
  ])('%s: %s', async (specifier, target) => {
    expect(await resolved(files, 'a.ts', specifier)).toBe(target);
  });

  test('the folder itself, from below it', async () => {
    expect(await resolved({ 'index.ts': '', 'sub/a.ts': '' }, 'sub/a.ts', '..')).toBe('index.ts');
  });
});

describe('a TypeScript configuration', () => {
  const sources = { 'app/main.ts': '', 'app/lib/x.ts': '', 'shared/x.ts': '', 'shared/deep/y.ts': '' };

  test.each([
    ['~/lib/x', 'app/lib/x.ts'],
    ['@shared/x', 'shared/x.ts'],
    ['@shared/deep/y.js', 'shared/deep/y.ts'],
    ['exact', 'shared/x.ts'],
    ['@shared/none', undefined],
  ])('maps %s to %s, with comments and inherited', async (specifier, target) => {
    const base =
      '{ // paths\n "compilerOptions": { "baseUrl": "..", /* x */ "paths": { "~/*": ["app/*"], "@shared/*": ["none/*", "shared/*",], "exact": ["shared/x"], }, }, }';
    expect(
      await resolved({ ...sources, 'config/base.json': base, 'tsconfig.json': '{ "extends": "./config/base" }' }, 'app/main.ts', specifier),
    ).toBe(target);
  });

  test('gives a base for bare names', async () => {
    expect(await resolved({ ...sources, 'tsconfig.json': '{ "compilerOptions": { "baseUrl": "." } }' }, 'app/main.ts', 'shared/x')).toBe(
      'shared/x.ts',
    );
  });

  test('may speak through the ones that it refers to', async () => {
    const app = '{ "compilerOptions": { "paths": { "~/*": ["./app/*"] } } }';
    const files = {
      ...sources,
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json': app,
    };
    expect(await resolved(files, 'app/main.ts', '~/lib/x')).toBe('app/lib/x.ts');
  });

  test('may extend itself in a circle', async () => {
    const files = {
      ...sources,
      'tsconfig.json': '{ "extends": "./other.json", "compilerOptions": { "baseUrl": "." } }',
      'other.json': '{ "extends": "./tsconfig.json" }',
    };
    expect(await resolved(files, 'app/main.ts', 'shared/x')).toBe('shared/x.ts');
  });

  test.each(['{ "compilerOptions": ', '[]', 'paths = 1'])('that is broken gives one line, and the rest goes on: %s', async (content) => {
    const { folder, project } = await load({
      ...sources,
      'tsconfig.json': content,
      'app/main.ts': "import 'x'; import 'y';",
      'app/two.ts': "import 'x';",
    });
    expect(project.modules.size).toBe(5);
    expect(project.tsconfigs.noticesFor([folder, path.join(folder, 'app')]).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^cannot be used: .+; going on without/) as string,
    ]);
  });
});

describe('the packages of a workspace', () => {
  const files = {
    'package.json': '{ "name": "root", "workspaces": ["packages/*"] }',
    'packages/a/package.json': '{ "name": "@w/a", "main": "dist/index.js" }',
    'packages/a/src/index.ts': '',
    'packages/a/src/deep/b.ts': '',
    'packages/c/package.json':
      '{ "name": "c", "exports": { ".": { "import": "./dist/main.js" }, "./x/*": "./lib/x/*.js" }, "imports": { "#own/*": "./src/own/*.js" } }',
    'packages/c/src/main.ts': '',
    'packages/c/src/own/o.ts': '',
    'packages/c/lib/x/y.js': '',
    'packages/d/package.json': '{ broken',
    'packages/d/index.ts': '',
  };
  test.each([
    ['@w/a', 'packages/a/src/index.ts'],
    ['@w/a/deep/b', 'packages/a/src/deep/b.ts'],
    ['@w/a/dist/deep/b.js', 'packages/a/src/deep/b.ts'],
    ['c', 'packages/c/src/main.ts'],
    ['c/x/y', 'packages/c/lib/x/y.js'],
    ['#own/o', 'packages/c/src/own/o.ts'],
    ['d', undefined],
    ['@w', undefined],
  ])('%s leads to %s', async (specifier, target) => {
    expect(await resolved(files, 'packages/c/src/main.ts', specifier)).toBe(target);
  });
});

describe('the program of a file that is named', () => {
  const files = {
    'a.ts':
      "import { b } from './b.ts'; export * from './d.js'; const e = require('./e'); import('./f'); import './gone'; import './test/t';",
    'b.ts': "import './a.ts'; import type { H } from './h.ts';",
    'd.ts': "import { c } from './c.cjs';",
    'c.cjs': "require('./node_modules/x/index.js');",
    'e.js': '',
    'f.js': 'const broken = ;',
    'h.ts': '',
    'test/t.ts': '',
    'node_modules/x/index.js': '',
    'other.ts': '',
  };

  test('holds what it imports from the project, without end in circles', async () => {
    const { folder, project } = await load(files, ['a.ts']);
    expect([...project.modules.keys()].map((file) => path.relative(folder, file)).sort()).toEqual([
      'a.ts',
      'b.ts',
      'c.cjs',
      'd.ts',
      'e.js',
    ]);
    expect(project.failures.size).toBe(0);
  });
});
