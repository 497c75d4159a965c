import type { Facts } from '../src/analyses/facts.ts';
import { findTrainingRuns, findUnreadGradients } from '../src/analyses/gradients/gradient-calls.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import { compareRates } from '../src/analyses/heat/rate.ts';
import type { Obligation } from '../src/analyses/ownership/obligation.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import type { Confidence, Finding } from '../src/base/finding.ts';
import type { CallInstruction, Module } from '../src/ir/model.ts';
import { isOfGradients } from '../src/rule/gradient-losses.ts';
import { callsWith } from '../src/rule/looks-at.ts';
import { findLostHandles } from '../src/rule/lost-handles.ts';
import { defineRule } from '../src/rule/rule.ts';
import { scopedMessages } from '../src/rule/scoped-messages.ts';

/** Gradients that are kept after their use, or worked out for nothing. */
export default defineRule({
  meta: {
    id: 'no-retained-gradient',
    description: 'disallow keeping gradients after their use, and working them out where nobody reads them',
    level: 'recommended',
    messages: {
      ...scopedMessages,
      neverReleased:
        'Nothing frees {{value}}, which a call that works out gradients gives: each run of {{where}} keeps one more in {{keptIn}} until the program ends{{size}}. Do the work inside `{{scope}}`, or {{advice}}.',
      neverReleasedMany:
        'The value and the gradients that {{where}} works out ({{names}}) are never freed: each run keeps them in {{keptIn}} until the program ends, as applying gradients does not free them. Do the work inside `{{scope}}`, or release them after their last use.',
      unread:
        'Only `{{member}}` of `{{call}}` is read: each run records every step and works out gradients for nothing, which takes more memory at once than the function does by itself. Call the function instead.',
      training: '`{{call}}` runs the model as in training, which {{effect}}. Leave `training` out where the model only answers.',
    },
    strictMessages: ['unguarded'],
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
  },
  looksAt: callsWith('differentiates', ['call that works out gradients', 'calls that work out gradients']),
  *check(module, facts): Generator<Finding> {
    const unread = findUnreadGradients(facts, module);
    for (const { call, value } of unread) yield describe(module, facts, call, { messageId: 'unread', member: value, confidence: 'likely' });
    // The gradients of a call that is for nothing go with it.
    const isMeant = (loss: Obligation): boolean => isOfGradients(facts, loss) && !unread.some(({ call }) => call === loss.site.instruction);
    yield* findLostHandles(module, facts, 'scoped', { isMeant, joinsParts: true });
    for (const { call, effect } of findTrainingRuns(facts, module))
      if (compareRates(facts.heats.of(module, call).rate, 'event') >= 0)
        yield describe(module, facts, call, { messageId: 'training', effect, confidence: 'possible' });
  },
});

function describe(
  module: Module,
  facts: Facts,
  call: CallInstruction,
  { messageId, confidence, ...data }: { messageId: string; confidence: Confidence; [name: string]: string },
): Finding {
  const heat = facts.heats.of(module, call);
  const text = module.text.slice(call.calleeSpan.start, call.calleeSpan.end).replace(/\s+/g, ' ');
  return {
    messageId,
    span: call.span,
    data: { ...data, call: text.length <= 40 ? text : `${text.slice(0, 40)}…` },
    because: relatedOf(heat, module),
    confidence,
    ...gradeOf({ heat, confidence, sort: 'peak' }),
  };
}
