import { expect } from 'vitest';
import type { Rule } from '../../src/rule/rule.ts';
import { runEngine } from '../fixtures/engine-run.ts';
import { toFixture } from '../fixtures/fixture.ts';
import type { Example } from './rule-page.ts';

/** An incorrect example is reported by its rule; a correct one by no rule of `all`, run as in `recommended`. */
export function checkExample(rule: Rule, { language, verdict, options, code }: Example, all: readonly Rule[]): void {
  const path = `docs/${rule.meta.id}/example.${language}`;
  const [own] = toFixture(path, `// rules: all\n// options: ${JSON.stringify(options)}\n`, [rule]).rules;
  const isStrict = (options as { readonly strict?: boolean }).strict === true;
  const others = toFixture(
    path,
    '',
    all.filter((other) => other !== rule),
  ).rules;
  const run = { path, text: code, settings: undefined, rules: [...(own ? [{ ...own, strict: isStrict }] : []), ...others] };
  const reports = runEngine(run, code).map(({ ruleId, message, span }) => ({ ruleId, message, at: code.slice(span.start, span.end) }));
  if (verdict === 'correct') expect(reports).toEqual([]);
  else
    expect(
      reports.map(({ ruleId }) => ruleId),
      code,
    ).toContain(rule.meta.id);
}
