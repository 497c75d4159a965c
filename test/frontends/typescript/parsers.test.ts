import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { lowerModule, lowerSource, type Scopes } from '../../../src/frontends/typescript/index.ts';
import { checkModule } from '../../../src/ir/check.ts';
import type { Module } from '../../../src/ir/model.ts';
import { printModule } from '../../../src/ir/print.ts';
import { sourceFiles } from '../../corpus/lower-files.ts';

type Tree = Parameters<typeof lowerModule>[0];

/** The module as text with all places. */
function written(module: Module): string {
  const units = module.units.map(({ span, nameSpan, bodySpan }) => ({ span, nameSpan, bodySpan }));
  return [printModule(module), ...module.statements.map((each) => JSON.stringify(each)), ...units.map((each) => JSON.stringify(each))].join(
    '\n',
  );
}

function lowerOwn(path: string, text: string): string {
  const lowered = lowerSource(path, text);
  if (lowered.kind === 'failed') throw new Error(lowered.message);
  return written(lowered.module);
}

/** Lowers the tree and scopes that ESLint made. */
function lowerFromEslint(path: string, text: string, languageOptions: Linter.LanguageOptions): string {
  const linter = new Linter();
  const messages = linter.verify(text, [{ files: ['**/*.{js,ts,tsx}'], languageOptions }], { filename: basename(path) });
  const sourceCode = linter.getSourceCode();
  if (!sourceCode) throw new Error(messages[0]?.message);
  const module = lowerModule(sourceCode.ast as unknown as Tree, sourceCode.scopeManager as unknown as Scopes, { path, text });
  expect(checkModule(module)).toEqual([]);
  return written(module);
}

const typescript = [...sourceFiles('fixtures/ir'), ...sourceFiles('src/frontends')].filter((path) => !path.endsWith('.js'));
const javascript = [...sourceFiles('fixtures/ir'), ...sourceFiles('node_modules/eslint/lib/linter')].filter((path) => path.endsWith('.js'));
const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };

function sourceType(path: string): 'commonjs' | 'script' | 'module' {
  return path.endsWith('commonjs.js') ? 'commonjs' : path.endsWith('globals.js') ? 'script' : 'module';
}

test('the tree of @typescript-eslint/parser lowers to the same', () => {
  const changed = typescript.filter((path) => {
    const text = readFileSync(path, 'utf8');
    const options = path.endsWith('.ts') ? {} : jsx;
    return lowerFromEslint(path, text, { parser: typescriptParser, sourceType: sourceType(path), ...options }) !== lowerOwn(path, text);
  });
  expect(changed).toEqual([]);
});

test('the tree of espree lowers to the same', () => {
  const changed = javascript.filter((path) => {
    const text = readFileSync(path, 'utf8');
    return lowerFromEslint(path, text, { sourceType: sourceType(path), ...jsx }) !== lowerOwn(path, text);
  });
  expect(changed).toEqual([]);
  expect(javascript.length).toBeGreaterThan(10);
});
