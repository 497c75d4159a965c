import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addFiles, git, makeRepository } from '../scanner/project-on-disk.ts';
import { callCommand, clean, leak, messagesIn } from './call-command.ts';

const importLine = "import * as tf from '@tensorflow/tfjs';\n";
const lossy = (name: string) => `export const ${name} = (n) => tf.tensor(n).dataSync()[0];\n`;

/** The lines of a file on which something is found. */
async function linesFound(folder: string, args: readonly string[], file = 'a.js'): Promise<number[]> {
  const { out } = await callCommand(folder, ['--format', 'json', ...args]);
  return messagesIn(out, file).map(({ line }) => line);
}

describe('--staged', () => {
  test('reports on the lines of the commit only', async () => {
    const folder = makeRepository({ 'a.js': importLine + lossy('old'), 'b.js': importLine });
    addFiles(folder, { 'a.js': importLine + lossy('old') + lossy('young') });
    git(folder, 'add', 'a.js');
    addFiles(folder, { 'b.js': importLine + lossy('later') });
    expect(await linesFound(folder, ['--staged'])).toEqual([3]);
    expect(await linesFound(folder, ['--staged'], 'b.js')).toEqual([]);
    expect(await linesFound(folder, [], 'b.js')).toEqual([2]);
  });

  test('reads the index, not the work tree', async () => {
    const folder = makeRepository({ 'a.js': importLine });
    addFiles(folder, { 'a.js': importLine + lossy('staged') });
    git(folder, 'add', 'a.js');
    addFiles(folder, { 'a.js': `// above\n// above\n${importLine}${lossy('staged').replace('.dataSync()[0]', '')}` });
    expect(await linesFound(folder, ['--staged'])).toEqual([2]);
    rmSync(path.join(folder, 'a.js'));
    expect(await linesFound(folder, ['--staged'])).toEqual([2]);
  });

  test('knows the other files as the commit will hold them', async () => {
    const maker = `${importLine}export const make = (n) => tf.tensor(n);\n`;
    const folder = makeRepository({ 'make.js': maker, 'a.js': clean });
    addFiles(folder, { 'a.js': "import { make } from './make.js';\nexport const f = (n) => make(n).dataSync()[0];\n" });
    git(folder, 'add', '--all');
    addFiles(folder, { 'make.js': 'export const make = (n) => n;\n' });
    expect(await linesFound(folder, ['--staged'])).toEqual([2]);
    expect(await linesFound(folder, [])).toEqual([]);
  });

  test('has nothing to say when nothing is staged, or nothing that is source', async () => {
    const folder = makeRepository({ 'a.js': leak });
    expect(await callCommand(folder, ['--staged'])).toEqual({ code: 0, out: 'No findings in 0 files\n', error: '' });
    addFiles(folder, { 'README.md': 'text' });
    git(folder, 'add', '--all');
    expect((await callCommand(folder, ['--staged'])).code).toBe(0);
  });

  test('works before the first commit and in a folder below the top', async () => {
    const folder = makeRepository({});
    git(folder, 'update-ref', '-d', 'HEAD');
    addFiles(folder, { 'packages/p/a.js': leak, 'packages/q/a.js': leak });
    git(folder, 'add', '--all');
    const { code, out } = await callCommand(path.join(folder, 'packages/p'), ['--staged', '--format', 'json']);
    expect(code).toBe(1);
    expect(messagesIn(out, 'p/a.js')).toHaveLength(1);
    expect(messagesIn(out, 'q/a.js')).toHaveLength(0);
  });

  test('leaves out tests, and takes a path that is named', async () => {
    const folder = makeRepository({});
    addFiles(folder, { 'a.test.js': leak, 'b.js': leak });
    git(folder, 'add', '--all');
    expect(await linesFound(folder, ['--staged'], 'a.test.js')).toEqual([]);
    expect(await linesFound(folder, ['--staged', '--include-tests'], 'a.test.js')).toEqual([2]);
    expect(await linesFound(folder, ['--staged', 'a.test.js'], 'a.test.js')).toEqual([2]);
    expect(await linesFound(folder, ['--staged', 'a.test.js'], 'b.js')).toEqual([]);
  });

  test.each(['with blank.js', 'ümlaut.js', '😀.js', 'line\nbreak.js', '[id].js', '-dash.js', ':(top)x.js'])(
    'takes a file called %j',
    async (name) => {
      const folder = makeRepository({ 'first.js': clean });
      addFiles(folder, { [name]: leak });
      git(folder, 'add', '--all');
      expect(await linesFound(folder, ['--staged'], name)).toEqual([2]);
    },
  );

  test('tells of a file that does not parse only when it is part of the commit', async () => {
    const folder = makeRepository({ 'bad.js': 'const = 1', 'a.js': clean });
    addFiles(folder, { 'a.js': 'export const two = 2;\n' });
    git(folder, 'add', '--all');
    expect(await callCommand(folder, ['--staged'])).toEqual({ code: 0, out: 'No findings in 1 file\n', error: '' });
    addFiles(folder, { 'bad.js': 'const = 2' });
    git(folder, 'add', '--all');
    expect((await callCommand(folder, ['--staged'])).code).toBe(1);
  });
});

describe('--changed', () => {
  test('reports on what the branch and the work tree changed', async () => {
    const folder = makeRepository({ 'a.js': importLine + lossy('old') });
    git(folder, 'checkout', '--quiet', '-b', 'work');
    addFiles(folder, { 'a.js': importLine + lossy('old') + lossy('committed') });
    git(folder, 'commit', '--quiet', '--all', '--message=second');
    addFiles(folder, { 'a.js': importLine + lossy('old') + lossy('committed') + lossy('edited'), 'new.js': leak });
    expect(await linesFound(folder, ['--changed', 'main'])).toEqual([3, 4]);
    expect(await linesFound(folder, ['--changed', 'HEAD'])).toEqual([4]);
    expect(await linesFound(folder, ['--changed', 'main'], 'new.js')).toEqual([2]);
  });

  test('of a commit that is not there is one line and exit code 2', async () => {
    const { code, error } = await callCommand(makeRepository({ 'a.js': leak }), ['--changed', 'nowhere']);
    expect({ code, error }).toEqual({ code: 2, error: 'memory-audit: nowhere is not a commit of this repository\n' });
  });
});
