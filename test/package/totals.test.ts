import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** Runs vitest with the project's reporter on files written for the purpose. */
function runVitest(files: Record<string, string>): { status: number | null; lastLine: string | undefined } {
  const folder = mkdtempSync(resolve('test', '.totals-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const config = { test: { root: folder, include: ['*.test.js'], reporters: [resolve('test/reporter/totals.ts')] } };
  writeFileSync(join(folder, 'vitest.config.js'), `export default ${JSON.stringify(config)};`);
  const run = spawnSync(
    process.execPath,
    [resolve('node_modules/vitest/vitest.mjs'), 'run', '--config', join(folder, 'vitest.config.js')],
    { encoding: 'utf8' },
  );
  return { status: run.status, lastLine: run.stdout.trim().split('\n').at(-1) };
}

const imports = `import { test, expect } from 'vitest';\n`;

test('a passing run ends with its count and exits with 0', () => {
  const text = `${imports}test('a', () => {}); test('b', () => {}); test.skip('c', () => {});`;
  expect(runVitest({ 'a.test.js': text })).toEqual({ status: 0, lastLine: '2 passed, 0 failed' });
});

test('a failing test is counted and the run exits with 1', () => {
  const text = `${imports}test('a', () => {}); test('b', () => expect(1).toBe(2));`;
  expect(runVitest({ 'a.test.js': text })).toEqual({ status: 1, lastLine: '1 passed, 1 failed' });
});

test('a file that breaks before its tests is a failure', () => {
  const files = { 'a.test.js': `${imports}test('a', () => {});`, 'b.test.js': `throw new Error('broken');` };
  expect(runVitest(files)).toEqual({ status: 1, lastLine: '1 passed, 1 failed' });
});

test('a run without tests fails', () => {
  expect(runVitest({}).status).toBe(1);
});
