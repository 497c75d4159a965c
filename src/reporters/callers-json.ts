import type { CallerAudit } from '../analyses/callers/caller-audit.ts';
import type { Related } from '../base/finding.ts';
import type { Span } from '../base/span.ts';
import type { Audit } from '../engine/audit.ts';
import { Places } from './places.ts';

/** For other tools: an array of functions, each with its callers. Places are written as in the format `json` of an audit. */
export function reportCallersJson(callers: readonly CallerAudit[], audit: Audit): string {
  const places = new Places(audit);
  return `${JSON.stringify(callers.map(toJson))}\n`;

  function toJson({ path, span, name, verdict, duties, isEntry, leaves, calls }: CallerAudit): object {
    return {
      ...locate(path, span),
      name,
      verdict,
      duties,
      isEntry,
      leaves: leaves.map((related) => relatedToJson(path, related)),
      callers: calls.map((call) => ({
        ...locate(call.path, call.span),
        caller: call.caller ?? null,
        verdict: call.verdict,
        reason: call.reason,
        related: call.because.map((related) => relatedToJson(call.path, related)),
      })),
    };
  }

  function relatedToJson(path: string, related: Related): object {
    return { ...locate(related.path ?? path, related.span), message: related.label };
  }

  function locate(filePath: string, span: Span): object {
    const { start, end } = places.rangeOf(filePath, span);
    return { filePath, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }
}
