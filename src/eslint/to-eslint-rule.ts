import type { Rule as EslintRule, SourceCode } from 'eslint';
import type { Span } from '../base/span.ts';
import { configureRule, optionSchemas } from '../engine/configured-rule.ts';
import { brokenRules, reasonOf } from '../engine/failure.ts';
import type { Report } from '../engine/report.ts';
import { runRule } from '../engine/run-rules.ts';
import type { Json, Rule } from '../rule/rule.ts';
import { loweredFile } from './lowered-file.ts';

/** Makes an ESLint rule of a rule. `docsUrl` is the address of its page. */
export function toEslintRule(rule: Rule, docsUrl: string): EslintRule.RuleModule {
  const { description, level, messages, hasSuggestions } = rule.meta;
  return {
    meta: {
      type: 'problem',
      docs: { description, url: docsUrl, recommended: level === 'recommended' },
      messages: { ...messages },
      schema: optionSchemas(rule.meta) as NonNullable<EslintRule.RuleMetaData['schema']>,
      defaultOptions: [...rule.meta.defaultOptions],
      hasSuggestions,
    },
    create: (context) => ({ Program: () => audit(rule, context) }),
  };
}

function audit(rule: Rule, context: EslintRule.RuleContext): void {
  const { module, facts, notices } = loweredFile(context, rule.meta.id);
  for (const message of notices) context.report({ loc: startOfFile, message });
  if (!module || !facts) return;
  // Whether a report warns or fails is ESLint's to decide, so the level given here is never seen.
  const configured = configureRule(rule, 'warn', context.options as Json[]);
  try {
    for (const report of runRule(module, facts, configured)) context.report(toDescriptor(report, rule, context.sourceCode));
  } catch (error) {
    tellBroken(error, rule, context);
  }
}

/** Why rules broke on a file, with the rule that tells it: an analysis that breaks takes all rules with it that ask it. */
const broken = new WeakMap<object, Map<string, Rule>>();

/** ESLint would end its run over a rule that throws. As a report it fails the file as a finding would, and the others are looked at. */
function tellBroken(error: unknown, rule: Rule, context: EslintRule.RuleContext): void {
  const tellers = broken.get(context.sourceCode.ast) ?? new Map<string, Rule>();
  broken.set(context.sourceCode.ast, tellers);
  const reason = reasonOf(error);
  if ((tellers.get(reason) ?? rule) !== rule) return;
  tellers.set(reason, rule);
  context.report({ loc: startOfFile, message: brokenRules([rule.meta.id], error).message });
}

const startOfFile = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };

function toDescriptor(report: Report, rule: Rule, sourceCode: SourceCode): EslintRule.ReportDescriptor {
  const data = toStrings(report.data);
  const suggest = rule.meta.hasSuggestions ? (report.suggest ?? []).map(toSuggestion) : [];
  return { loc: toLocation(report.span, sourceCode), messageId: report.messageId, data, suggest };
}

function toSuggestion({ messageId, data, edits }: NonNullable<Report['suggest']>[number]): EslintRule.SuggestionReportDescriptor {
  const fix: EslintRule.ReportFixer = (fixer) => edits.map(({ span, text }) => fixer.replaceTextRange([span.start, span.end], text));
  return { messageId, data: toStrings(data), fix };
}

function toLocation({ start, end }: Span, sourceCode: SourceCode) {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}

function toStrings(data: Report['data'] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
}
