import { expect, test } from 'vitest';
import type { Facts } from '../../src/analyses/facts.ts';
import type { Finding } from '../../src/base/finding.ts';
import { configureRule, optionSchemas } from '../../src/engine/configured-rule.ts';
import { fillPlaceholders, unfilledPlaceholders } from '../../src/engine/message-text.ts';
import { runRules } from '../../src/engine/run-rules.ts';
import type { Module } from '../../src/ir/model.ts';
import type { Rule, RuleMeta } from '../../src/rule/rule.ts';

const module = { path: 'a.js', text: '' } as Module;
const facts = {} as Facts;

function at(start: number, more: Partial<Finding> = {}): Finding {
  return {
    messageId: 'kept',
    span: { start, end: start + 1 },
    data: { name: 'x' },
    because: [],
    confidence: 'likely',
    severity: 'low',
    ...more,
  };
}

function ruleThat(id: string, check: Rule['check'], meta: Partial<RuleMeta> = {}): Rule {
  const messages = { kept: '{{name}} is kept', missing: 'no finally' };
  return {
    meta: { id, description: id, level: 'recommended', messages, hasSuggestions: false, schema: [], defaultOptions: [], ...meta },
    check,
  };
}

test('reports come in the order of the source, with their messages', () => {
  const rules = [ruleThat('b', () => [at(5), at(1)]), ruleThat('a', () => [at(5)])].map((rule) => configureRule(rule, 'warn'));
  const reports = runRules(module, facts, rules).reports.map(({ ruleId, span, message }) => [span.start, ruleId, message]);
  expect(reports).toEqual([
    [1, 'b', 'x is kept'],
    [5, 'a', 'x is kept'],
    [5, 'b', 'x is kept'],
  ]);
});

test('possible findings and strict messages need strict', () => {
  const rule = ruleThat('a', () => [at(1), at(2, { confidence: 'possible' }), at(3, { messageId: 'missing' })], {
    strictMessages: ['missing'],
  });
  const starts = (given: { strict?: boolean }) =>
    runRules(module, facts, [configureRule(rule, 'error', [given])]).reports.map(({ span }) => span.start);
  expect(starts({})).toEqual([1]);
  expect(starts({ strict: true })).toEqual([1, 2, 3]);
});

test('a rule that breaks half-way gives no findings, and the others go on', () => {
  const broken = ruleThat('broken', function* () {
    yield at(1);
    throw new Error('no such value');
  });
  const sound = ruleThat('sound', () => [at(3)]);
  const { reports, failures } = runRules(module, facts, [configureRule(broken, 'error'), configureRule(sound, 'error')]);
  expect(reports.map(({ ruleId }) => ruleId)).toEqual(['sound']);
  expect(failures).toMatchObject([
    { kind: 'rule', ruleIds: ['broken'], message: expect.stringMatching(/^The rule broken broke .*: no such value$/) as string },
  ]);
});

test('rules that break for one reason are one failure', () => {
  const breaking = (id: string, reason: string) => {
    const check = () => {
      throw new Error(reason);
    };
    return configureRule(ruleThat(id, check), 'error');
  };
  const { failures } = runRules(module, facts, [breaking('a', 'one'), breaking('b', 'other'), breaking('c', 'one'), breaking('d', 'one')]);
  expect(failures.map(({ ruleIds }) => ruleIds)).toEqual([['a', 'c', 'd'], ['b']]);
  expect(failures[0]?.message).toMatch(/^The rule a and 2 others broke /);
});

test('a message id that the rule does not have breaks the rule', () => {
  const rule = ruleThat('a', () => [at(1, { messageId: 'other' })]);
  const { failures } = runRules(module, facts, [configureRule(rule, 'warn')]);
  expect(failures[0]?.message).toContain('other');
});

test('options are merged into the defaults', () => {
  const rule = ruleThat('a', () => [], { defaultOptions: [{ maxBytes: 10, names: ['a'], nested: { x: 1, y: 2 } }] });
  const { options, strict } = configureRule(rule, 'warn', [{ names: ['b'], nested: { y: 3 }, strict: true }]);
  expect(options).toEqual({ maxBytes: 10, names: ['b'], nested: { x: 1, y: 3 } });
  expect(strict).toBe(true);
});

test('every rule takes the option strict', () => {
  const without = ruleThat('a', () => []).meta;
  const own = { type: 'object', properties: { maxBytes: { type: 'number' } }, additionalProperties: false };
  expect(optionSchemas(without)).toMatchObject([
    { type: 'object', properties: { strict: { type: 'boolean' } }, additionalProperties: false },
  ]);
  expect(optionSchemas({ ...without, schema: [own] })).toMatchObject([
    { properties: { maxBytes: { type: 'number' }, strict: { type: 'boolean' } } },
  ]);
});

test('a placeholder without a value stays and can be found', () => {
  const text = fillPlaceholders('{{ a }} and {{b}}', { a: 0 });
  expect(text).toBe('0 and {{b}}');
  expect(unfilledPlaceholders(text)).toEqual(['b']);
});
