import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lowerModule, parseSource } from '../../../src/frontends/typescript/index.ts';
import { checkModule } from '../../../src/ir/check.ts';
import { printModule } from '../../../src/ir/print.ts';
import { sourceFiles } from '../../corpus/lower-files.ts';

/** Every node of a tree, as an object whose type can be changed. */
function* nodesOf(value: unknown): Generator<{ type: string }> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string' && 'range' in value) yield value as { type: string };
  for (const [name, child] of Object.entries(value)) if (name !== 'parent' && name !== 'comments') yield* nodesOf(child);
}

test.each([...sourceFiles('fixtures/ir')])('any node of %s may be of a type that nobody knows', (path) => {
  const text = readFileSync(path, 'utf8');
  const parsed = parseSource(path, text);
  if (parsed.kind === 'failed') throw new Error(parsed.message);
  const [, ...nodes] = nodesOf(parsed.tree);
  const problems = nodes.flatMap((node) => {
    const { type } = node;
    node.type = 'Mystery';
    const module = lowerModule(parsed.tree, parsed.scopes, { path, text });
    node.type = type;
    // Without its loop a `break` has nowhere to go, and a decorated class may begin before an unknown statement around it.
    return checkModule(module).flatMap((problem) => (/nowhere to go|leaves its parent/.test(problem) ? [] : [`${type}: ${problem}`]));
  });
  expect(problems).toEqual([]);
});

test('what is not known reads its operands', () => {
  const text = 'f(a + b, () => c);';
  const parsed = parseSource('a.js', text);
  if (parsed.kind === 'failed') throw new Error(parsed.message);
  for (const node of nodesOf(parsed.tree)) if (node.type === 'CallExpression') node.type = 'Mystery';
  expect(printModule(lowerModule(parsed.tree, parsed.scopes, { path: 'a.js', text }))).toMatchInlineSnapshot(`
    "unit 0 module (anonymous)()
      %0 = global f
      %1 = global a
      %2 = global b
      %3 = operate + %1, %2
      %5 = closure unit 1
      %6 = opaque Mystery %0, %3, %5

    unit 1 arrow (anonymous)()
      %4 = global c
      return %4
    "
  `);
});
