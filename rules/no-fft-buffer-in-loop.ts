import { findHotFactories, type HotFactory } from '../src/analyses/factories/hot-factories.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import { often } from '../src/analyses/heat/often.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import type { Finding } from '../src/base/finding.ts';
import type { Module } from '../src/ir/model.ts';
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
  *check(module, facts): Generator<Finding> {
    for (const workspace of findHotFactories(facts, module, 'workspace')) if (!workspace.isReturned) yield describe(module, workspace);
  },
});

function describe(module: Module, { call, cost, heat, rate }: HotFactory): Finding {
  return {
    messageId: 'remade',
    span: { start: call.span.start, end: call.calleeSpan.end },
    data: {
      maker: module.text.slice(call.calleeSpan.start, call.calleeSpan.end),
      cost,
      often: rate === 'render' ? 'each time the component is drawn' : often[rate],
    },
    because: relatedOf(heat, module),
    confidence: 'likely',
    ...gradeOf({ heat, confidence: 'likely', sort: 'peak' }),
  };
}
