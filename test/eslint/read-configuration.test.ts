import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openConfiguration } from '../../src/eslint/read-configuration.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A project with an ESLint of its own and a configuration, or without. */
function project(eslint: 'eslint' | 'eslint9' | undefined, config: string | undefined, configName = 'eslint.config.mjs'): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'configuration-')));
  folders.push(folder);
  mkdirSync(join(folder, 'node_modules'));
  if (eslint) symlinkSync(resolve('node_modules', eslint), join(folder, 'node_modules/eslint'));
  if (config !== undefined) writeFileSync(join(folder, configName), config);
  return folder;
}

async function ask(cwd: string, file = 'src/a.js', configFile?: string) {
  const reader = await openConfiguration({ cwd, ...(configFile && { configFile }) });
  return reader.configurationOf(file);
}

const plugin = `const schema = [{ type: 'object', properties: { size: { type: 'number' } }, additionalProperties: false }];
const rule = { meta: { schema }, create: () => ({}) };
const plugin = { meta: { name: 'eslint-plugin-memory-audit' }, rules: { one: rule, two: rule, three: rule } };`;
const usual = `${plugin}
export default [
  { ignores: ['out/**'] },
  { plugins: { memory: plugin }, rules: { 'memory/one': ['warn', { size: 3 }], 'memory/two': 2, 'no-var': 'error' }, settings: { 'memory-audit': { tables: [] } } },
  { files: ['**/*.test.js'], rules: { 'memory/one': 'off' } },
];`;

describe.each(['eslint', 'eslint9'] as const)('with %s', (eslint) => {
  test('rules, options and settings are read, whatever the plugin is called', async () => {
    expect(await ask(project(eslint, usual))).toEqual({
      kind: 'found',
      file: expect.stringMatching(/eslint\.config\.mjs$/) as string,
      configuration: {
        rules: { one: { level: 'warn', options: [{ size: 3 }] }, two: { level: 'error', options: [] } },
        hasPlugin: true,
        settings: { 'memory-audit': { tables: [] } },
        ignored: false,
        noInlineConfig: false,
      },
    });
  });

  test('a file may have rules of its own', async () => {
    const answer = await ask(project(eslint, usual), 'src/a.test.js');
    expect(answer).toMatchObject({ configuration: { rules: { one: { level: 'off' }, two: { level: 'error' } } } });
  });

  test('ignored files are known', async () => {
    expect(await ask(project(eslint, usual), 'out/a.js')).toMatchObject({ kind: 'found', configuration: { ignored: true } });
  });

  test('a file for which ESLint has no parser is not ignored', async () => {
    const folder = project(eslint, usual);
    expect(await ask(folder, 'src/a.ts')).toMatchObject({ configuration: { ignored: false, rules: { two: { level: 'error' } } } });
    expect(await ask(folder, 'out/a.ts')).toMatchObject({ configuration: { ignored: true } });
  });

  test('a configuration without the plugin says so', async () => {
    const answer = await ask(project(eslint, `export default [{ rules: { 'no-var': 'error' } }];`));
    expect(answer).toMatchObject({ kind: 'found', configuration: { hasPlugin: false, rules: {}, ignored: false } });
  });

  test('no configuration', async () => {
    expect(await ask(project(eslint, undefined))).toEqual({ kind: 'none' });
  });

  test('a configuration in another place', async () => {
    const folder = project(eslint, usual, 'other.config.mjs');
    expect(await ask(folder, 'a.js', 'other.config.mjs')).toMatchObject({ kind: 'found', configuration: { hasPlugin: true } });
  });

  test.each([
    ['does not parse', `export default [`, /Unexpected/],
    ['throws', `throw new Error('not today');`, /not today/],
    ['names a rule that does not exist', `${plugin} export default [{ plugins: { m: plugin }, rules: { 'm/four': 2 } }];`, /four/],
    [
      'has options that the rule does not take',
      `${plugin} export default [{ plugins: { m: plugin }, rules: { 'm/one': [2, { weight: 1 }] } }];`,
      /weight/,
    ],
  ])('a configuration that %s is named', async (_what, config, message) => {
    const folder = project(eslint, config);
    expect(await ask(folder)).toEqual({
      kind: 'broken',
      file: join(folder, 'eslint.config.mjs'),
      message: expect.stringMatching(message) as string,
    });
  });
});

test('no ESLint', async () => {
  expect(await ask(project(undefined, usual))).toEqual({ kind: 'none' });
});
