import { fillPlaceholders } from '../../engine/message-text.ts';
import type { Report } from '../../engine/report.ts';
import type { RuleMeta } from '../../rule/rule.ts';

const lastSentence = /^(.*[.!?]) (\p{Lu}.*)$/su;

/**
 * The two parts of a report's message: what is wrong, and, in its last sentence, what to do. The message is parted before its placeholders are
 * filled, so that no name from the source counts as the end of a sentence. A message of one sentence has no advice.
 */
export function partMessage({ messageId, message, data }: Report, rule: RuleMeta | undefined): { problem: string; advice: string } {
  const [, problem, advice] = lastSentence.exec(rule?.messages[messageId] ?? '') ?? [];
  if (problem === undefined || advice === undefined) return { problem: message, advice: '' };
  return { problem: fillPlaceholders(problem, data), advice: fillPlaceholders(advice, data) };
}
