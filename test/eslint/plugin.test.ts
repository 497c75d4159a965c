import { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import * as eslint9 from 'eslint9';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import plugin from '../../src/index.ts';
import { isFileAudited, isFolderAudited } from '../../src/files/source-files.ts';

// ESLint's own types take the plugin: this is a test of types.
const configs = defineConfig([plugin.configs.recommended, plugin.configs.strict, { plugins: { memory: plugin } }]);

const named = (levels: readonly string[]) =>
  rules.filter(({ meta }) => levels.includes(meta.level)).map(({ meta }) => `memory-audit/${meta.id}`);

test('the plugin says who it is', () => {
  expect(plugin.meta).toMatchObject({
    name: 'eslint-plugin-memory-audit',
    version: expect.stringMatching(/^\d/) as string,
    namespace: 'memory-audit',
  });
  expect(Object.keys(plugin.rules ?? {})).toEqual(rules.map(({ meta }) => meta.id));
});

test('every preset holds the rules of its level and below', () => {
  expect(Object.keys(plugin.configs.recommended.rules ?? {})).toEqual(named(['recommended']));
  expect(Object.keys(plugin.configs.strict.rules ?? {})).toEqual(named(['recommended', 'strict']));
  expect(Object.keys(plugin.configs.all.rules ?? {})).toEqual(named(['recommended', 'strict', 'all']));
  for (const entry of Object.values(plugin.configs.strict.rules ?? {})) expect(entry).toEqual(['error', { strict: true }]);
});

describe.each([
  ['eslint 10', Linter],
  ['eslint 9', eslint9.Linter as unknown as typeof Linter],
] as const)('%s', (_version, OneLinter) => {
  test('takes every preset, its options and its schemas', () => {
    for (const config of [...configs, plugin.configs.all]) {
      const messages = new OneLinter({ configType: 'flat' }).verify('const a = 1;', config, { filename: 'a.js' });
      expect(messages).toEqual([]);
    }
  });
});

describe('presets and the command line leave out the same tests', () => {
  test.each([
    'a.js',
    'a.test.js',
    'a.spec.mjs',
    'a_test.cjs',
    'a-spec.js',
    'contest.js',
    'latest.js',
    'test/a.js',
    'tests/b/a.js',
    'src/__tests__/a.js',
    'e2e/a.js',
    'protest/a.js',
  ])('%s', (path) => {
    const folders = path.split('/');
    const file = folders.pop() ?? '';
    const isAudited =
      isFileAudited(file, { includeTests: false }) && folders.every((folder) => isFolderAudited(folder, { includeTests: false }));
    // A mistake that every preset reports once its rules run.
    const probe = {
      ...plugin.configs.recommended,
      rules: { 'memory-audit/probe': 'error' as const },
      plugins: { 'memory-audit': { rules: { probe: probeRule } } },
    };
    const messages = new Linter({ configType: 'flat' }).verify('', probe, { filename: path });
    expect(messages.length > 0).toBe(isAudited);
  });
});

const probeRule = {
  create: (context: { report(problem: object): void }) => ({ Program: (node: object) => context.report({ node, message: 'looked at' }) }),
};
