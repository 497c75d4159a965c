import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { TypeOracle } from '../../src/analyses/program.ts';
import { toEslintRule } from '../../src/eslint/to-eslint-rule.ts';
import type { Module } from '../../src/ir/model.ts';
import { lostRule } from './lost-rule.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function project(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'types-')));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Lints `a.ts` of a project and gives what a rule sees there. */
function seeTypes(folder: string, text: string, typed = true): { module: Module; types: TypeOracle | undefined } {
  let seen: { module: Module; types: TypeOracle | undefined } | undefined;
  const rule = {
    ...lostRule,
    check: (module: Module, facts: { program: { types?: TypeOracle } }) => ((seen = { module, types: facts.program.types }), []),
  };
  const parserOptions = typed ? { project: './tsconfig.json', tsconfigRootDir: folder } : {};
  const config = { files: ['**/*.ts'], plugins: { m: { rules: { a: toEslintRule(rule, '') } } }, rules: { 'm/a': 'warn' } };
  const languageOptions = { parser: typescriptParser, parserOptions };
  const messages = new Linter({ configType: 'flat', cwd: folder }).verify(text, { ...config, languageOptions } as Linter.Config, {
    filename: join(folder, 'a.ts'),
  });
  expect(messages).toEqual([]);
  if (!seen) throw new Error('the rule did not run');
  return seen;
}

const tsconfig = JSON.stringify({ compilerOptions: { module: 'nodenext', strict: true, types: [] }, include: ['*.ts'] });
const text = `import { make } from 'tensors';
import { own, type Thing } from './b.js';
const t = make();
declare const maybe: Thing | undefined;
function over(x: string): void;
function over(x: number): void;
function over(x: unknown): void {}
maybe?.self().again;
over(1);
own(t);
const plain = { a: 1 };
plain;
`;
const files = {
  'tsconfig.json': tsconfig,
  'a.ts': text,
  'b.ts': `export interface Thing { self(): Thing; again: number }\nexport const own = (x: unknown): void => {};\n`,
  'node_modules/tensors/package.json': `{ "name": "tensors", "version": "1.0.0", "types": "./dist/index.d.ts" }`,
  'node_modules/tensors/dist/index.d.ts': `export declare class Tensor { shape: number[] }\nexport declare function make(): Tensor;\n`,
};

test('types name the package or file that declares them', () => {
  const folder = project(files);
  const { module, types } = seeTypes(folder, text);
  const typeAt = (source: string, from = 0) => {
    const start = text.indexOf(source, from);
    return types?.typeAt(module, { start, end: start + source.length });
  };
  expect(typeAt('make()', text.indexOf('const t'))).toEqual({ from: 'tensors', name: 'Tensor' });
  expect(typeAt('maybe', text.indexOf('maybe?.'))).toEqual({ from: join(folder, 'b.ts'), name: 'Thing' });
  expect(typeAt('plain', text.lastIndexOf('plain'))).toBeUndefined();
  expect(types?.typeAt(module, { start: 1, end: 3 })).toBeUndefined();
});

test('callees are found where they are declared, with their body if there is one', () => {
  const folder = project(files);
  const { module, types } = seeTypes(folder, text);
  const calleeAt = (source: string, name = source) => {
    const start = text.indexOf(source) + source.indexOf(name);
    const callee = types?.calleeAt(module, { start, end: start + name.length });
    return (
      callee && {
        path: callee.path,
        text: (files[callee.path.slice(folder.length + 1) as 'a.ts'] ?? '').slice(callee.span.start, callee.span.end),
      }
    );
  };
  expect(calleeAt('over(1)', 'over')).toEqual({ path: join(folder, 'a.ts'), text: 'function over(x: unknown): void {}' });
  expect(calleeAt('own(t)', 'own')).toEqual({ path: join(folder, 'b.ts'), text: '(x: unknown): void => {}' });
  expect(calleeAt('self()', 'self')).toEqual({ path: join(folder, 'b.ts'), text: 'self(): Thing;' });
});

test('without types there is no oracle', () => {
  expect(seeTypes(project(files), text, false).types).toBeUndefined();
});
