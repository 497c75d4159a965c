import type { Finding } from '../../src/base/finding.ts';
import { instructionsOf } from '../../src/ir/walk.ts';
import { defineRule, type Rule } from '../../src/rule/rule.ts';

/**
 * A rule for tests of what is around rules. It reports calls of `lost`, and of `maybe` as possible, and suggests to call another function in
 * their place.
 */
export const lostRule: Rule = defineRule<{ readonly instead?: string; readonly message?: string }>({
  meta: {
    id: 'no-lost',
    description: 'disallow lost calls',
    level: 'recommended',
    messages: { lost: '{{name}} is lost', other: '{{nothing}} is lost', replace: 'Call {{instead}}' },
    hasSuggestions: true,
    schema: [{ type: 'object', properties: { instead: { type: 'string' }, message: { type: 'string' } }, additionalProperties: false }],
    defaultOptions: [{ instead: 'kept', message: 'lost' }],
  },
  *check(module, _facts, { instead = '', message = '' }): Generator<Finding> {
    for (const { body } of module.units) {
      for (const node of instructionsOf(body)) {
        if (node.op !== 'call') continue;
        const span = node.calleeSpan;
        const name = module.text.slice(span.start, span.end);
        if (name !== 'lost' && name !== 'maybe') continue;
        const confidence = name === 'lost' ? 'certain' : 'possible';
        const suggest = [{ messageId: 'replace', data: { instead }, edits: [{ span, text: instead }] }];
        yield { messageId: message, span, data: { name }, because: [], confidence, severity: 'low', suggest };
      }
    }
  },
});
