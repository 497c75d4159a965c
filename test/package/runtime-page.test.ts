import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from './run-command.ts';

vi.setConfig({ testTimeout: 600_000 });

/** A code block of the page that is run, with what it prints. */
const blocks = [
  ...readFileSync('docs/runtime.md', 'utf8').matchAll(/^```(js|js vitest|ts run)\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```)?/gm),
];
const examples = blocks.map(([, kind = '', code = '', printed]) => ({ kind, code, printed, title: code.split('\n')[2] ?? '' }));

let folder = '';
beforeAll(() => {
  // Inside the project, so that its packages, and the project itself, are found by their names.
  folder = mkdtempSync(resolve('test', '.totals-runtime-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** How the example ends, and what it prints. */
function runExample(kind: string, code: string): { readonly status: number | null; readonly output: string } {
  const file = join(folder, kind === 'js vitest' ? 'example.test.mjs' : 'example.mjs');
  writeFileSync(file, kind === 'ts run' ? ts.transpile(code, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext }) : code);
  if (kind !== 'js vitest') return run(process.execPath, [file], folder);
  const config = join(folder, 'vitest.config.mjs');
  writeFileSync(config, `export default ${JSON.stringify({ test: { root: folder, include: ['*.test.mjs'] } })};`);
  return run(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run', '--config', config], folder);
}

test('the page has examples', () => {
  expect(examples.length).toBeGreaterThan(6);
});

describe('what the page shows', () => {
  test.each(examples)('runs: $title', ({ kind, code, printed }) => {
    const { status, output } = runExample(kind, code);
    expect(status, output).toBe(0);
    if (printed !== undefined) expect(output).toContain(printed);
  });
});
