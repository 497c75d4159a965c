import { expect, test } from 'vitest';
import { lowerSource } from '../../../src/frontends/typescript/index.ts';

const text = `
import a from 'a';
export const b = a;
@dec
export class C { x = 1; m(p = 2) { return p; } }
if (a) b(); else if (b) { a(); }
for (const c of b) c();
label: { break label; }
const d = (e) => e + 1, f = function () { throw a; };
switch (a) { case 1: b(); }
export default d;
`;

test('statements have a kind, a parent in the same unit, and say whether another may stand beside them', () => {
  const lowered = lowerSource('a.ts', text);
  if (lowered.kind === 'failed') throw new Error(lowered.message);
  const lines = lowered.module.statements.map(({ span, kind, parent, inList }, id) => {
    const source = text.slice(span.start, span.end).replaceAll('\n', ' ');
    return `${id}${parent === undefined ? '' : ` in ${parent}`}: ${kind}${inList ? ' in a list' : ''}: ${source}`;
  });
  expect(lines).toMatchInlineSnapshot(`
    [
      "0: declaration in a list: export const b = a;",
      "1: declaration in a list: @dec export class C { x = 1; m(p = 2) { return p; } }",
      "2: other: x = 1;",
      "3: other: p = 2",
      "4: return in a list: return p;",
      "5: control in a list: if (a) b(); else if (b) { a(); }",
      "6 in 5: expression: b();",
      "7 in 5: control: if (b) { a(); }",
      "8 in 7: expression in a list: a();",
      "9: control in a list: for (const c of b) c();",
      "10 in 9: expression: c();",
      "11: control in a list: label: { break label; }",
      "12 in 11: other in a list: break label;",
      "13: declaration in a list: const d = (e) => e + 1, f = function () { throw a; };",
      "14: other: e",
      "15: return: e + 1",
      "16: other in a list: throw a;",
      "17: control in a list: switch (a) { case 1: b(); }",
      "18 in 17: expression in a list: b();",
      "19: other in a list: export default d;",
    ]
  `);
});
