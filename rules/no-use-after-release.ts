import { gradeOf } from '../src/analyses/severity.ts';
import { definitionOf } from '../src/analyses/definitions.ts';
import { LineIndex } from '../src/base/line-index.ts';
import { callsWith } from '../src/rule/looks-at.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Handles that are used, or released once more, when they were released before. */
export default defineRule({
  meta: {
    id: 'no-use-after-release',
    description: 'disallow the use of handles after their release',
    level: 'recommended',
    messages: {
      used: '{{noun}} `{{name}}` is used here, but {{line}} has released it: the call {{consequence}}. Release it after its last use.',
      freed:
        '{{noun}} `{{name}}` is used here, but the scope of {{line}} has freed it when it ended: the call {{consequence}}. Return it from the scope, or use it inside.',
      again:
        '{{noun}} `{{name}}` is released here once more, which {{consequence}}: {{line}} has released it. Leave one of the two to release it.',
    },
    hasSuggestions: false,
    schema: [],
    defaultOptions: [],
  },
  looksAt: callsWith('releases', ['call that releases', 'calls that release']),
  *check(module, facts) {
    const lines = new LineIndex(module.text);
    for (const { call, value, kind, isRelease, releasedAt, isByScope, isCertain, consequence } of facts.ownership.lateUsesOf(module)) {
      const confidence = isCertain ? 'certain' : 'possible';
      const { span } = definitionOf(module, value) ?? call;
      yield {
        messageId: isRelease ? 'again' : isByScope ? 'freed' : 'used',
        span: call.span,
        data: {
          noun: `The ${facts.knowledge.kind(kind)?.noun ?? 'handle'}`,
          name: module.text.slice(span.start, span.end),
          line: `line ${lines.positionAt(releasedAt.start).line}`,
          consequence,
        },
        because: [{ span: releasedAt, label: isByScope ? 'freed at the end of this scope' : 'released here' }],
        confidence,
        ...gradeOf({ heat: facts.heats.of(module, call), confidence, sort: 'misuse' }),
      };
    }
  },
});
