import type { Facts } from '../src/analyses/facts.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import type { Obligation } from '../src/analyses/ownership/obligation.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import type { Finding } from '../src/base/finding.ts';
import type { Module } from '../src/ir/model.ts';
import { often } from '../src/analyses/heat/often.ts';
import { bytesText } from '../src/analyses/size/bytes-text.ts';
import { inputOf } from '../src/rule/loss-amounts.ts';
import { withArticle } from '../src/rule/with-article.ts';
import { confidenceOfRepeated, counterpartOf, findSameGraphs, isRepeatedGraph, releaseText } from '../src/rule/repeated-graph.ts';
import { callsThatMake } from '../src/rule/looks-at.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Graphs and embeddings that are made in a loop, or for every event, request or frame, and not released there; or built again and again from the same. */
export default defineRule({
  meta: {
    id: 'no-graph-creation-in-loop',
    description: 'disallow graphs and embeddings made on every round, event or request without being released, cleared or reused',
    level: 'recommended',
    messages: {
      notReleased:
        '`{{maker}}` makes {{noun}}{{size}} {{often}}, and nothing releases it: each one stays in {{keptIn}}. Call `{{release}}` when it has served, best in a `finally`, or make one before and reuse it.',
      overwritten:
        '`{{maker}}` makes {{noun}}{{size}} {{often}} and its variable gets the next one while the last is still in {{keptIn}}. Call `{{release}}` first, or make one before and reuse it.',
      sameEachTime:
        '`{{maker}}` builds the same {{noun}} again {{often}}: nothing that goes into it changes there, and until the garbage collector comes there are many of it. Build it once, before, and reuse it.',
    },
    hasSuggestions: false,
    schema: [],
    defaultOptions: [],
  },
  looksAt: callsThatMake(
    ({ sort }) => sort === 'graph' || sort === 'embedding',
    ['call that makes a graph or an embedding', 'calls that make graphs or embeddings'],
  ),
  *check(module, facts): Generator<Finding> {
    for (const loss of facts.ownership.obligationsOf(module)) {
      const finding = describeLoss(module, facts, loss);
      if (finding) yield finding;
    }
    for (const { call, noun, heat } of findSameGraphs(module, facts)) {
      yield {
        messageId: 'sameEachTime',
        span: call.span,
        data: { maker: makerOf(module, call.calleeSpan), noun, often: often[heat.rate] },
        because: relatedOf(heat, module),
        confidence: 'likely',
        ...gradeOf({ heat, confidence: 'likely', sort: 'peak' }),
        memory: { before: `one ${noun} ${often[heat.rate]}`, after: `one ${noun}` },
      };
    }
  },
});

function describeLoss(module: Module, facts: Facts, loss: Obligation): Finding | undefined {
  const { site } = loss;
  if (!isRepeatedGraph(facts, loss)) return undefined;
  const heat = facts.heats.of(module, site.instruction);
  const confidence = confidenceOfRepeated(facts, loss, heat);
  const input = inputOf(facts, site);
  const size = input ? ` out of about ${bytesText(input.bytes)}` : '';
  return {
    messageId: loss.loss === 'overwritten' ? 'overwritten' : 'notReleased',
    span: site.instruction.span,
    data: {
      maker: site.maker.replace(/\s+/g, ' '),
      noun: withArticle(site.noun),
      often: often[heat.rate],
      keptIn: site.resource.keptIn,
      release: releaseText(facts, loss),
      size,
    },
    because: [
      ...loss.places.map((span) => ({ span, label: 'its variable gets the next one here' })),
      ...counterpartOf(facts, loss, module),
      ...relatedOf(heat, module),
    ],
    confidence,
    ...gradeOf({ heat, confidence, sort: 'leak' }),
    memory: { before: `one ${site.noun}${size} ${often[heat.rate]}, kept`, after: 'nothing is kept' },
  };
}

function makerOf(module: Module, span: Finding['span']): string {
  return module.text.slice(span.start, span.end).replace(/\s+/g, ' ');
}
