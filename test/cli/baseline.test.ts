import { existsSync, readFileSync, symlinkSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addFiles, makeProject } from '../scanner/project-on-disk.ts';
import { callCommand, clean, leak, linesOf, messagesIn } from './call-command.ts';

const update = ['--baseline', 'known.json', '--update-baseline'];
const check = ['--baseline', 'known.json', '--format', 'json'];
const another = "import * as tf from '@tensorflow/tfjs';\nexport const mean = (n) => tf.tensor(n).dataSync()[0];\n";

/** A project whose one finding is in its baseline. */
async function projectWithBaseline(): Promise<string> {
  const folder = makeProject({ 'src/a.js': leak, 'src/b.js': clean });
  expect(await callCommand(folder, update)).toEqual({ code: 0, out: 'No findings in 2 files; 1 known finding left out\n', error: '' });
  return folder;
}

test('what the baseline holds is left out, and what is new shows', async () => {
  const folder = await projectWithBaseline();
  expect((await callCommand(folder, check)).code).toBe(0);
  addFiles(folder, { 'src/b.js': another });
  const { code, out } = await callCommand(folder, check);
  expect(code).toBe(1);
  expect(messagesIn(out, 'a.js')).toEqual([]);
  expect(messagesIn(out, 'b.js')).toHaveLength(1);
});

test('moved lines stay known', async () => {
  const folder = await projectWithBaseline();
  addFiles(folder, { 'src/a.js': `// one\n\n// two\n${leak.replace('export', '\n\nexport')}` });
  expect((await callCommand(folder, check)).code).toBe(0);
});

test('a message that names lines stays known when they move', async () => {
  const some = [
    "import * as tf from '@tensorflow/tfjs';",
    'export async function run(n) {',
    '  const x = tf.tensor(n);',
    '  if (n.length > 3) return 1;',
    '  const d = await x.data();',
    '  x.dispose();',
    '  return d;',
    '}',
    '',
  ].join('\n');
  const folder = makeProject({ 'a.js': some });
  expect(messagesIn((await callCommand(folder, ['--format', 'json'])).out, 'a.js')[0]?.message).toContain('line 4');
  await callCommand(folder, update);
  addFiles(folder, { 'a.js': `\n\n\n${some}` });
  expect((await callCommand(folder, check)).code).toBe(0);
});

test('of two equal findings the one that was added is new', async () => {
  const folder = makeProject({});
  const sum = (before: string, after: string) => `${before}\n  const sum = (n) => tf.tensor(n).dataSync()[0];\n${after}\n`;
  const one = sum('export function one() {', '  return sum([1]);\n}');
  const added = sum('export function added() {', '  return sum([2]);\n}');
  addFiles(folder, { 'src/a.js': `import * as tf from '@tensorflow/tfjs';\n${one}` });
  await callCommand(folder, update);
  addFiles(folder, { 'src/a.js': `import * as tf from '@tensorflow/tfjs';\n${added}${one}` });
  expect(messagesIn((await callCommand(folder, check)).out, 'a.js').map(({ line }) => line)).toEqual([3]);
});

test('an update drops what is mended and keeps what was not audited', async () => {
  const folder = makeProject({ 'src/a.js': leak, 'src/b.js': another, 'gone.js': leak });
  await callCommand(folder, update);
  addFiles(folder, { 'src/b.js': clean });
  await callCommand(folder, [...update, 'src/b.js']);
  expect(Object.keys((JSON.parse(readFileSync(path.join(folder, 'known.json'), 'utf8')) as { files: object }).files)).toEqual([
    'gone.js',
    'src/a.js',
  ]);
});

test('paths are relative to the baseline, from wherever the command is called', async () => {
  const folder = await projectWithBaseline();
  expect((await callCommand(path.join(folder, 'src'), ['--baseline', '../known.json'])).code).toBe(0);
});

test('an update of an unchanged project changes no byte', async () => {
  const folder = await projectWithBaseline();
  const before = readFileSync(path.join(folder, 'known.json'), 'utf8');
  await callCommand(folder, update);
  expect(readFileSync(path.join(folder, 'known.json'), 'utf8')).toBe(before);
});

describe('a file that is no baseline', () => {
  test.each([
    '{}',
    'module.exports = 1;',
    '',
    '[]',
    '{"memory-audit-baseline":2,"files":{}}',
    '{"memory-audit-baseline":1,"files":{"a.js":[1]}}',
  ])('%j is never overwritten', async (content) => {
    const folder = makeProject({ 'a.js': leak, 'known.json': content });
    for (const args of [update, check]) {
      const { code, out, error } = await callCommand(folder, args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(linesOf(error)).toEqual(['memory-audit: known.json is no baseline that this version of memory-audit can read']);
    }
    expect(readFileSync(path.join(folder, 'known.json'), 'utf8')).toBe(content);
  });

  test('but a folder is one line and exit code 2', async () => {
    const { code, error } = await callCommand(makeProject({ 'a.js': leak }), ['--baseline', '.']);
    expect(code).toBe(2);
    expect(error).toMatch(/^memory-audit: cannot read \.: [^\n]+\n$/);
  });
});

test('a symbolic link to a baseline stays one', async () => {
  const folder = await projectWithBaseline();
  symlinkSync('known.json', path.join(folder, 'link.json'));
  addFiles(folder, { 'src/b.js': another });
  expect((await callCommand(folder, ['--baseline', 'link.json', '--update-baseline'])).code).toBe(0);
  expect(lstatSync(path.join(folder, 'link.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(path.join(folder, 'known.json'), 'utf8')).toContain('src/b.js');
});

test.each([
  [['--baseline', 'none.json'], 'none.json no such file; --update-baseline makes it'],
  [['--update-baseline'], '--update-baseline needs --baseline <file>'],
])('%j makes no sense: one line, exit code 2', async (args, message) => {
  const folder = makeProject({ 'a.js': leak });
  expect(await callCommand(folder, args)).toEqual({ code: 2, out: '', error: `memory-audit: ${message}\n` });
  expect(existsSync(path.join(folder, 'none.json'))).toBe(false);
});
