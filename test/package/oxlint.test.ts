import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTool } from './run-command.ts';

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'oxlint-')));
  const library = `import * as tf from '@tensorflow/tfjs'; // é\n`;
  writeFileSync(
    join(folder, 'a.ts'),
    `${library}export class A<T> { run = async (x: T): Promise<void> => { await tf.tensor(x).data(); } }\n`,
  );
  writeFileSync(
    join(folder, 'b.jsx'),
    `${library}export const B = ({ v }) => <p onClick={() => tf.tensor(v).print()}>{tf.tidy(() => fine())}</p>;\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Diagnostic {
  readonly filename: string;
  readonly message: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number; readonly length: number } }[];
}

function lint(config: object): readonly unknown[] {
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
  const { output } = runTool('oxlint', ['--format', 'json', '-c', '.oxlintrc.json', 'a.ts', 'b.jsx'], folder);
  const { diagnostics } = JSON.parse(output) as { readonly diagnostics: readonly Diagnostic[] };
  const found = diagnostics.map(({ filename, message, labels: [label] }) => [
    filename,
    message,
    label?.span.line,
    label?.span.column,
    label?.span.length,
  ]);
  return found.sort();
}

test('the rules run in oxlint, and say where', () => {
  const config = {
    categories: { correctness: 'off' },
    jsPlugins: [{ name: 'memory-audit', specifier: resolve('dist/src/index.js') }],
    rules: { 'memory-audit/require-tidy': 'error' },
  };
  expect(lint(config)).toEqual([
    ['a.ts', expect.stringContaining('Nothing frees the tensor'), 2, 66, 12],
    ['b.jsx', expect.stringContaining('Nothing frees the tensor'), 2, 47, 12],
  ]);
});
