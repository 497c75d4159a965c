import type { Facts } from '../analyses/facts.ts';
import type { Finding } from '../base/finding.ts';
import type { Module } from '../ir/model.ts';
import type { ConfiguredRule } from './configured-rule.ts';
import { brokenRules, type Failure, reasonOf } from './failure.ts';
import { fillPlaceholders } from './message-text.ts';
import { compareReports, type Report } from './report.ts';

/** What rules have to say of one module. */
export interface RuleRun {
  /** In the order of the source. */
  readonly reports: readonly Report[];
  /** One for each reason for which rules broke. */
  readonly failures: readonly Failure[];
}

/** Runs rules on one module. A rule that breaks gives none of its findings; the others go on. */
export function runRules(module: Module, facts: Facts, rules: readonly ConfiguredRule[]): RuleRun {
  const reports: Report[] = [];
  const broken = new Map<string, { readonly error: unknown; readonly ruleIds: string[] }>();
  for (const configured of rules)
    try {
      reports.push(...runRule(module, facts, configured));
    } catch (error) {
      const reason = reasonOf(error);
      const known = broken.get(reason) ?? { error, ruleIds: [] };
      known.ruleIds.push(configured.rule.meta.id);
      broken.set(reason, known);
    }
  return { reports: reports.sort(compareReports), failures: [...broken.values()].map(({ ruleIds, error }) => brokenRules(ruleIds, error)) };
}

/**
 * What one rule reports about one module, in the order in which the rule finds it.
 * @throws whatever breaks in the rule or in what it asks
 */
export function runRule(module: Module, facts: Facts, configured: ConfiguredRule): readonly Report[] {
  const { rule, options } = configured;
  const findings = [...rule.check(module, facts, options)].filter((finding) => isShown(finding, configured));
  return findings.map((finding) => toReport(finding, configured));
}

function isShown({ confidence, messageId }: Finding, { rule, strict }: ConfiguredRule): boolean {
  return strict || (confidence !== 'possible' && !rule.meta.strictMessages?.includes(messageId));
}

function toReport(finding: Finding, { rule, level }: ConfiguredRule): Report {
  const text = rule.meta.messages[finding.messageId];
  if (text === undefined) throw new Error(`no message has the id ${finding.messageId}`);
  return { ...finding, ruleId: rule.meta.id, message: fillPlaceholders(text, finding.data), level };
}
