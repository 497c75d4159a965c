import { findHotFactories, type HotFactory } from '../src/analyses/factories/hot-factories.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import { often } from '../src/analyses/heat/often.ts';
import type { Facts } from '../src/analyses/facts.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import { amountText } from '../src/analyses/size/amounts.ts';
import { bytesText } from '../src/analyses/size/bytes-text.ts';
import type { Finding } from '../src/base/finding.ts';
import type { Module } from '../src/ir/model.ts';
import { callsWith } from '../src/rule/looks-at.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Working memory of transforms that is made again for each one. */
export default defineRule({
  meta: {
    id: 'no-fft-buffer-in-loop',
    description: 'disallow making the tables and buffers of Fourier transforms anew for each transform',
    level: 'strict',
    messages: {
      remade:
        '`{{maker}}` {{cost}} {{often}}, for pieces of the same size. Make it once for each size, keep it, and use it for every transform.',
    },
    hasSuggestions: false,
    schema: [],
    defaultOptions: [],
  },
  looksAt: callsWith('workspace', ['call that makes room for a transform', 'calls that make room for a transform']),
  *check(module, facts): Generator<Finding> {
    for (const workspace of findHotFactories(facts, module, 'workspace'))
      if (!workspace.isReturned) yield describe(module, facts, workspace);
  },
});

function describe(module: Module, facts: Facts, { call, cost, heat, rate }: HotFactory): Finding {
  const amount = facts.footprints.of(module, call.result);
  const howOften = rate === 'render' ? 'each time the component is drawn' : often[rate];
  const before = amount ? amountText(amount, heat) : `room for a transform ${howOften}`;
  return {
    messageId: 'remade',
    span: { start: call.span.start, end: call.calleeSpan.end },
    data: {
      maker: module.text.slice(call.calleeSpan.start, call.calleeSpan.end),
      cost,
      often: howOften,
    },
    because: relatedOf(heat, module),
    confidence: 'likely',
    ...gradeOf({ heat, confidence: 'likely', sort: 'peak', amount }),
    memory: { before, after: amount ? `about ${bytesText(amount.bytes)} once` : 'room for one transform of each size' },
  };
}
