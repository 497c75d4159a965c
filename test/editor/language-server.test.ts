import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EditorSession } from './editor-session.ts';

const leaking = `import * as tf from '@tensorflow/tfjs';

export function mean(rows: number[][]): number {
  const all = tf.tensor2d(rows);
  return all.mean().dataSync()[0];
}
`;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'editor-'));
  mkdirSync(join(folder, 'node_modules/@typescript-eslint'), { recursive: true });
  for (const name of ['eslint', '@typescript-eslint/parser'])
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(process.cwd(), join(folder, 'node_modules/eslint-plugin-memory-audit'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'eslint.config.js'),
    `import parser from '@typescript-eslint/parser';
import memoryAudit from 'eslint-plugin-memory-audit';
export default [{ files: ['**/*.ts'], languageOptions: { parser } }, memoryAudit.configs.recommended];
`,
  );
  writeFileSync(join(folder, 'mean.ts'), leaking);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a step of the editor and says how long the user waited for it. */
async function timed<T>(step: string, run: () => Promise<T>): Promise<T> {
  const startedAtMs = performance.now();
  const result = await run();
  console.log(`${step}: ${(performance.now() - startedAtMs).toFixed(0)} ms`);
  return result;
}

const ruleOf = ({ code }: { readonly code?: number | string }) => code;

test('in VS Code the finding appears, its suggestion applies, and an edit brings it back', async () => {
  const editor = await timed('server starts', () => EditorSession.open(folder, 'mean.ts', 'typescript', leaking));
  const [found, ...others] = await timed('first diagnostics', () => editor.diagnostics());
  expect(others).toEqual([]);
  if (found === undefined) throw new Error('the leak is not underlined');
  expect(found).toMatchObject({ source: 'eslint', code: 'memory-audit/require-tidy', range: { start: { line: 3 } } });

  const fixes = await timed('light bulb', () => editor.quickFixes(found));
  const wrap = fixes.find(({ title }) => title.includes('tf.tidy'));
  if (wrap === undefined) throw new Error(`no suggestion among ${fixes.map(({ title }) => title).join(' | ')}`);
  await timed('suggestion applied', () => editor.choose(wrap));
  expect(editor.text).toContain('tf.tidy(() =>');
  expect(await timed('diagnostics after it', () => editor.diagnostics())).toEqual([]);

  await editor.change(leaking.replace('mean()', 'max()'));
  expect((await timed('diagnostics after an edit', () => editor.diagnostics())).map(ruleOf)).toEqual(['memory-audit/require-tidy']);
  await editor.close();
});

test('text that is half typed is one plain diagnostic, and the rest comes back with the next key', async () => {
  const editor = await EditorSession.open(folder, 'mean.ts', 'typescript', leaking.slice(0, -3));
  const [broken, ...others] = await editor.diagnostics();
  expect(others).toEqual([]);
  expect(broken?.message).toMatch(/^Parsing error/);
  await editor.change(leaking);
  expect((await editor.diagnostics()).map(ruleOf)).toEqual(['memory-audit/require-tidy']);
  await editor.close();
});
