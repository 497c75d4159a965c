import { describe, expect, test } from 'vitest';
import { lostRule } from '../eslint/lost-rule.ts';
import { checkExample } from './check-example.ts';
import { examplesOf, optionNames, sectionOf, sectionsOf, withHeader, withRuleTable } from './rule-page.ts';

const page = `<!-- end of generated header -->

Some words.

## Rule details

\`\`\`ts incorrect
lost();
\`\`\`

\`\`\`js correct {"strict": true}
## not a title
\`\`\`

\`\`\`ts
plain();
\`\`\`

## Options

- \`instead\`: what to call.
`;

test('examples have a verdict, options, code and a line', () => {
  expect(examplesOf(page)).toEqual([
    { language: 'ts', verdict: 'incorrect', options: {}, code: 'lost();\n', line: 8 },
    { language: 'js', verdict: 'correct', options: { strict: true }, code: '## not a title\n', line: 12 },
  ]);
});

test('titles within code are no sections', () => {
  expect(sectionsOf(page)).toEqual(['Rule details', 'Options']);
  expect(sectionOf(page, 'Options')).toContain('what to call');
});

test('the head is made of the facts of the rule and stays the same when made again', () => {
  const first = withHeader(page, lostRule.meta);
  expect(first).toContain('# Disallow lost calls (`memory-audit/no-lost`)\n\n💼 In the presets `recommended`');
  expect(first.endsWith(page.slice(page.indexOf('\n') + 1))).toBe(true);
  expect(withHeader(first, lostRule.meta)).toBe(first);
  expect(withHeader('Just words.\n', lostRule.meta)).toContain('Just words.');
});

test('strict is an option of every rule', () => {
  expect(optionNames(lostRule.meta)).toEqual(['instead', 'message', 'strict']);
});

test('the table of rules stands between its marks', () => {
  const readme = 'a\n<!-- begin of the generated rule table -->\nold\n<!-- end of the generated rule table -->\nb\n';
  const made = withRuleTable(readme, [lostRule.meta]);
  expect(made).toContain('| [no-lost](docs/rules/no-lost.md) | Disallow lost calls | `recommended` | 💡 |');
  expect(made).not.toContain('old');
  expect(withRuleTable(made, [lostRule.meta])).toBe(made);
  expect(() => withRuleTable('none', [])).toThrow('README.md needs');
});

describe('an example is checked', () => {
  const check =
    (verdict: 'correct' | 'incorrect', code: string, options = {}) =>
    () =>
      checkExample(lostRule, { language: 'ts', verdict, code, options, line: 1 }, [lostRule]);

  test.each([
    ['correct', 'fine();', {}],
    ['correct', 'maybe();', {}],
    ['incorrect', 'lost();', {}],
    ['incorrect', 'maybe();', { strict: true }],
  ] as const)('%s %s holds', (verdict, code, options) => {
    expect(check(verdict, code, options)).not.toThrow();
  });

  test.each([
    ['correct', 'lost();'],
    ['incorrect', 'fine();'],
    ['incorrect', 'lost('],
  ] as const)('%s %s fails', (verdict, code) => {
    expect(check(verdict, code)).toThrow();
  });
});
