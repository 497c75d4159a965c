import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../src/cli/run.ts';
import { addFiles, git, makeProject } from '../scanner/project-on-disk.ts';
import { callCommand } from './call-command.ts';

const hook = '.pre-commit-config.yaml';
const workflow = '.github/workflows/memory-audit.yml';
const fakeEslint = {
  'node_modules/eslint/package.json': '{"name":"eslint","version":"10.0.0","main":"i.js"}',
  'node_modules/eslint/i.js': '',
};

function makeRepositoryOf(files: Readonly<Record<string, string>>): string {
  const folder = makeProject(files);
  git(folder, 'init', '--quiet');
  return folder;
}

test('--yes writes what is missing, and a second run changes nothing', async () => {
  const folder = makeRepositoryOf({ ...fakeEslint, 'pnpm-lock.yaml': '' });
  expect((await callCommand(folder, ['init', '--yes'])).code).toBe(0);
  const files = ['eslint.config.mjs', hook, workflow];
  const written = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
  expect(written[0]).toContain('export default [memoryAudit.configs.recommended];');
  expect(parse(written[1] ?? '')).toMatchObject({
    repos: [{ repo: 'local', hooks: [{ id: 'memory-audit', entry: 'pnpm exec memory-audit --staged' }] }],
  });
  expect(parse(written[2] ?? '')).toMatchObject({ on: 'pull_request', jobs: { 'memory-audit': { 'runs-on': 'ubuntu-latest' } } });
  const { out } = await callCommand(folder, ['init', '--yes']);
  expect(out.match(/is set up/g)).toHaveLength(3);
  expect(files.map((file) => readFileSync(path.join(folder, file), 'utf8'))).toEqual(written);
});

test('files that are there are never changed: what to add is said', async () => {
  const mine = { 'eslint.config.js': 'export default [];\n', [hook]: 'repos: []\n', '.gitlab-ci.yml': 'test: {}\n' };
  const folder = makeRepositoryOf({ ...fakeEslint, ...mine });
  const { code, out } = await callCommand(folder, ['init', '--yes']);
  expect(code).toBe(0);
  expect(out.match(/: add to /g)).toHaveLength(3);
  for (const [file, content] of Object.entries(mine)) expect(readFileSync(path.join(folder, file), 'utf8')).toBe(content);
  expect(existsSync(path.join(folder, workflow))).toBe(false);
});

test('without --yes each file is asked for', async () => {
  const folder = makeRepositoryOf({});
  const asked: string[] = [];
  const stream = { isTerminal: true, write: () => {} };
  const ask = async (question: string) => asked.push(question) > 1;
  expect(await run(['init'], { folder, env: {}, out: stream, error: stream, ask })).toBe(0);
  expect(asked).toEqual([`Write ${hook}?`, `Write ${workflow}?`]);
  expect([existsSync(path.join(folder, hook)), existsSync(path.join(folder, workflow))]).toEqual([false, true]);
});

test('with nobody to ask nothing is written', async () => {
  const folder = makeRepositoryOf({});
  expect(await callCommand(folder, ['init'])).toMatchObject({
    code: 2,
    error: 'memory-audit: there is no terminal to ask at; --yes writes without asking\n',
  });
  expect(existsSync(path.join(folder, hook))).toBe(false);
});

test('below the top of a repository hooks and workflows are left alone', async () => {
  const folder = makeRepositoryOf({});
  addFiles(folder, { 'inner/a.js': '' });
  await callCommand(path.join(folder, 'inner'), ['init', '--yes']);
  expect(existsSync(path.join(folder, 'inner', hook))).toBe(false);
});
