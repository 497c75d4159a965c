import { type Accumulation, findAccumulations } from '../src/analyses/copying/accumulations.ts';
import { findSameCopies, type SameCopy } from '../src/analyses/copying/same-copies.ts';
import type { Facts } from '../src/analyses/facts.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import { type Amount, amountText } from '../src/analyses/size/amounts.ts';
import type { Confidence, Finding } from '../src/base/finding.ts';
import type { Module, Node } from '../src/ir/model.ts';
import { suggestAppend } from '../src/rule/append-in-place.ts';
import { callsWith } from '../src/rule/looks-at.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Copies of everything that are made on every round. */
export default defineRule({
  meta: {
    id: 'no-copy-in-loop',
    description: 'disallow copying everything that was collected so far, or the same thing again, on every round',
    level: 'recommended',
    messages: {
      accumulated: 'Each {{round}} copies all that `{{name}}` has so far, {{order}} elements all told. Instead, {{instead}}.',
      same: '`{{copy}}` makes a whole copy of `{{source}}` on every round, which is the same each time and is only read. Copy it once, before, or read the original.',
      append: 'Add to `{{name}}` with `push`.',
    },
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
  },
  looksAt: callsWith('copies', ['call that copies', 'calls that copy']),
  *check(module, facts): Generator<Finding> {
    for (const accumulation of findAccumulations(facts, module)) yield describeAccumulation(module, facts, accumulation);
    for (const copy of findSameCopies(facts, module)) yield describeCopy(module, facts, copy);
  },
});

function describeAccumulation(module: Module, facts: Facts, accumulation: Accumulation): Finding {
  const { joining, name, extent, over, isPerRound, mayBeFew } = accumulation;
  const { node, instead } = joining;
  // Most objects that are used as records have few members, most settings are small numbers, and most lists of lists have few of them.
  const confidence = !isPerRound || over === 'setting' || mayBeFew ? 'possible' : 'likely';
  const side = /\s/.test(extent.text) ? 'n' : extent.text;
  const data = {
    name,
    round: over === 'parts' ? 'part of the stream' : 'round',
    order: `O(${side}²)`,
    instead,
  };
  return {
    messageId: 'accumulated',
    span: node.span,
    data,
    ...weightOf(module, facts, node, confidence),
    memory: { before: `${data.order} elements copied`, after: `O(${side}) elements` },
    suggest: suggestAppend(module, accumulation, data),
  };
}

function describeCopy(module: Module, facts: Facts, { call, source }: SameCopy): Finding {
  const copy = module.text.slice(call.span.start, call.calleeSpan.end).replace(/\s+/g, ' ');
  const amount = facts.footprints.of(module, call.result);
  const before = amount ? amountText(amount, facts.heats.of(module, call)) : `a copy of \`${source}\` on every round`;
  const memory = { before, after: `one copy of \`${source}\`, or none` };
  return { messageId: 'same', span: call.span, data: { copy, source }, ...weightOf(module, facts, call, 'likely', amount), memory };
}

function weightOf(
  module: Module,
  facts: Facts,
  node: Node,
  confidence: Confidence,
  amount?: Amount,
): Pick<Finding, 'because' | 'confidence' | 'severity' | 'reasons'> {
  const heat = facts.heats.of(module, node);
  return { because: relatedOf(heat, module), confidence, ...gradeOf({ heat, confidence, sort: 'peak', amount }) };
}
