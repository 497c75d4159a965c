import type { Finding } from '../base/finding.ts';

/** A finding with everything that people are told about it. */
export interface Report extends Finding {
  readonly ruleId: string;
  /** The rule's message, its placeholders filled. */
  readonly message: string;
  readonly level: 'warn' | 'error';
  /** Present when the rule broke on this module; the report then stands for the rule's findings there. */
  readonly crash?: Error;
}

/** The `messageId` of a report that a rule broke. */
export const crashMessageId = 'crashed';

/** In the order of the source; reports of one place by rule and message, so that runs agree. */
export function compareReports(a: Report, b: Report): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || compare(a.ruleId, b.ruleId) || compare(a.messageId, b.messageId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
