import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTool } from './run-command.ts';

const built = (path: string) => JSON.stringify(pathToFileURL(resolve('dist', path)).href);

/** A plugin with one rule, which reports what is called by the name of `lost`. */
const plugin = `
import { toEslintRule } from ${built('src/eslint/to-eslint-rule.js')};
import { instructionsOf } from ${built('src/ir/walk.js')};
const meta = { id: 'no-lost', description: '', level: 'recommended', messages: { lost: '{{name}} is lost', keep: 'Call kept' }, hasSuggestions: true, schema: [], defaultOptions: [] };
function* check(module) {
  for (const { body } of module.units)
    for (const node of instructionsOf(body)) {
      const span = node.calleeSpan;
      const name = span && module.text.slice(span.start, span.end);
      if (node.op !== 'call' || name !== 'lost') continue;
      yield { messageId: 'lost', span, data: { name }, because: [], confidence: 'certain', severity: 'low', suggest: [{ messageId: 'keep', edits: [{ span, text: 'kept' }] }] };
    }
}
export default { meta: { name: 'memory-audit' }, rules: { 'no-lost': toEslintRule({ meta, check }, '') } };
`;

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'oxlint-')));
  writeFileSync(join(folder, 'plugin.mjs'), plugin);
  writeFileSync(join(folder, 'a.ts'), `// é\nexport class A<T> { run = async (x: T): Promise<void> => { await lost(x); } }\n`);
  writeFileSync(join(folder, 'b.jsx'), `export const B = () => <p onClick={() => lost()}>{fine()}</p>;\n`);
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

test('the rules run in oxlint', () => {
  const config = { categories: { correctness: 'off' }, jsPlugins: ['./plugin.mjs'], rules: { 'memory-audit/no-lost': 'error' } };
  expect(lint(config)).toEqual([
    ['a.ts', 'lost is lost', 2, 66, 4],
    ['b.jsx', 'lost is lost', 1, 42, 4],
  ]);
});

test('the whole plugin loads in oxlint', () => {
  const config = {
    categories: { correctness: 'off' },
    jsPlugins: [{ name: 'memory-audit', specifier: resolve('dist/src/index.js') }],
    rules: {},
  };
  expect(lint(config)).toEqual([]);
});
