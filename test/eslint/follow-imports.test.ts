import { Linter } from 'eslint';
import { unlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { followImports } from '../../src/eslint/follow-imports.ts';
import { lowerSource } from '../../src/frontends/typescript/index.ts';
import type { Module } from '../../src/ir/model.ts';
import plugin from '../../src/index.ts';
import { addFiles, makeProject } from '../scanner/project-on-disk.ts';

const tf = `import * as tf from '@tensorflow/tfjs';\n`;

/** What is reported about a file in a project, whose text the editor may hold unsaved. */
function lint(folder: string, text: string, file = 'main.js', preset: 'recommended' | 'strict' = 'strict'): string[] {
  const linter = new Linter({ configType: 'flat', cwd: folder });
  const messages = linter.verify(text, plugin.configs[preset], { filename: path.join(folder, file) });
  return messages.map(({ line, ruleId, messageId, message }) => (messageId ? `${line} ${ruleId}/${messageId}` : message));
}

const usesMake = `import { make } from './make.js';\nexport async function run(v) {\n  const made = make(v);\n  return made.data();\n}\n`;
const leak = ['3 memory-audit/require-tidy/neverReleased'];

describe('imports are followed', () => {
  test.each([
    ['a function', { 'make.js': `${tf}export function make(v) { return tf.tensor(v); }` }],
    ['a constant that is a function', { 'make.js': `${tf}export const make = (v) => tf.tensor(v);` }],
    ['TypeScript in place of what is named', { 'make.ts': `${tf}export function make(v: number[]) { return tf.tensor(v); }` }],
    [
      'a helper of the helper',
      {
        'make.js': `import { inner } from './inner.js';\nexport const make = (v) => inner(v);`,
        'inner.js': `${tf}export const inner = (v) => tf.tensor(v);`,
      },
    ],
    [
      'a re-export',
      { 'make.js': `export { other as make } from './other.js';`, 'other.js': `${tf}export const other = (v) => tf.tensor(v);` },
    ],
    [
      'a re-export of everything',
      {
        'make.js': `export * from './none.js';\nexport * from './other.js';`,
        'none.js': 'export const none = 1;',
        'other.js': `${tf}export const make = (v) => tf.tensor(v);`,
      },
    ],
    [
      'a module that re-exports the library',
      {
        'make.js': `import * as tf from './tf.js';\nexport const make = (v) => tf.tensor(v);`,
        'tf.js': `export * from '@tensorflow/tfjs';`,
      },
    ],
    [
      'a circle',
      {
        'make.js': `${tf}import { run } from './main.js';\nexport const make = (v) => tf.tensor(v);\nexport const again = () => run([1]);`,
      },
    ],
  ])('%s', (_what, files) => {
    const folder = makeProject(files);
    expect(lint(folder, usesMake)).toEqual(leak);
  });

  test('a helper that releases what it is given silences', () => {
    const text = `${tf}import { finish } from './finish.js';\nexport function run(v) {\n  const made = tf.tensor(v);\n  finish(made);\n}\n`;
    const folder = makeProject({ 'finish.js': 'export function finish(x) { x.dispose(); }' });
    expect(lint(folder, text)).not.toContainEqual(expect.stringContaining('neverReleased'));
    addFiles(folder, { 'finish.js': 'export function finish(x) { console.log(x.size); }' });
    expect(lint(folder, text)).toContainEqual(expect.stringContaining('neverReleased'));
  });

  test('a method that is not asked for is unknown, not harmless', () => {
    const text = `${tf}import { size } from './pool.ts';\nexport function run(pool, v) {\n  const made = tf.tensor(v);\n  pool.give(made, size());\n}\n`;
    const folder = makeProject({ 'pool.ts': 'export const size = () => 1;\nexport class Pool { give(x: any) { x.dispose(); } }' });
    expect(lint(folder, text, 'main.js', 'recommended')).toEqual([]);
  });

  test('a collection of another file is not said to grow: who else uses it takes a scan', () => {
    const text = `import http from 'node:http';\nimport { cache } from './cache.js';\nhttp.createServer((req, res) => {\n  cache.set(req.url, res);\n});\n`;
    expect(lint(makeProject({ 'cache.js': 'export const cache = new Map();' }), text)).toEqual([]);
    const own = text.replace(/import \{ cache \}.*/, 'export const cache = new Map();');
    expect(lint(makeProject({}), own)).toEqual(['4 memory-audit/no-unbounded-accumulator/unbounded']);
  });
});

describe('what cannot be followed is unknown', () => {
  test.each([
    ['a file that is not there', {}],
    ['a file that cannot be parsed', { 'make.js': 'export function make( {' }],
    ['a binary file', { 'make.js': '\0\0' }],
    ['a folder in place of a file', { 'make.js/index.txt': '' }],
  ])('%s', (_what, files) => {
    expect(lint(makeProject(files), usesMake)).toEqual([]);
  });

  test('a text without a file', () => {
    const folder = makeProject({ 'make.js': `${tf}export const make = (v) => tf.tensor(v);` });
    expect(lint(folder, usesMake, '<input>.js')).toEqual([]);
  });
});

describe('files are looked at as they are now', () => {
  const makes = `${tf}export const make = (v) => tf.tensor(v);\n`;
  const plain = 'export const make = (v) => v.length;\n';

  test('an imported file changes, goes and comes back', () => {
    const folder = makeProject({ 'make.js': makes });
    expect(lint(folder, usesMake)).toEqual(leak);
    addFiles(folder, { 'make.js': plain });
    expect(lint(folder, usesMake)).toEqual([]);
    addFiles(folder, { 'make.js': makes });
    expect(lint(folder, usesMake)).toEqual(leak);
    unlinkSync(path.join(folder, 'make.js'));
    expect(lint(folder, usesMake)).toEqual([]);
  });

  test('an unsaved text counts for the file itself only', () => {
    const folder = makeProject({ 'make.js': makes, 'main.js': usesMake });
    expect(lint(folder, plain, 'make.js')).toEqual([]);
    expect(lint(folder, usesMake)).toEqual(leak);
    addFiles(folder, { 'make.js': plain });
    expect(lint(folder, makes, 'make.js')).not.toContain(leak[0]);
    expect(lint(folder, usesMake)).toEqual([]);
  });
});

describe('no more is followed than is needed', () => {
  /** The files that were parsed for the last answer. */
  const asked: string[] = [];

  function followed(files: Readonly<Record<string, string>>, bounds = { mostSteps: 2, mostNodes: 300 }): Record<string, string[]> {
    const modules = new Map<string, Module>();
    asked.length = 0;
    const textOf = (file: string): string | undefined => files[path.relative(folder, file)];
    const moduleOf = (file: string): Module | undefined => {
      const text = textOf(file);
      if (!modules.has(file)) asked.push(path.basename(file));
      const lowered = text === undefined ? undefined : lowerSource(file, text);
      if (lowered?.kind === 'lowered' && !modules.has(file)) modules.set(file, lowered.module);
      return modules.get(file);
    };
    const folder = makeProject(files);
    const own = moduleOf(path.join(folder, 'main.ts'));
    const found = own ? followImports(own, { moduleOf, textOf }, bounds).modules.slice(1) : [];
    return Object.fromEntries(
      found.map((module) => [path.basename(module.path), module.units.filter(({ body }) => body.length > 0).map(({ name }) => name ?? '')]),
    );
  }

  test('names that are only types lead nowhere', () => {
    expect(
      followed({
        'main.ts': `import { A } from './a';\nimport type { B } from './b';\nexport let a: A, b: B;`,
        'a.ts': 'export class A {}',
        'b.ts': 'export class B {}',
      }),
    ).toEqual({});
  });

  test('of a file, what the imported names use', () => {
    const a = `let count = 0;\nconst helper = () => count;\nexport const used = () => helper();\nexport const unused = () => used();\nexport function up() { count += 1; }`;
    expect(followed({ 'main.ts': `import { used } from './a';\nused();`, 'a.ts': a })).toEqual({ 'a.ts': ['', 'up', 'helper', 'used'] });
  });

  test('of files that another exports everything of, those are parsed that may have the name', () => {
    const files = {
      'main.ts': `import { used } from './all';\nused();`,
      'all.ts': `export * from './one';\nexport * from './two';\nexport * from './more';`,
      'one.ts': 'export const one = 1;',
      'two.ts': 'export const used = () => 2;',
      'more.ts': `export * from './three';`,
      'three.ts': 'export const three = 3;',
    };
    expect(followed(files)).toEqual({ 'all.ts': [], 'two.ts': ['', 'used'] });
    expect(asked).toEqual(['main.ts', 'all.ts', 'two.ts', 'more.ts']);
  });

  test('nothing is parsed that is too much, or only types', () => {
    const files = {
      'main.ts': `import { a } from './a';\nimport { b } from './b';\nimport type { C } from './c';\nexport const c: C = [a(), b()];`,
      'a.ts': 'export const a = () => [1, 2, 3, 4, 5];',
      'b.ts': 'export const b = () => 1;',
      'c.ts': 'export type C = number[];',
    };
    expect(followed(files, { mostSteps: 2, mostNodes: 3 })).toEqual({});
    expect(asked).toEqual(['main.ts', 'a.ts']);
  });

  test('only so far and so much', () => {
    const files = {
      'main.ts': `import { a } from './a';\na();`,
      'a.ts': `import { b } from './b';\nexport const a = () => b();`,
      'b.ts': `import { c } from './c';\nexport const b = () => c();`,
      'c.ts': 'export const c = () => 1;',
    };
    expect(Object.keys(followed(files))).toEqual(['a.ts', 'b.ts']);
    expect(Object.keys(followed(files, { mostSteps: 9, mostNodes: 300 }))).toEqual(['a.ts', 'b.ts', 'c.ts']);
    expect(Object.keys(followed(files, { mostSteps: 9, mostNodes: 1 }))).toEqual([]);
  });
});
