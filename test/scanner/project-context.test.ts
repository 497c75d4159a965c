import path from 'node:path';
import { expect, test } from 'vitest';
import { findFiles } from '../../src/scanner/find-files.ts';
import { findContext } from '../../src/scanner/project-context.ts';
import { makeProject, makeRepository } from './project-on-disk.ts';

const files = {
  'a.js': '',
  'packages/p/package.json': '{}',
  'packages/p/src/b.js': '',
  'packages/p/src/b.test.js': '',
  'packages/p/bin/c.js': '',
  'packages/q/package.json': '{}',
  'packages/q/d.js': '',
};

test.each([
  ['the whole repository', ['.'], [], true],
  ['a package', ['packages/p'], [], true],
  ['a folder of a package', ['packages/p/src'], ['packages/p/bin/c.js'], true],
  ['a file of a package', ['packages/p/src/b.js'], ['packages/p/bin/c.js'], true],
  ['a file beside the manifest', ['packages/q/d.js'], [], true],
  ['a pattern over two packages', ['packages/*/src/*.js', 'packages/q/d.js'], ['packages/p/bin/c.js'], true],
  ['a file outside of every package', ['a.js'], [], false],
  ['that and a package', ['a.js', 'packages/p'], [], false],
])('%s needs the rest of its packages', async (_, paths, others, isWhole) => {
  const folder = makeRepository(files);
  const context = await findContext(folder, await findFiles(folder, paths, { includeTests: false, usesGitIgnore: true }));
  const relative = context.files.map((file) => path.relative(folder, file).replaceAll(path.sep, '/'));
  expect({ files: relative, isWhole: context.isWhole }).toEqual({ files: others, isWhole });
});

test('without git, nobody goes looking in the folders above', async () => {
  const folder = makeProject({ 'package.json': '{}', 'a.js': '', 'src/b.js': '' });
  const found = await findFiles(folder, ['src'], { includeTests: false, usesGitIgnore: true });
  expect(await findContext(folder, found)).toEqual({ files: [], isWhole: false });
});
