import { callMessages, findLeftToCallers } from '../src/rule/left-to-callers.ts';
import { fieldMessages, findLostFields } from '../src/rule/lost-fields.ts';
import { findLostVariables, variableMessages } from '../src/rule/lost-variables.ts';
import { findLostHandles } from '../src/rule/lost-handles.ts';
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
      neverReleased:
        'Nothing frees {{value}}: each run of {{where}} keeps one more in {{keptIn}} until the program ends. Do the work inside `{{scope}}`, or {{advice}}.',
      neverReleasedMany:
        '{{count}} {{noun}}s that {{where}} makes are never freed ({{names}}): each run keeps them in {{keptIn}} until the program ends. Do the work inside `{{scope}}`, or release each after its last use.',
      someExits:
        '{{subject}} is released on some ways out of {{where}}, but not at {{lines}}: there it stays in {{keptIn}} until the program ends. Release it there too, or in a `finally`.',
      someExitsMany:
        '{{count}} {{noun}}s ({{names}}) are released on some ways out of {{where}}, but not at {{lines}}: there they stay in {{keptIn}} until the program ends. Release them there too, or in a `finally`.',
      overwritten:
        'The last reference to {{value}} is overwritten at {{lines}} while the {{noun}} is still alive in {{keptIn}}. Release the old one first, or do the work inside `{{scope}}`.',
      overwrittenMany:
        'The last references to {{count}} {{noun}}s ({{names}}) are overwritten at {{lines}} while they are still alive in {{keptIn}}. Release the old ones first, or do the work inside `{{scope}}`.',
      unusedPart:
        'The part `{{part}}` of what {{where}} gets here is a {{noun}} of its own, and nothing frees it. Take it and release it, or do the work inside `{{scope}}`.',
      unusedPartMany:
        '{{count}} parts of results that {{where}} gets here are {{noun}}s of their own, and nothing frees them. Take and release them, or do the work inside `{{scope}}`.',
      afterAwait:
        '{{subject}} is made after an `await`, when `{{scope}}` has already ended: nothing frees it. Keep asynchronous work out of `{{scope}}` and release what it makes.',
      afterAwaitMany:
        '{{count}} {{noun}}s ({{names}}) are made after an `await`, when `{{scope}}` has already ended: nothing frees them. Keep asynchronous work out of `{{scope}}` and release what it makes.',
      unguarded:
        '{{subject}} is released only if nothing throws before: put the release into a `finally`, or do the work inside `{{scope}}`.',
      useScope: 'Do the work inside `{{scope}}`.',
      releaseAfterUse: 'Release after the last use.',
      releaseInFinally: 'Release in a `finally`.',
      releaseBeforeExits: 'Release before leaving at {{lines}}.',
      releasePrevious: 'Release the old {{noun}} when a new one takes its place.',
      takePart: 'Take the one part out of `{{scope}}`, which frees the others.',
    },
    strictMessages: ['unguarded'],
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
  },
  *check(module, facts) {
    yield* findLostHandles(module, facts, 'scoped');
    yield* findLeftToCallers(module, facts);
    yield* findLostFields(module, facts, 'scoped');
    yield* findLostVariables(module, facts, 'scoped');
  },
});
