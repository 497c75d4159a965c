import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFiles, type FindOptions } from '../../src/scanner/find-files.ts';
import { git, makeProject, makeRepository } from './project-on-disk.ts';

const usual: FindOptions = { includeTests: false, usesGitIgnore: true };

async function find(
  folder: string,
  paths: readonly string[],
  options: Partial<FindOptions> = {},
): Promise<{ files: string[]; notices: string[] }> {
  const { files, notices } = await findFiles(folder, paths, { ...usual, ...options });
  const relative = (file = ''): string => path.relative(folder, file).replaceAll(path.sep, '/');
  return { files: files.map(relative), notices: notices.map((notice) => `${relative(notice.path)} ${notice.message}`) };
}

const everything = Object.fromEntries(
  [
    'a.ts',
    'b.mjs',
    'c.d.ts',
    'd.css',
    'e.min.js',
    'f.test.ts',
    'g_test.js',
    'lib/h.tsx',
    'lib/latest.js',
    'test/i.ts',
    'src/__tests__/j.js',
    'e2e/k.ts',
  ].map((name) => [name, '']),
);
const foreign = { 'node_modules/x/index.js': '', 'dist/a.js': '', 'packages/p/build/a.js': '', 'vendor/v.js': '', '.cache/c.js': '' };

describe('a folder', () => {
  test('gives its source, without tests, declarations, and what was installed, built or minified', async () => {
    expect(await find(makeProject({ ...everything, ...foreign }), ['.'])).toEqual({
      files: ['a.ts', 'b.mjs', 'lib/h.tsx', 'lib/latest.js'],
      notices: [],
    });
  });

  test('gives tests when asked to', async () => {
    const { files } = await find(makeProject({ ...everything, ...foreign }), ['.'], { includeTests: true });
    expect(files).toEqual([
      'a.ts',
      'b.mjs',
      'e2e/k.ts',
      'f.test.ts',
      'g_test.js',
      'lib/h.tsx',
      'lib/latest.js',
      'src/__tests__/j.js',
      'test/i.ts',
    ]);
  });

  test('is searched whatever its own name is', async () => {
    const folder = makeProject({ 'node_modules/x/dist/test/a.js': '' });
    expect(await find(folder, ['node_modules/x/dist/test'])).toEqual({ files: ['node_modules/x/dist/test/a.js'], notices: [] });
  });
});

describe('a file that is named', () => {
  test.each(['f.test.ts', 'e.min.js', 'c.d.ts', 'test/i.ts'])('is taken whatever it looks like: %s', async (name) => {
    expect((await find(makeProject(everything), [name])).files).toEqual([name]);
  });

  test('is taken once, also below a folder that is named', async () => {
    expect((await find(makeProject(everything), ['lib', 'lib/h.tsx', './lib/h.tsx'])).files).toEqual(['lib/h.tsx', 'lib/latest.js']);
  });

  test.each(['with blank.ts', 'umlaut-ä.ts', 'smile-😀.ts', 'line\nbreak.ts', '[id].ts', '(group).ts', '-dash.ts'])(
    'may be called %j',
    async (name) => {
      expect((await find(makeProject({ [name]: '', 'other.ts': '' }), [name])).files).toEqual([name]);
    },
  );
});

describe('a pattern', () => {
  test('gives the source files that match', async () => {
    expect((await find(makeProject({ ...everything, ...foreign }), ['**/*.{ts,tsx}'])).files).toEqual(['a.ts', 'lib/h.tsx']);
  });

  test('that matches nothing gives one line', async () => {
    expect(await find(makeProject(everything), ['*.vue'])).toEqual({ files: [], notices: ['*.vue matches no file'] });
  });
});

describe('what cannot be found gives one line, and the rest is there', () => {
  test('a missing path and a file of another kind', async () => {
    const { files, notices } = await find(makeProject(everything), ['gone.ts', 'a.ts', 'd.css']);
    expect(files).toEqual(['a.ts']);
    expect(notices).toEqual(['gone.ts no such file or folder', 'd.css is not a JavaScript or TypeScript file']);
  });

  test('loops of symbolic links', async () => {
    const folder = makeProject({ 'src/a.ts': '' });
    symlinkSync('..', path.join(folder, 'src/up'));
    symlinkSync('self.ts', path.join(folder, 'src/self.ts'));
    symlinkSync('nowhere.ts', path.join(folder, 'src/.#a.ts'));
    const { files, notices } = await find(folder, ['.', 'src/self.ts']);
    expect(files).toEqual(['src/a.ts']);
    expect(notices.sort()).toEqual([
      'src/self.ts is part of a loop of symbolic links',
      'src/self.ts is part of a loop of symbolic links; not followed',
      'src/up is a symbolic link to a folder above it; not followed',
    ]);
  });
});

describe('what git ignores', () => {
  const files = {
    '.gitignore': 'out/\n*.gen.ts\n',
    'a.ts': '',
    'b.gen.ts': '',
    'out/c.ts': '',
    'lib/.gitignore': 'd.ts\n',
    'lib/d.ts': '',
    'lib/e.ts': '',
  };

  test('is left out', async () => {
    expect((await find(makeRepository(files), ['.'])).files).toEqual(['a.ts', 'lib/e.ts']);
    expect((await find(makeRepository(files), ['lib'])).files).toEqual(['lib/e.ts']);
  });

  test('is there when asked for, by option or by name', async () => {
    const folder = makeRepository(files);
    expect((await find(folder, ['.'], { usesGitIgnore: false })).files).toHaveLength(5);
    expect((await find(folder, ['out'])).files).toEqual(['out/c.ts']);
    expect((await find(folder, ['b.gen.ts'])).files).toEqual(['b.gen.ts']);
  });

  test('holds for files that git does not know yet, and not for those that it keeps', async () => {
    const folder = makeRepository(files);
    git(folder, 'add', '--force', 'b.gen.ts');
    expect((await find(folder, ['.'])).files).toEqual(['a.ts', 'b.gen.ts', 'lib/e.ts']);
  });
});
