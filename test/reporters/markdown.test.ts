import MarkdownIt, { type Token } from 'markdown-it';
import { expect, test } from 'vitest';
import { block, code, plain, prose } from '../../src/reporters/markdown/escape.ts';
import { reportMarkdown } from '../../src/reporters/markdown/markdown.ts';
import { hostile, manyFindings } from './many-findings.ts';
import { surroundings } from './sample-audit.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });

/** What a reader of Markdown makes of a text, with the pieces of each line. */
function tokensOf(text: string): readonly Token[] {
  return markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

const contentsOf = (text: string, type: string) =>
  tokensOf(text)
    .filter((token) => token.type === type)
    .map(({ content }) => content);

const nasty = [
  '<b>x</b>',
  '*a* _b_ **c**',
  '[x](https://a.b)',
  '![x](y)',
  '# x',
  '- x',
  '+ x',
  '1. x',
  '> x',
  '`',
  '``',
  'a | b',
  '\\',
  '&lt;',
  '~~x~~',
  'www.a.b',
  'https://a.b',
];

test.each(nasty)('%j is shown as it is', (text) => {
  const types = new Set(tokensOf(plain(text)).map(({ type }) => type));
  expect(
    [...types].filter(
      (type) => !['paragraph_open', 'paragraph_close', 'inline', 'text', 'text_special', 'link_open', 'link_close'].includes(type),
    ),
  ).toEqual([]);
  expect(markdown.renderInline(plain(text)).replace(/<\/?a\b[^>]*>/g, '')).toBe(markdown.utils.escapeHtml(text));
});

test.each([...nasty.filter((text) => !text.includes('|')), ' x ', '`x', 'a``b`'])('%j is shown as code', (text) => {
  expect(contentsOf(code(text), 'code_inline')).toEqual([text]);
});

test('code with a bar stays in its cell of a table', () => {
  const rendered = markdown.render(`| a | b |\n| - | - |\n| ${code('x | <y>')} | z |\n`);
  expect(rendered).toContain('<td><code>x | &lt;y&gt;</code></td>');
  expect(rendered.match(/<td>/g)).toHaveLength(2);
});

test('a block of code ends where it should', () => {
  expect(contentsOf(block('ts', ['```', '````ts', 'x']).join('\n'), 'fence')).toEqual(['```\n````ts\nx\n']);
});

test('backticks in a message mark code', () => {
  expect(contentsOf(prose('free `a*b` at *once*'), 'code_inline')).toEqual(['a*b']);
});

test('nothing of the project is taken for markup', () => {
  const document = reportMarkdown(manyFindings(40), surroundings);
  expect(document).toContain(hostile);
  expect(tokensOf(document).filter(({ type }) => type === 'html_block' || type === 'html_inline')).toEqual([]);
});

test('each issue has location, problem, trail, fix and impact', () => {
  const document = reportMarkdown(manyFindings(12), surroundings);
  const headings = [...document.matchAll(/^### (\d+)\. /gm)].map(([, number]) => Number(number));
  expect(headings).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  for (const label of ['**Trail**', '**Fix:**', '**Impact:**', '```diff']) expect(document.split(label)).toHaveLength(13);
});
