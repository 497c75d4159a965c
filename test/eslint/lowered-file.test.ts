import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import type { Facts } from '../../src/analyses/facts.ts';
import { toEslintRule } from '../../src/eslint/to-eslint-rule.ts';
import type { Module } from '../../src/ir/model.ts';
import type { Rule } from '../../src/rule/rule.ts';
import { lostRule } from './lost-rule.ts';

function named(id: string, check: Rule['check']): Rule {
  return { meta: { ...lostRule.meta, id }, check };
}

function verify(rules: readonly Rule[], settings: object = {}, text = 'lost();'): Linter.LintMessage[] {
  const plugins = { m: { rules: Object.fromEntries(rules.map((rule) => [rule.meta.id, toEslintRule(rule, '')])) } };
  const entries = Object.fromEntries(rules.map(({ meta }) => [`m/${meta.id}`, 'warn'] as const));
  return new Linter({ configType: 'flat' }).verify(text, { plugins, rules: entries, settings: { 'memory-audit': settings } });
}

test('a file is lowered and analysed once for all rules', () => {
  const seen: [Module, Facts][] = [];
  const rules = ['a', 'b', 'c'].map((id) => named(id, (module, facts) => (seen.push([module, facts]), [])));
  expect(verify(rules)).toEqual([]);
  expect(seen).toHaveLength(3);
  expect(new Set(seen.map(([module]) => module)).size).toBe(1);
  expect(new Set(seen.map(([, facts]) => facts)).size).toBe(1);
});

test('a file in which nothing can be found is not lowered', () => {
  let runs = 0;
  const rule = named('a', () => ((runs += 1), []));
  expect(verify([rule], {}, 'export const sizes = [1, 2];')).toEqual([]);
  expect(runs).toBe(0);
  expect(verify([rule], { pears: [] }, 'export const sizes = [1, 2];')).toHaveLength(1);
});

test('settings that hold themselves are told, and the file is looked at', () => {
  const settings: Record<string, unknown> = {};
  settings['tables'] = [settings];
  const messages = verify([lostRule], settings).map(({ message }) => message);
  expect(messages).toHaveLength(2);
  expect(messages[0]).toContain('must be plain data');
});

test('mistakes in the settings are told by one rule only', () => {
  const messages = verify([lostRule, named('other', () => [])], { pears: [] });
  expect(messages.map(({ line, message }) => [line, message])).toEqual([
    [1, expect.stringContaining('pears')],
    [1, 'lost is lost'],
  ]);
});

test('a rule that breaks says so and leaves the others alone', () => {
  const broken = named('broken', () => {
    throw new Error('no such value');
  });
  const messages = verify([broken, lostRule]);
  expect(messages.map(({ ruleId, message }) => [ruleId, message])).toEqual([
    ['m/broken', expect.stringContaining('no such value')],
    ['m/no-lost', 'lost is lost'],
  ]);
});

test('user tables reach the facts', () => {
  let noun: string | undefined;
  const rule = named('a', (_module, { knowledge }) => {
    noun = [...knowledge.kindIds()].map((id) => knowledge.kind(id)?.noun).find((each) => each === 'own thing');
    return [];
  });
  verify([rule], { pairs: [{ module: 'own', create: 'openThing', release: 'closeThing', noun: 'own thing' }] });
  expect(noun).toBe('own thing');
  verify([rule]);
  expect(noun).toBeUndefined();
});
