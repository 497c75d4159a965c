import type { Span } from '../base/span.ts';

/** What keeps a file, or some rules on it, from being audited. */
export interface Failure {
  /** The file did not parse, or rules broke on it. */
  readonly kind: 'parse' | 'rule';
  readonly message: string;
  readonly span: Span;
  /** The rules whose findings are missing; none are named where the file did not parse, for then all are. */
  readonly ruleIds: readonly string[];
  /** What a rule threw. */
  readonly cause?: unknown;
}

/** A file that could not be read as the language that it is in. */
export function parseFailure(message: string, span: Span): Failure {
  return { kind: 'parse', message, span, ruleIds: [] };
}

/** Why rules broke on a file. An analysis that breaks takes with it all rules that ask it, which is one failure. */
export function brokenRules(ruleIds: readonly string[], error: unknown): Failure {
  const [first, ...others] = ruleIds;
  const more = others.length === 0 ? '' : ` and ${others.length === 1 ? 'another' : `${others.length} others`}`;
  const message = `The rule ${first}${more} broke on this file, which is a mistake in memory-audit: ${reasonOf(error)}`;
  return { kind: 'rule', message, span: { start: 0, end: 0 }, ruleIds, cause: error };
}

/** What was thrown, in words. */
export function reasonOf(error: unknown): string {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return 'the code is nested too deeply to analyse';
  return error instanceof Error ? error.message : String(error);
}
