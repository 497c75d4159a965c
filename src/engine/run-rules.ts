import type { Facts } from '../analyses/facts.ts';
import type { Finding } from '../base/finding.ts';
import type { Module } from '../ir/model.ts';
import type { ConfiguredRule } from './configured-rule.ts';
import { fillPlaceholders } from './message-text.ts';
import { compareReports, crashMessageId, type Report } from './report.ts';

/**
 * What the rules report about one module, in the order of the source. A rule that breaks gives one report that says so, in place of its
 * findings; the others go on.
 */
export function runRules(module: Module, facts: Facts, rules: readonly ConfiguredRule[]): Report[] {
  return rules.flatMap((configured) => runRule(module, facts, configured)).sort(compareReports);
}

/** What one rule reports about one module, in the order in which the rule finds it. */
export function runRule(module: Module, facts: Facts, configured: ConfiguredRule): readonly Report[] {
  const { rule, options } = configured;
  try {
    const findings = [...rule.check(module, facts, options)].filter((finding) => isShown(finding, configured));
    return findings.map((finding) => toReport(finding, configured));
  } catch (error) {
    return [crashReport(error, configured)];
  }
}

function isShown({ confidence, messageId }: Finding, { rule, strict }: ConfiguredRule): boolean {
  return strict || (confidence !== 'possible' && !rule.meta.strictMessages?.includes(messageId));
}

function toReport(finding: Finding, { rule, level }: ConfiguredRule): Report {
  const text = rule.meta.messages[finding.messageId];
  if (text === undefined) throw new Error(`no message has the id ${finding.messageId}`);
  return { ...finding, ruleId: rule.meta.id, message: fillPlaceholders(text, finding.data), level };
}

function crashReport(error: unknown, { rule }: ConfiguredRule): Report {
  const crash = error instanceof Error ? error : new Error(String(error));
  return {
    messageId: crashMessageId,
    ruleId: rule.meta.id,
    message: `The rule ${rule.meta.id} broke on this file, which is a mistake in memory-audit: ${crash.message}`,
    span: { start: 0, end: 0 },
    because: [],
    confidence: 'certain',
    severity: 'low',
    level: 'warn',
    crash,
  };
}
