import { callMessages, findLeftToCallers } from '../src/rule/left-to-callers.ts';
import { fieldMessages, findLostFields } from '../src/rule/lost-fields.ts';
import { findLostVariables, variableMessages } from '../src/rule/lost-variables.ts';
import { findLostHandles } from '../src/rule/lost-handles.ts';
import { callsThatMake } from '../src/rule/looks-at.ts';
import { isOfGradients } from '../src/rule/gradient-losses.ts';
import { scopedMessages } from '../src/rule/scoped-messages.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Tensors that no scope frees and nobody disposes. */
export default defineRule({
  meta: {
    id: 'require-tidy',
    description: 'require tensors to be made in a scope that frees them, or to be disposed',
    level: 'recommended',
    messages: {
      ...fieldMessages,
      ...variableMessages,
      ...callMessages,
      ...scopedMessages,
    },
    strictMessages: ['unguarded'],
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
  },
  looksAt: callsThatMake(
    ({ resource }) => resource?.discipline === 'scoped',
    ['call that makes what a scope frees', 'calls that make what a scope frees'],
  ),
  *check(module, facts) {
    yield* findLostHandles(module, facts, 'scoped', { isMeant: (loss) => !isOfGradients(facts, loss) });
    yield* findLeftToCallers(module, facts);
    yield* findLostFields(module, facts, 'scoped');
    yield* findLostVariables(module, facts, 'scoped');
  },
});
