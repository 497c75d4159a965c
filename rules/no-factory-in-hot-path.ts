import { findHotFactories, type HotFactory } from '../src/analyses/factories/hot-factories.ts';
import type { Facts } from '../src/analyses/facts.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import { often } from '../src/analyses/heat/often.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import type { Finding } from '../src/base/finding.ts';
import type { CallInstruction, Module } from '../src/ir/model.ts';
import { callsWith } from '../src/rule/looks-at.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Models, browsers, connections, threads and devices that are made again where one would do. */
export default defineRule({
  meta: {
    id: 'no-factory-in-hot-path',
    description: 'disallow making models, browsers, connections, threads and devices for every request, render, frame or round',
    level: 'recommended',
    messages: {
      hot: '`{{maker}}` {{cost}} {{often}}, the same each time. Make one when it is first needed, keep it outside, and share it.',
    },
    hasSuggestions: false,
    schema: [],
    defaultOptions: [],
  },
  looksAt: callsWith('factory', ['call that makes something costly', 'calls that make something costly']),
  *check(module, facts): Generator<Finding> {
    for (const factory of findHotFactories(facts, module, 'factory'))
      if (!isLost(module, facts, factory.call)) yield describe(module, factory);
  },
});

function describe(module: Module, { call, cost, heat, rate, isReturned }: HotFactory): Finding {
  const confidence = isReturned || rate === 'event' ? 'possible' : 'likely';
  const maker = module.text.slice(call.calleeSpan.start, call.calleeSpan.end);
  const data = { maker, cost, often: rate === 'render' ? 'each time the component is drawn' : often[rate] };
  return {
    messageId: 'hot',
    span: { start: call.span.start, end: call.calleeSpan.end },
    data,
    because: relatedOf(heat, module),
    confidence,
    ...gradeOf({ heat, confidence, sort: 'peak' }),
    memory: { before: `one ${data.often}`, after: 'one' },
  };
}

/** Nothing releases it: that is told by the rules about releases, and comes first. */
function isLost(module: Module, facts: Facts, call: CallInstruction): boolean {
  return facts.ownership.obligationsOf(module).some(({ site, loss, isLent, isConditional }) => {
    return site.instruction === call && (loss === 'never-released' || loss === 'overwritten') && !isLent && !isConditional;
  });
}
