import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Rule } from '../../src/rule/rule.ts';
import { checkExample } from './check-example.ts';
import { examplesOf, optionNames, requiredSections, sectionOf, sectionsOf, withHeader, withRuleTable } from './rule-page.ts';

test('every rule has a page, and every page a rule', () => {
  const pages = globSync('docs/rules/*.md').map((path) => basename(path, '.md'));
  expect(pages.sort()).toEqual(rules.map(({ meta }) => meta.id));
});

test('the table of rules in the README says what the rules say', async () => {
  const metas = rules.map(({ meta }) => meta);
  await expect(withRuleTable(readFileSync('README.md', 'utf8'), metas)).toMatchFileSnapshot(resolve('README.md'));
});

const documented = rules.map((rule): [string, Rule, string] => [rule.meta.id, rule, `docs/rules/${rule.meta.id}.md`]);

describe.each(documented.filter(([, , path]) => existsSync(path)))('%s', (_id, rule, path) => {
  const page = readFileSync(path, 'utf8');

  test('the head of the page says what the rule says', async () => {
    await expect(withHeader(page, rule.meta)).toMatchFileSnapshot(resolve(path));
  });

  test('the page has its sections in order', () => {
    expect(sectionsOf(page).filter((title) => requiredSections.includes(title))).toEqual(requiredSections);
  });

  test('every option is described', () => {
    const described = sectionOf(page, 'Options');
    expect(optionNames(rule.meta).filter((name) => !described.includes(`\`${name}\``))).toEqual([]);
  });

  test('there are examples of both sorts', () => {
    expect(new Set(examplesOf(page).map(({ verdict }) => verdict))).toEqual(new Set(['incorrect', 'correct']));
  });

  test.each(examplesOf(page).map((example) => [`${example.verdict}, line ${example.line}`, example] as const))('%s', (_what, example) => {
    checkExample(rule, example, rules);
  });
});
