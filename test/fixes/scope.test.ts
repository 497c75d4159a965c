import { describe, expect, test } from 'vitest';
import { ScopeNames } from '../../src/fixes/scope-name.ts';
import { splitRead } from '../../src/fixes/split-read.ts';
import { wrapBody } from '../../src/fixes/wrap-body.ts';
import { wrapExpressions } from '../../src/fixes/wrap-expression.ts';
import { wrapRun } from '../../src/fixes/wrap-run.ts';
import { definitionOf } from '../../src/analyses/definitions.ts';
import { edited, handleOf, moduleOf, rulesWhere, unitOf } from './edited.ts';

describe('a scope around a body', () => {
  const wrapped = (text: string, rules = rulesWhere()): string | undefined => {
    const module = moduleOf(text);
    return edited(module, wrapBody(unitOf(module, 'f'), 'in', rules));
  };

  test.each([
    ['function f(x) {\n  const a = x;\n  return a;\n}', 'function f(x) {\n  return in(() => {\n    const a = x;\n    return a;\n  });\n}'],
    ['function f(x) {\n  g(x);\n}', 'function f(x) {\n  in(() => {\n    g(x);\n  });\n}'],
    ['const f = (x) => x.y;', 'const f = (x) => in(() => x.y);'],
    ['const f = (x) => ({ y: x });', 'const f = (x) => (in(() => ({ y: x })));'],
    ['function f(x) { return x; }', 'function f(x) { return in(() => { return x; }); }'],
    ['class A {\n\tf() {\n\t\treturn this.x;\n\t}\n}', 'class A {\n\tf() {\n\t\treturn in(() => {\n\t\t\treturn this.x;\n\t\t});\n\t}\n}'],
  ])('%s', (text, expected) => {
    expect(wrapped(text)).toBe(expected);
  });

  test.each([
    ['it awaits', 'async function f(x) {\n  await x;\n}'],
    ['it yields', 'function* f(x) {\n  yield x;\n}'],
    ['it says that it gives a promise', 'function f(x): Promise<number> {\n  return x;\n}'],
    ['it adds to a promise', 'function f(x) {\n  x.then(g);\n}'],
    ['a function in it awaits', 'function f(x) {\n  x.map(async (y) => { await y; });\n}'],
    ['it is a setter', 'const o = {\n  set f(x) {\n    g(x);\n  },\n};'],
  ])('is not possible when %s', (_what, text) => {
    expect(wrapped(text)).toBeUndefined();
  });

  test('is not possible when something outlives it, runs later or gives a promise', () => {
    const text = 'function f(x) {\n  const a = x;\n  g(() => a);\n  return x;\n}';
    expect(wrapped(text)).toBeDefined();
    expect(wrapped(text, rulesWhere({ mayOutlive: () => true }))).toBeUndefined();
    expect(wrapped(text, rulesWhere({ mayBePromise: () => true }))).toBeUndefined();
    expect(wrapped(text, rulesWhere({ runsLater: () => true }))).toBeUndefined();
  });
});

describe('a scope around a part', () => {
  const part = (text: string, source = 'make()', rules = rulesWhere()): string | undefined => {
    const module = moduleOf(text);
    const { instruction } = handleOf(module, source);
    return edited(module, wrapExpressions(unitOf(module, 'f'), instruction.statement, [instruction], 'in', rules));
  };

  test.each([
    ['const a = make().b().c();', 'const a = in(() => make().b().c());'],
    ['const { a } = make().b().c;', 'const { a } = in(() => make().b().c);'],
    ['use(make());', 'in(() => use(make()));'],
    ['if (make().b()) g();', 'if (in(() => make().b())) g();'],
    ['for (const a of make().b()) g();', 'for (const a of in(() => make().b())) g();'],
    ['return make().b() ?? 0;', 'return in(() => make().b() ?? 0);'],
    ['o.a = make().b();', 'o.a = in(() => make().b());'],
  ])('%s', (statement, expected) => {
    expect(part(`function f(o) {\n  ${statement}\n}`)).toBe(`function f(o) {\n  ${expected}\n}`);
  });

  test.each([
    ['the handle is the result', 'const a = make();'],
    ['the result holds the handle', 'const a = [make()];'],
    ['the result may be the handle', 'const a = o ? make() : 1;'],
    ['another variable is written', 'const a = g((b = o), make());'],
  ])('is not possible when %s', (_what, statement) => {
    expect(part(`function f(o, b) {\n  ${statement}\n}`)).toBeUndefined();
  });

  test('is not possible when a call gives the handle back', () => {
    expect(part('function f() {\n  const a = keep(make());\n}', 'make()', rulesWhere({ mayGiveBack: () => true }))).toBeUndefined();
  });
});

test('a run of statements gives the one variable that is used after it', () => {
  const module = moduleOf('async function f() {\n  const a = make();\n  const b: T = a.b();\n  await b.c();\n}');
  const { instruction } = handleOf(module, 'make()');
  const run = wrapRun(unitOf(module, 'f'), instruction.statement, [instruction], 'in', rulesWhere());
  expect(edited(module, run?.edits)).toBe(
    'async function f() {\n  const b: T = in(() => {\n    const a = make();\n    return a.b();\n  });\n  await b.c();\n}',
  );
  expect(run?.result?.name).toBe('b');
});

test('a run whose variables are used after it stays', () => {
  const module = moduleOf('async function f() {\n  const a = make();\n  const b = a.b();\n  await b.c(a);\n}');
  const { instruction } = handleOf(module, 'make()');
  expect(wrapRun(unitOf(module, 'f'), instruction.statement, [instruction], 'in', rulesWhere())).toBeUndefined();
});

describe('a name for what is awaited', () => {
  const split = (statement: string): string | undefined => {
    const module = moduleOf(`async function f(nativeThing) {\n  ${statement}\n}`);
    const handle = handleOf(module, 'make()');
    return edited(module, splitRead(unitOf(module, 'f'), handle.instruction.statement, [handle], undefined, rulesWhere()));
  };

  test.each([
    ['const a = await make().read();', 'const nativeThing2 = make();\n  const a = await nativeThing2.read();\n  nativeThing2.free();'],
    [
      'return await make().read();',
      'const nativeThing2 = make();\n  try {\n    return await nativeThing2.read();\n  } finally {\n    nativeThing2.free();\n  }',
    ],
    [
      'return make().read();',
      'const nativeThing2 = make();\n  try {\n    return nativeThing2.read();\n  } finally {\n    nativeThing2.free();\n  }',
    ],
  ])('%s', (statement, expected) => {
    expect(split(statement)).toContain(expected);
  });

  test.each([
    ['something runs before it', 'const a = await g(h(), make().read());'],
    ['it may not be reached', 'const a = await (f && make().read());'],
    ['it is the result', 'const a = await make();'],
  ])('is not given when %s', (_what, statement) => {
    expect(split(statement)).toBeUndefined();
  });
});

describe('the name of a scope', () => {
  const scopeName = (text: string): string | undefined => {
    const module = moduleOf(text);
    const at = { start: text.indexOf('here'), end: text.indexOf('here') + 4 };
    const names = new ScopeNames(module, (value) => {
      const node = definitionOf(module, value);
      const imported = node?.op === 'load' ? module.variables[node.variable]?.imported : undefined;
      if (node?.op === 'global' && node.name === 'lib') return '';
      return imported?.name === '*' ? '' : imported?.name;
    });
    return names.nameAt('lib.scope', at);
  };

  test.each([
    ["import * as l from 'lib';\nl.x();\nhere;", 'l.scope'],
    ["import * as l from 'lib';\nimport { scope as s } from 'lib';\nl.x(s);\nhere;", 's'],
    ['lib.x();\nhere;', 'lib.scope'],
    ["import * as l from 'lib';\nl.x();\nfunction f(l) { here; }", undefined],
    ["import { x } from 'lib';\nx();\nhere;", undefined],
  ])('%s', (text, expected) => {
    expect(scopeName(text)).toBe(expected);
  });
});
