import type { Facts } from '../src/analyses/facts.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import { codeOf } from '../src/analyses/code/module-code.ts';
import { type CollectedListener, findCollected } from '../src/analyses/listeners/collected.ts';
import { type ListenerCall, listenerCallsOf } from '../src/analyses/listeners/listener-calls.ts';
import { findMissed, type MissedListener } from '../src/analyses/listeners/missed.ts';
import { findMismatches, type Mismatch } from '../src/analyses/listeners/mismatches.ts';
import { findSkipped, type SkippedListener } from '../src/analyses/listeners/skipped.ts';
import { findUnsettled, type UnsettledListener } from '../src/analyses/listeners/unsettled.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import type { Finding, FindingData } from '../src/base/finding.ts';
import type { Span } from '../src/base/span.ts';
import type { Module } from '../src/ir/model.ts';
import { suggestMatch } from '../src/rule/match-listener.ts';
import { often } from '../src/analyses/heat/often.ts';
import { callsWith } from '../src/rule/looks-at.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Listeners that stay because their removal names something else, or because nothing removes them. */
export default defineRule({
  meta: {
    id: 'require-matched-listener',
    description: 'require listeners to be removed with the same function, target and phase with which they were added',
    level: 'recommended',
    messages: {
      function: '`{{removal}}` removes nothing: {{reason}}. Keep the function that is added, and remove that one.',
      capture: '`{{removal}}` removes nothing: the listener was added for the other phase. Give both calls the same `capture`.',
      target: '`{{removal}}` removes nothing: the listener was added to `{{target}}`. Remove it there.',
      collected:
        '`{{addition}}` adds one more listener {{often}}, and nothing removes them: each keeps all that it uses for as long as `{{target}}` is there. Remove it when it has served, or add one and share it.',
      untilAborted:
        '`{{addition}}` adds a listener that stays until the signal is aborted, also when the work is done long before: a signal that lives on collects them. Remove it when the work is done.',
      unsettled:
        '`{{addition}}` adds a listener that goes when its event comes, but stays on `{{target}}` when the time is up first: each such call leaves one more. Remove it there, too.',
      skipped:
        '`{{addition}}` adds a listener that `{{removal}}` removes in the end, but not when what is waited for in between fails: each such call leaves one more on `{{target}}`. Remove it in a `finally`.',
      missed:
        '`{{addition}}` adds a listener that stays on `{{target}}` when {{remover}} removes the others: each object or call leaves one more. Remove it there, too.',
      useSameCapture: 'Remove it for the phase for which it was added.',
      useSameTarget: 'Remove it from `{{target}}`.',
    },
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
  },
  looksAt: callsWith('listens', ['call that adds or removes a listener', 'calls that add or remove a listener']),
  *check(module, facts): Generator<Finding> {
    const calls = listenerCallsOf(facts, module);
    for (const mismatch of findMismatches(codeOf(module), calls)) yield describeMismatch(module, facts, mismatch);
    for (const collected of findCollected(facts, module, calls)) yield describeCollected(module, collected);
    for (const missed of findMissed(facts, module, calls)) yield describeMissed(module, missed);
    for (const skipped of findSkipped(facts, module, calls)) yield describeSkipped(module, skipped);
    for (const unsettled of findUnsettled(facts, module, calls)) yield describeUnsettled(module, unsettled);
  },
});

function describeMismatch(module: Module, facts: Facts, mismatch: Mismatch): Finding {
  const { kind, removal, addition, isCertain } = mismatch;
  const confidence = isCertain ? 'certain' : 'possible';
  const heat = facts.heats.of(module, (addition ?? removal).call);
  const data: FindingData = {
    removal: callText(module, removal),
    reason: reasonOf(mismatch),
    target: addition ? targetText(module, addition) : '',
  };
  return {
    messageId: kind,
    span: headOf(module, removal),
    data,
    because: addition ? [{ span: headOf(module, addition), label: 'added here' }] : [],
    confidence,
    ...gradeOf({ heat, confidence, sort: 'growth' }),
    suggest: suggestMatch(module, mismatch, data),
  };
}

/** Why the function is another one. */
const reasons = {
  inline: 'it is given a function that is made here, which was never added',
  bound: 'each call of `bind` makes another function, so that this one was never added',
  wrappedInline: 'what was added is not this function but another that calls it',
  wrappedBound: 'what was added is not this function but what `bind` made of it',
  never: 'this function was never added, another one was',
  none: 'it is not told which function',
} as const;

function reasonOf({ removal, addition }: Mismatch): string {
  const { handler } = removal;
  if (!handler) return reasons.none;
  if (handler.how !== 'named') return reasons[handler.how];
  if (addition?.handler?.how === 'named') return reasons.never;
  return addition?.handler?.how === 'bound' ? reasons.wrappedBound : reasons.wrappedInline;
}

function describeCollected(module: Module, { addition, others, heat, isLasting }: CollectedListener): Finding {
  const confidence = isLasting ? 'likely' : 'possible';
  return {
    messageId: isLasting ? 'collected' : 'untilAborted',
    span: headOf(module, addition),
    data: { addition: callText(module, addition), often: often[heat.rate], target: targetText(module, addition) },
    because: [...others.map((other) => ({ span: headOf(module, other), label: 'and here' })), ...relatedOf(heat, module)],
    confidence,
    ...gradeOf({ heat, confidence, sort: 'growth' }),
    memory: { before: `one more listener ${often[heat.rate]}, kept`, after: 'one listener' },
  };
}

function describeUnsettled(module: Module, { addition, timer, heat }: UnsettledListener): Finding {
  const confidence = 'likely';
  return {
    messageId: 'unsettled',
    span: headOf(module, addition),
    data: { addition: callText(module, addition), target: targetText(module, addition) },
    because: [{ span: timer.calleeSpan, label: 'the time is up here' }],
    confidence,
    ...gradeOf({ heat, confidence, sort: 'growth' }),
  };
}

function describeSkipped(module: Module, { addition, removal, wait, heat }: SkippedListener): Finding {
  const confidence = 'likely';
  return {
    messageId: 'skipped',
    span: headOf(module, addition),
    data: {
      addition: callText(module, addition),
      removal: callText(module, removal),
      target: targetText(module, addition),
    },
    because: [
      { span: wait.span, label: 'when this fails, the listener stays' },
      { span: headOf(module, removal), label: 'removed here' },
    ],
    confidence,
    ...gradeOf({ heat, confidence, sort: 'growth' }),
  };
}

function describeMissed(module: Module, { addition, others, removal, remover, heat }: MissedListener): Finding {
  const confidence = 'likely';
  return {
    messageId: 'missed',
    span: headOf(module, addition),
    data: {
      addition: callText(module, addition),
      target: targetText(module, addition),
      remover: remover === undefined ? 'a function that is returned' : `\`${remover}\``,
    },
    because: [
      ...others.map((other) => ({ span: headOf(module, other), label: 'and here' })),
      { span: headOf(module, removal), label: 'another one is removed here' },
    ],
    confidence,
    ...gradeOf({ heat, confidence, sort: 'growth' }),
  };
}

/** The call without its arguments; of a chain over several lines, its last name. */
function headOf(module: Module, { call }: ListenerCall): Span {
  const head = { start: call.span.start, end: call.calleeSpan.end };
  return isChained(module.text.slice(head.start, head.end)) ? call.calleeSpan : head;
}

function isChained(head: string): boolean {
  return head.includes('\n') && head.includes('(');
}

/** How the call is written, of a chain with the object that the chain begins with. */
function callText(module: Module, { call }: ListenerCall): string {
  const text = module.text.slice(call.span.start, call.calleeSpan.end);
  const { start, end } = call.calleeSpan;
  return (isChained(text) ? `${text.replace(/\s[^]*$/, '')}.${module.text.slice(start, end)}` : text).replace(/\s+/g, ' ');
}

function targetText(module: Module, addition: ListenerCall): string {
  return addition.call.callee.kind === 'method' ? callText(module, addition).replace(/\??\.\w+$/, '') : 'window';
}
