import type { Suggestion } from '../base/finding.ts';
import type { Audit } from '../engine/audit.ts';
import { fillPlaceholders } from '../engine/message-text.ts';

/** What a suggestion offers, in the words of its rule. */
export function suggestionText({ rules }: Audit, ruleId: string, { messageId, data }: Suggestion): string {
  return fillPlaceholders(rules.find(({ id }) => id === ruleId)?.messages[messageId] ?? messageId, data);
}
