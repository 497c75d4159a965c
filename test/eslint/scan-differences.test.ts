import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import vueParser from 'vue-eslint-parser';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { presetRules } from '../../src/engine/preset.ts';
import plugin from '../../src/index.ts';
import { defaultKnowledge } from '../../src/knowledge/index.ts';
import { LineIndex } from '../../src/base/line-index.ts';
import { scan } from '../../src/scanner/scan.ts';
import { reasonsOf } from './scan-differences.ts';

const root = path.resolve('fixtures/projects');

/** `file:line:column rule/message` of each finding in a project: files under the path, those that ESLint cannot parse left out. */
async function scanned(folder: string): Promise<Set<string>> {
  const { audit } = await scan({
    folder,
    paths: ['.'],
    includeTests: false,
    usesGitIgnore: false,
    usesTypes: false,
    configure: () =>
      Promise.resolve({
        knowledge: defaultKnowledge(),
        notices: [],
        setupOf: () => ({ rules: presetRules(rules, 'strict'), obeysComments: true }),
      }),
  });
  const found = audit.files.flatMap((file) => {
    const index = new LineIndex(audit.textOf(file.path) ?? '');
    return file.reports.map(({ span, ruleId, messageId }) => {
      const { line, column } = index.positionAt(span.start);
      return `${path.relative(folder, file.path)}:${line}:${column} ${ruleId}/${messageId}`;
    });
  });
  return new Set(found);
}

function linted(folder: string, file: string, preset: 'recommended' | 'strict'): string[] {
  const config: Linter.Config = {
    files: ['**/*.{js,cjs,mjs,ts,mts,cts,jsx,tsx,vue,svelte}'],
    plugins: { 'memory-audit': plugin },
    rules: plugin.configs[preset].rules ?? {},
    languageOptions: {
      ...(/\.[cm]?tsx?$/.test(file) && { parser: typescriptParser }),
      ...(/\.(vue|svelte)$/.test(file) && {
        parser: file.endsWith('.vue') ? vueParser : svelteParser,
        parserOptions: { parser: typescriptParser },
      }),
      sourceType: file.endsWith('.cjs') ? 'commonjs' : 'module',
    },
  };
  const messages = new Linter({ configType: 'flat', cwd: folder }).verify(readFileSync(file, 'utf8'), config, { filename: file });
  const own = messages.filter(({ fatal, ruleId }) => !fatal && ruleId?.startsWith('memory-audit/'));
  return own.map(({ line, column, ruleId, messageId }) => {
    return `${path.relative(folder, file)}:${line}:${column} ${ruleId?.slice('memory-audit/'.length)}/${messageId}`;
  });
}

function sourcesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const isSource = (name: string) => /\.([cm]?[jt]sx?|vue|svelte)$/.test(name) && !/\.test\.|eslint\.config/.test(name);
  return names
    .filter(isSource)
    .map((name) => path.join(folder, name))
    .sort();
}

describe.each(readdirSync(root))('in the sample project %s', (project) => {
  test('the editor shows what a scan finds, but for what is listed', async () => {
    const folder = path.join(root, project);
    const byScan = await scanned(folder);
    const byEslint = new Set(sourcesIn(folder).flatMap((file) => linted(folder, file, 'strict')));
    const differences = [
      ...[...byScan].filter((each) => !byEslint.has(each)).map((each) => `only the scan: ${each}`),
      ...[...byEslint].filter((each) => !byScan.has(each)).map((each) => `only the editor: ${each}`),
    ];
    expect(differences.sort()).toEqual(Object.keys(reasonsOf[project] ?? {}).sort());
  });

  test('what the editor shows under `recommended`, a scan finds as well', async () => {
    const folder = path.join(root, project);
    const byScan = await scanned(folder);
    const shown = sourcesIn(folder).flatMap((file) => linted(folder, file, 'recommended'));
    const unfounded = shown.filter(
      (each) => !byScan.has(each) && !/^(the same leak|part of the scan)/.test(reasonsOf[project]?.[`only the editor: ${each}`] ?? ''),
    );
    expect(unfounded).toEqual([]);
  });
});
