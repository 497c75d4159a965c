import { gradeOf } from '../src/analyses/severity.ts';
import { definitionOf } from '../src/analyses/definitions.ts';
import { LineIndex } from '../src/base/line-index.ts';
import type { Span } from '../src/base/span.ts';
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
      paused:
        '{{noun}} `{{name}}` is used here, but the scope of {{scope}} ended as its callback waited in {{line}}, and has freed it: the call {{consequence}}. Leave what waits out of the scope.',
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
    const lineOf = ({ start }: Span): string => `line ${lines.positionAt(start).line}`;
    for (const { call, value, kind, isRelease, releasedAt, scope, isPaused, sureness, consequence } of facts.ownership.lateUsesOf(module)) {
      const { span } = definitionOf(module, value) ?? call;
      yield {
        messageId: isRelease ? 'again' : isPaused ? 'paused' : scope ? 'freed' : 'used',
        span: call.span,
        data: {
          noun: `The ${facts.knowledge.kind(kind)?.noun ?? 'handle'}`,
          name: module.text.slice(span.start, span.end),
          line: lineOf(releasedAt),
          ...(scope && { scope: lineOf(scope.span) }),
          consequence,
        },
        because: [
          {
            span: releasedAt,
            label: isPaused ? 'freed here, where its scope ends' : scope ? 'freed at the end of this scope' : 'released here',
          },
        ],
        confidence: sureness,
        ...gradeOf({ heat: facts.heats.of(module, call), confidence: sureness, sort: 'misuse' }),
      };
    }
  },
});
