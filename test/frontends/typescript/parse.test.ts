import { expect, test } from 'vitest';
import { lowerSource, parseSource } from '../../../src/frontends/typescript/index.ts';

function spans(path: string, text: string): string[] {
  const parsed = parseSource(path, text);
  if (parsed.kind === 'failed') throw new Error(parsed.message);
  return parsed.tree.body.map((node) => text.slice(...node.range));
}

test.each(['a.js', 'a.jsx', 'a.mjs', 'a.cjs', 'a.tsx'])('%s may hold JSX', (path) => {
  expect(spans(path, 'f(<a>b</a>);')).toEqual(['f(<a>b</a>);']);
});

test.each(['a.ts', 'a.mts', 'a.cts', 'a.tsx', 'a.d.ts'])('%s may hold types', (path) => {
  expect(spans(path, 'type A = string;')).toEqual(['type A = string;']);
});

test('type assertions in angle brackets are for .ts', () => {
  expect(parseSource('a.ts', 'f(<A>b);').kind).toBe('parsed');
  expect(parseSource('a.tsx', 'f(<A>b);').kind).toBe('failed');
});

test.each([
  ['a return at the top', 'return 1;'],
  ['with', 'with (a) b();'],
  ['an old octal number', 'f(010);'],
  ['await as a name', 'var await = 1;'],
  ['strict-mode words as names', 'var let = 1, yield = 2, package = 3;'],
])('a script may have %s', (_, text) => {
  expect(parseSource('a.js', text).kind).toBe('parsed');
});

test.each([
  ['a byte order mark', '\uFEFFfirst();\nsecond();'],
  ['a hashbang', '#!/usr/bin/env node\nfirst();\nsecond();'],
  ['both', '\uFEFF#!/usr/bin/env node\nfirst();\nsecond();'],
  ['characters of four bytes', '/* 😀é */first();\nsecond();'],
])('offsets stay true behind %s', (_, text) => {
  expect(spans('a.js', text)).toEqual(['first();', 'second();']);
});

test('a syntax error tells where', () => {
  const text = 'let a = 1;\nlet = = 2;\n';
  const parsed = parseSource('a.ts', text);
  expect(parsed.kind).toBe('failed');
  if (parsed.kind === 'failed') expect(text.slice(parsed.span.start)).toBe('= 2;\n');
});

const many = 20_000;

test.each([
  ['parentheses', `${'('.repeat(many)}1${')'.repeat(many)}`],
  ['arrays', `${'['.repeat(many)}${']'.repeat(many)}`],
  ['blocks', `${'{'.repeat(many)}${'}'.repeat(many)}`],
  ['functions', `${'function f() {'.repeat(many)}${'}'.repeat(many)}`],
  ['templates', `${'`${'.repeat(many)}1${'}`'.repeat(many)}`],
  ['elements', `${'<a>'.repeat(many)}${'</a>'.repeat(many)}`],
  ['choices', `${'a ? b : '.repeat(many)}c`],
  ['negations', `${'!'.repeat(many)}c`],
  ['arrows', `${'x => '.repeat(many)}c`],
  ['calls of results', `a${'.b()'.repeat(many)}`],
])('%s without end are refused, not a crash', (_, text) => {
  expect(lowerSource('a.js', text)).toMatchObject({ kind: 'failed', message: 'nested too deeply to analyse' });
});

test.each([
  ['strings', `f(${'"(((",'.repeat(many)}1);`],
  ['comments', '// ((( [[[\n'.repeat(many)],
])('brackets in %s are no nesting', (_, text) => {
  expect(lowerSource('a.js', text).kind).toBe('lowered');
});

test.each([
  ['nothing', '', 'lowered'],
  ['text without sense', '\0\u0001\uD800', 'failed'],
])('%s does not crash', (_, text, kind) => {
  expect(lowerSource('a.js', text).kind).toBe(kind);
});

test('a sum of thousands is no nesting', () => {
  expect(lowerSource('a.js', `f(${'1 + '.repeat(2_000)}1);`).kind).toBe('lowered');
});
