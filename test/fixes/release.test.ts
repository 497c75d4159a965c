import { describe, expect, test } from 'vitest';
import { releaseAfterUse } from '../../src/fixes/release-after-use.ts';
import { releaseBeforeExits } from '../../src/fixes/release-before-exits.ts';
import { releaseInFinally } from '../../src/fixes/release-in-finally.ts';
import { releasePrevious } from '../../src/fixes/release-previous.ts';
import { nodesOf } from '../../src/ir/walk.ts';
import { calls, edited, handleOf, moduleOf, unitOf } from './edited.ts';

const never = (): boolean => false;

function afterUse(text: string, mayGiveBack = never): string | undefined {
  const module = moduleOf(text);
  return edited(module, releaseAfterUse(handleOf(module, 'make()'), mayGiveBack));
}

describe('after the last use', () => {
  test.each([
    ['a statement', 'function f() {\n  const a = make();\n  use(a);\n  done();\n}', '  use(a);\n  a.free();\n  done();'],
    ['a loop', 'function f() {\n  const a = make();\n  for (const x of y) use(a, x);\n}', '  for (const x of y) use(a, x);\n  a.free();\n'],
    ['no use at all', 'function f() {\n  const a = make();\n}', '  const a = make();\n  a.free();\n'],
    ['a comment', 'function f() {\n  const a = make(); // why\n}', '  const a = make(); // why\n  a.free();\n'],
    ['no semicolons', 'function f() {\n  const a = make()\n  use(a)\n  ;[1].map(g)\n}', '  use(a)\n  a.free()\n  ;[1].map(g)'],
    ['no semicolons before a bracket', 'function f() {\n  const a = make()\n  use(a);\n  (b)\n}', '  a.free();\n  (b)'],
    ['one line', 'function f() { const a = make(); use(a); }', 'use(a); a.free(); }'],
    ['Windows lines', 'function f() {\r\n\tconst a = make();\r\n\tuse(a);\r\n}', '\tuse(a);\r\n\ta.free();\r\n}'],
    ['a list that a call takes', 'function f() {\n  const a = make();\n  use([a]);\n}', '  use([a]);\n  a.free();'],
  ])('of %s', (_what, text, expected) => {
    expect(afterUse(text)).toContain(expected);
  });

  test.each([
    ['it is returned from', 'function f() {\n  const a = make();\n  return use(a);\n}'],
    ['a way out lies before', 'function f(x) {\n  const a = make();\n  if (x) return;\n  use(a);\n}'],
    ['a way out of a loop lies before', 'function f(x) {\n  for (;;) {\n    const a = make();\n    if (x) continue;\n    use(a);\n  }\n}'],
    ['a function uses it', 'function f() {\n  const a = make();\n  later(() => use(a));\n}'],
    ['another variable holds it', 'function f() {\n  const a = make();\n  const b = a;\n  use(b);\n}'],
    ['a member holds it', 'function f(o) {\n  const a = make();\n  o.a = a;\n}'],
    ['the variable changes', 'function f() {\n  let a = make();\n  a = other(a);\n}'],
    ['it is one of several', 'function f(x) {\n  const a = x ? make() : other();\n  use(a);\n}'],
  ])('is not known when %s', (_what, text) => {
    expect(afterUse(text)).toBeUndefined();
  });

  test('is not known when a call may give it back', () => {
    expect(afterUse('function f() {\n  const a = make();\n  use(a);\n}', () => true)).toBeUndefined();
  });

  test('names the receiver that a release needs', () => {
    const module = moduleOf('function f(gl) {\n  const a = gl.make();\n  use(a);\n}');
    expect(edited(module, releaseAfterUse(handleOf(module, 'gl.make()', '@.drop(%)'), never))).toContain('gl.drop(a);');
    const nameless = moduleOf('function f() {\n  const a = gl().make();\n  use(a);\n}');
    expect(releaseAfterUse(handleOf(nameless, 'gl().make()', '@.drop(%)'), never)).toBeUndefined();
  });
});

describe('in a finally', () => {
  const inFinally = (text: string, areReleased = false): string | undefined => {
    const module = moduleOf(text);
    return edited(module, releaseInFinally([handleOf(module, 'make()')], areReleased, { onlyHolds: never, mayBePromise: never }));
  };

  test('texts of several lines keep their white space', () => {
    expect(inFinally('function f() {\n  const a = make();\n  return `\n  ${a.x}\n`;\n}')).toBe(
      'function f() {\n  const a = make();\n  try {\n    return `\n  ${a.x}\n`;\n  } finally {\n    a.free();\n  }\n}',
    );
  });

  test('the releases that are there go', () => {
    expect(inFinally('function f(x) {\n  const a = make();\n  if (x) {\n    a.free();\n    return;\n  }\n  use(a);\n  a.free();\n}')).toBe(
      'function f(x) {\n  const a = make();\n  try {\n    if (x) {\n      return;\n    }\n    use(a);\n  } finally {\n    a.free();\n  }\n}',
    );
  });

  test('a release in another form stays, and prevents it', () => {
    expect(inFinally('function f() {\n  const a = make();\n  use(a);\n  all([a]);\n}', true)).toBeUndefined();
  });

  test.each([
    ['nothing follows', 'function f() {\n  const a = make();\n}'],
    ['a function below is used above', 'function f() {\n  g();\n  const a = make();\n  function g() {}\n}'],
    ['an asynchronous function goes on with it', 'function f() {\n  const a = make();\n  run(async () => use(a));\n}'],
    ['the caller waits for it', 'async function f() {\n  const a = make();\n  return a.read();\n}'],
    ['it is released in yet another way', 'function f() {\n  const a = make();\n  if (a) g(a.free());\n  use(a);\n}'],
    ['something gets it that may still need it', 'function f(image) {\n  const a = make();\n  image.src = a;\n  g();\n}'],
    [
      'it is handed out of the block',
      'function f(x) {\n  let b;\n  if (x) {\n    const a = make();\n    b = a;\n    g();\n  }\n  use(b);\n}',
    ],
  ])('is not possible when %s', (_what, text) => {
    expect(inFinally(text)).toBeUndefined();
  });
});

describe('before leaving', () => {
  const beforeExits = (text: string): string | undefined => {
    const module = moduleOf(text);
    const exits = [...nodesOf(unitOf(module, 'f').body)].filter(({ op }) => op === 'return').map(({ span }) => span);
    return edited(module, releaseBeforeExits(handleOf(module, 'make()'), exits));
  };

  test('a bare return gets a block', () => {
    expect(beforeExits('function f(x) {\n  const a = make();\n  if (x) return 1;\n  use(a);\n}')).toContain(
      '  if (x) {\n    a.free();\n    return 1;\n  }\n',
    );
  });

  test('a returned expression that uses it prevents it', () => {
    expect(beforeExits('function f(x) {\n  const a = make();\n  if (x) return a.x;\n}')).toBeUndefined();
    expect(beforeExits('function f(x) {\n  const a = make();\n  if (x) return () => a.x;\n}')).toBeUndefined();
  });

  test('a return above the declaration is not its business', () => {
    expect(beforeExits('function f(x) {\n  if (x) return 1;\n  const a = make();\n}')).toBeUndefined();
  });
});

describe('when overwritten', () => {
  const previous = (text: string): string | undefined => {
    const module = moduleOf(text);
    const [place] = [...nodesOf(unitOf(module, 'f').body)].filter((node) => node.op === 'store' && !node.declares).map(({ span }) => span);
    return edited(module, releasePrevious(handleOf(module, 'make()'), place ? [place] : [], calls(module, 'make')));
  };

  test('the old value gets a name that is free', () => {
    expect(previous('function f(previous) {\n  let a = make();\n  while (previous) {\n    a = make(a);\n  }\n}')).toContain(
      '    const previous2 = a;\n    a = make(a);\n    previous2.free();\n',
    );
  });

  test('a value that may be somebody else’s prevents it', () => {
    expect(previous('function f(x) {\n  let a = x;\n  a = make();\n}')).toBeUndefined();
  });
});
