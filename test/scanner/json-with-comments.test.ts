import { expect, test } from 'vitest';
import { parseJsonWithComments } from '../../src/scanner/json-with-comments.ts';

test.each([
  ['nothing at all', '', {}],
  ['only a comment', ' /* later */\n', {}],
  ['a byte order mark', '\ufeff{ "a": 1 }', { a: 1 }],
  ['comments of both sorts', '{ // one\n "a": /* two */ 1 /* three **/ }', { a: 1 }],
  ['trailing commas', '{ "a": [1, 2,], }', { a: [1, 2] }],
  ['a trailing comma before comments', '{ "a": 1, /* one */ // two\n }', { a: 1 }],
  [
    'a comment behind each comma, as `tsc --init` writes them',
    '{ "a": 1, /* one */\n "b": [], /* two */\n "c": 3 /* three */\n }',
    { a: 1, b: [], c: 3 },
  ],
  ['signs of comments in texts', '{ "a/*": "//", "b": "*/,]" }', { 'a/*': '//', b: '*/,]' }],
  ['stars', '{ /***/ "a": 1, /* * / ** */ "b": 2 }', { a: 1, b: 2 }],
])('%s', (_, text, value) => {
  expect(parseJsonWithComments(text)).toEqual(value);
});

test('what is no JSON is an error', () => {
  expect(() => parseJsonWithComments('{ "a": }')).toThrow(SyntaxError);
  expect(() => parseJsonWithComments('{ "a": 1 /* open }')).toThrow(SyntaxError);
});

test('a comment of a megabyte', () => {
  expect(parseJsonWithComments(`{ "a": 1, /* ${'* / '.repeat(250_000)}*/ }`)).toEqual({ a: 1 });
});

test('options that are commented out, with a comment behind each', () => {
  const lines = Array.from({ length: 200 }, (_, at) => `  // "option${at}": true, // see http://example.org /* ${at} */`);
  expect(parseJsonWithComments(`{ "a": 1,\n${lines.join('\n')}\n  "b": 2, /* last */\n${lines.join('\n')}\n}`)).toEqual({ a: 1, b: 2 });
});
