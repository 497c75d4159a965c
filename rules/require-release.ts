import { findIdleReleaseLoops, idleReleaseMessage } from '../src/rule/idle-release-loops.ts';
import { fieldMessages, findLostFields } from '../src/rule/lost-fields.ts';
import { findLostMembers } from '../src/rule/lost-members.ts';
import { findLostVariables, variableMessages } from '../src/rule/lost-variables.ts';
import { findLostHandles } from '../src/rule/lost-handles.ts';
import { callsThatMake } from '../src/rule/looks-at.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Graphs, sessions, native objects, GPU buffers, object URLs and the like that are made and not released. */
export default defineRule({
  meta: {
    id: 'require-release',
    description: 'require handles that the garbage collector does not free to be released on every way out',
    level: 'recommended',
    messages: {
      ...fieldMessages,
      ...variableMessages,
      releaseNeverRuns: idleReleaseMessage,
      neverReleased:
        'Nothing releases {{value}}, and {{otherwise}}: each run of {{where}} keeps one more in {{keptIn}}{{size}}. Call `{{release}}` after its last use, best in a `finally`.',
      neverReleasedMany:
        '{{count}} {{noun}}s made in {{where}} are never released ({{names}}): each run keeps them in {{keptIn}}{{size}}. Release each after its last use, best in a `finally`.',
      pairNeverReleased:
        '`{{maker}}` makes the {{noun}}, and nothing in {{where}} calls its counterpart: each run leaves one more in {{keptIn}}{{size}}. Call `{{release}}` after its last use, best in a `finally`.',
      pairNeverReleasedMany:
        '{{count}} {{noun}}s made in {{where}} ({{names}}) stay in {{keptIn}}, as nothing there calls the counterpart of what made them. Call it for each after its last use, best in a `finally`.',
      someExits:
        '{{subject}} is released on some ways out of {{where}}, but not at {{lines}}: there it stays in {{keptIn}}{{size}}. Release it there too, or once in a `finally`.',
      someExitsMany:
        '{{count}} {{noun}}s ({{names}}) are released on some ways out of {{where}}, but not at {{lines}}. Release them there too, or once in a `finally`.',
      overwritten:
        'The last reference to {{value}} is overwritten at {{lines}} while the {{noun}} is still alive in {{keptIn}}{{size}}. Call `{{release}}` first.',
      overwrittenMany:
        'The last references to {{count}} {{noun}}s ({{names}}) are overwritten at {{lines}} while they are still alive in {{keptIn}}{{size}}. Release the old ones first.',
      unusedPart:
        'The part `{{part}}` of what {{where}} gets here is a {{noun}} of its own, and nothing releases it. Take it and release it.',
      unusedPartMany:
        '{{count}} parts of results that {{where}} gets here are {{noun}}s of their own, and nothing releases them. Take them and release them.',
      afterAwait: 'Nothing releases {{value}}, and {{otherwise}}. Call `{{release}}` after its last use.',
      afterAwaitMany: '{{count}} {{noun}}s ({{names}}) are never released. Release each after its last use.',
      unguarded: '{{subject}} is released only if nothing throws before: put `{{release}}` into a `finally`.',
      unguardedUse:
        '{{subject}} is released only if nothing throws before, and work with a {{noun}} does fail at times: then one more stays in {{keptIn}}. Put `{{release}}` into a `finally`.',
      releaseAfterUse: 'Release after the last use.',
      releaseInFinally: 'Release in a `finally`.',
      releaseBeforeExits: 'Release before leaving at {{lines}}.',
      releasePrevious: 'Release the old {{noun}} when a new one takes its place.',
    },
    strictMessages: ['unguarded'],
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
  },
  looksAt: callsThatMake(
    ({ resource }) => resource?.discipline === 'manual',
    ['call that makes what must be released', 'calls that make what must be released'],
  ),
  *check(module, facts) {
    yield* findLostHandles(module, facts, 'manual');
    yield* findLostFields(module, facts, 'manual');
    yield* findLostVariables(module, facts, 'manual');
    yield* findLostMembers(module, facts);
    yield* findIdleReleaseLoops(module, facts);
  },
});
