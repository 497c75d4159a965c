import type { Finding } from '../base/finding.ts';

/** A finding with everything that people are told about it. */
export interface Report extends Finding {
  readonly ruleId: string;
  /** The rule's message, its placeholders filled. */
  readonly message: string;
  readonly level: 'warn' | 'error';
}

/** In the order of the source; reports of one place by rule and message, so that runs agree. */
export function compareReports(a: Report, b: Report): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || compare(a.ruleId, b.ruleId) || compare(a.messageId, b.messageId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
