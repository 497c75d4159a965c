import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as eslint9 from 'eslint9';
import * as svelteParser from 'svelte-eslint-parser';
import { describe, expect, test } from 'vitest';
import vueParser from 'vue-eslint-parser';
import { toEslintRule } from '../../src/eslint/to-eslint-rule.ts';
import { lostRule } from './lost-rule.ts';

const plugin = { rules: { 'no-lost': toEslintRule(lostRule, 'https://example.org/no-lost') } };

interface Case {
  readonly file: string;
  readonly text: string;
  readonly languageOptions?: Linter.LanguageOptions;
}

const cases: readonly (readonly [string, Case])[] = [
  ['espree', { file: 'a.js', text: `import x from 'x';\nexport class A { run = async () => { await lost(x); } }\n` }],
  [
    'espree, a script',
    { file: 'a.cjs', text: `const x = require('x');\nmodule.exports = () => lost(x);\n`, languageOptions: { sourceType: 'commonjs' } },
  ],
  [
    'espree, markup',
    {
      file: 'a.jsx',
      text: `export const A = () => <p onClick={() => lost()}>{fine()}</p>;\n`,
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
  ],
  [
    'typescript-eslint',
    {
      file: 'a.ts',
      text: `export function f<T>(x: T): number { return lost(x!) as number; }\n`,
      languageOptions: { parser: typescriptParser },
    },
  ],
  [
    'vue',
    {
      file: 'a.vue',
      text: `<template>\n  <p @click="go">é {{ x }}</p>\n</template>\n<script>\nexport default { methods: { go() { lost(); } } };\n</script>\n`,
      languageOptions: { parser: vueParser },
    },
  ],
  [
    'vue with TypeScript and setup',
    {
      file: 'a.vue',
      text: `<script setup lang="ts">\nconst x: number = lost();\n</script>\n<template>{{ x }}</template>\n`,
      languageOptions: { parser: vueParser, parserOptions: { parser: typescriptParser } },
    },
  ],
  [
    'svelte',
    {
      file: 'a.svelte',
      text: `<p>é</p>\n<script>\n  let x = 1;\n  export function go() { lost(x); }\n</script>\n<button on:click={go}>{x}</button>\n`,
      languageOptions: { parser: svelteParser },
    },
  ],
  [
    'svelte with TypeScript',
    {
      file: 'a.svelte',
      text: `<script lang="ts">\n  const x: number = lost();\n</script>\n{x}\n`,
      languageOptions: { parser: svelteParser, parserOptions: { parser: typescriptParser } },
    },
  ],
];

describe.each([
  ['eslint 10', Linter],
  ['eslint 9', eslint9.Linter as unknown as typeof Linter],
] as const)('%s', (_version, OneLinter) => {
  function verify({ file, text, languageOptions = {} }: Case, rule: Linter.RuleEntry = 'error', settings = {}): Linter.LintMessage[] {
    const config = {
      files: ['**/*.{js,cjs,jsx,ts,vue,svelte}'],
      plugins: { memory: plugin },
      rules: { 'memory/no-lost': rule },
      languageOptions,
      settings,
    };
    return new OneLinter({ configType: 'flat' }).verify(text, config as Linter.Config, { filename: file });
  }

  test.each(cases)('%s: places are those of the whole file', (_name, example) => {
    const messages = verify(example);
    expect(messages.map(({ message }) => message)).toEqual(['lost is lost']);
    const [{ line, column, endLine, endColumn, suggestions } = {} as Linter.LintMessage] = messages;
    expect(endLine).toBe(line);
    expect(example.text.split('\n')[line - 1]?.slice(column - 1, (endColumn ?? 0) - 1)).toBe('lost');
    const [fix] = suggestions?.map((suggestion) => suggestion.fix) ?? [];
    expect(fix && example.text.slice(...fix.range)).toBe('lost');
  });

  test('options and strictness reach the rule', () => {
    const text = `maybe();`;
    expect(verify({ file: 'a.js', text })).toEqual([]);
    const [message] = verify({ file: 'a.js', text }, ['error', { strict: true, instead: 'found' }]);
    expect(message?.suggestions?.[0]).toMatchObject({ desc: 'Call found', fix: { text: 'found' } });
  });

  test('an option that the rule does not take is refused', () => {
    expect(() => verify({ file: 'a.js', text: '' }, ['error', { size: 1 }])).toThrow(/size/);
  });

  test('mistakes in the settings are told once, on the first line', () => {
    const settings = { 'memory-audit': { tables: [{ library: 3 }], pears: [] } };
    const messages = verify({ file: 'a.js', text: `\nlost();` }, 'error', settings);
    expect(messages.map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(messages[0]?.message).toContain('settings["memory-audit"].tables[0]');
  });
});
