import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { toEslintRule } from '../../src/eslint/to-eslint-rule.ts';
import { lostRule } from './lost-rule.ts';

function ruleThatBreaks(id: string, reason: string) {
  const check = () => {
    throw new Error(reason);
  };
  return toEslintRule({ ...lostRule, meta: { ...lostRule.meta, id }, check }, 'about:blank');
}

const rules = {
  'no-lost': toEslintRule(lostRule, 'about:blank'),
  first: ruleThatBreaks('first', 'no such value'),
  second: ruleThatBreaks('second', 'no such value'),
  third: ruleThatBreaks('third', 'no such kind'),
};

test('each reason for which rules break is one error of the file, and the other rules report', () => {
  const linter = new Linter({ configType: 'flat' });
  const levels = Object.fromEntries(Object.keys(rules).map((id) => [`memory-audit/${id}`, 'error' as const]));
  const verify = () =>
    linter.verify("import 'x';\nlost();", { plugins: { 'memory-audit': { rules } }, rules: levels }, { filename: 'a.js' });
  const seen = verify().map(({ ruleId, severity, line, message }) => [ruleId, severity, line, message.replace(/, which .*: /, ': ')]);
  expect(seen).toEqual([
    ['memory-audit/first', 2, 1, 'The rule first broke on this file: no such value'],
    ['memory-audit/third', 2, 1, 'The rule third broke on this file: no such kind'],
    ['memory-audit/no-lost', 2, 2, 'lost is lost'],
  ]);
  expect(verify()).toHaveLength(3);
});
