import type { Finding, Related, Suggestion } from '../base/finding.ts';
import type { Audit, AuditedFile } from '../engine/audit.ts';
import type { Failure } from '../engine/failure.ts';
import type { Report } from '../engine/report.ts';
import { mergeEdits } from './merge-edits.ts';
import { Places } from './places.ts';
import { publicRuleId } from './reporter.ts';
import { suggestionText } from './suggestion-text.ts';

/**
 * ESLint's result shape, so that formatters and tools for ESLint can read it, with additions on each message: `related`, `confidence`, `severityName`
 * and, where something is known of it, `memory`. ESLint's own `severity` stays the number that it is there: 1 for a warning, 2 for an error.
 */
export function reportJson(audit: Audit): string {
  const places = new Places(audit);
  const results = audit.files.map((file) => new JsonResult(audit, file, places).toJson());
  return `${JSON.stringify(results)}\n`;
}

class JsonResult {
  readonly #audit: Audit;
  readonly #file: AuditedFile;
  readonly #places: Places;

  constructor(audit: Audit, file: AuditedFile, places: Places) {
    this.#audit = audit;
    this.#file = file;
    this.#places = places;
  }

  toJson(): object {
    const { path, reports, suppressed, failures } = this.#file;
    const fatal = failures.map((failure) => this.#failure(failure));
    const suppressedMessages = suppressed.map(({ report, justification }) => ({
      ...this.#message(report),
      suppressions: [{ kind: 'directive', justification }],
    }));
    return {
      filePath: path,
      messages: [...fatal, ...reports.map((report) => this.#message(report))],
      suppressedMessages,
      errorCount: fatal.length + reports.filter(({ level }) => level === 'error').length,
      fatalErrorCount: fatal.length,
      warningCount: reports.filter(({ level }) => level === 'warn').length,
      fixableErrorCount: 0,
      fixableWarningCount: 0,
      usedDeprecatedRules: [],
    };
  }

  #failure({ kind, message, span, ruleIds }: Failure): object {
    const { start } = this.#places.rangeOf(this.#file.path, span);
    const place = { line: start.line, column: start.column };
    if (kind === 'parse') return { ruleId: null, fatal: true, severity: 2, message: `Parsing error: ${message}`, ...place };
    return { ruleId: null, fatal: true, severity: 2, message, ...place, brokenRules: ruleIds.map(publicRuleId) };
  }

  #message(report: Report): object {
    const suggestions = (report.suggest ?? []).map((suggestion) => this.#suggestion(report, suggestion));
    return {
      ruleId: publicRuleId(report.ruleId),
      severity: report.level === 'error' ? 2 : 1,
      message: report.message,
      messageId: report.messageId,
      ...this.#location(this.#file.path, report),
      ...(suggestions.length > 0 && { suggestions }),
      related: report.because.map((related) => this.#related(related)),
      confidence: report.confidence,
      severityName: report.severity,
      ...(report.memory && { memory: report.memory }),
    };
  }

  #location(path: string, { span }: Pick<Finding, 'span'>): object {
    const { start, end } = this.#places.rangeOf(path, span);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  #related(related: Related): object {
    const location = this.#location(related.path ?? this.#file.path, related);
    return { ...(related.path !== undefined && { filePath: related.path }), ...location, message: related.label };
  }

  #suggestion(report: Report, suggestion: Suggestion): object {
    const { span, text } = mergeEdits(this.#places.textOf(this.#file.path), suggestion.edits);
    const desc = suggestionText(this.#audit, report.ruleId, suggestion);
    return { messageId: suggestion.messageId, desc, fix: { range: [span.start, span.end], text } };
  }
}
