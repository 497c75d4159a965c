import type { Facts } from '../src/analyses/facts.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import { type Enumeration, findEnumerations } from '../src/analyses/paths/backtracking.ts';
import { findListedCalls, type ListedCall } from '../src/analyses/paths/listed-calls.ts';
import { findTupleSets, type TupleSet } from '../src/analyses/paths/tuple-sets.ts';
import { findWorklists, type Worklist } from '../src/analyses/paths/worklists.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import type { Confidence, Finding, FindingData } from '../src/base/finding.ts';
import type { Module } from '../src/ir/model.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Collections of all combinations and all paths, where a few of them or a number is wanted. */
export default defineRule({
  meta: {
    id: 'no-path-materialization',
    description: 'disallow collecting every combination of several lists, and every path',
    level: 'recommended',
    messages: {
      combinations:
        '{{name}} gets an entry for each combination of {{sides}}: {{order}} of them, all at once. Take each as it comes, or keep {{instead}}.',
      paths:
        '{{name}} gets an entry for each path through {{sides}}: {{order}} of them, all at once. Take each as it comes, or keep {{instead}}.',
      graph:
        '`{{name}}` keeps a copy of every way that `{{unit}}` finds, and their number grows exponentially with the graph. Take each as it is found, end at a depth or a number of them, or keep only what is asked of them.',
      choices:
        '`{{name}}` keeps a copy of every selection that `{{unit}}` makes, and each further choice multiplies them. Take each as it is made, or end at a number of them.',
      listed: '`{{maker}}` gives {{what}} in one list: {{order}}. {{instead}}.',
    },
    hasSuggestions: false,
    schema: [],
    defaultOptions: [],
  },
  *check(module, facts): Generator<Finding> {
    for (const set of findTupleSets(facts, module)) yield describe(module, facts, set);
    for (const enumeration of findEnumerations(facts, module)) yield describeEnumeration(module, facts, enumeration);
    for (const worklist of findWorklists(module)) yield describeWorklist(module, facts, worklist);
    for (const listed of findListedCalls(facts, module)) yield describeListed(module, facts, listed);
  },
});

function describe(module: Module, facts: Facts, set: TupleSet): Finding {
  const { kind, node, parts } = set;
  const heat = facts.heats.of(module, node);
  const confidence = confidenceOf(set);
  const because = [...parts.map((span) => ({ span, label: 'one part of each entry' })), ...relatedOf(heat, module)];
  return { messageId: kind, span: node.span, data: dataOf(set), because, confidence, ...gradeOf({ heat, confidence, sort: 'peak' }) };
}

function describeEnumeration(module: Module, facts: Facts, { node, unit, call, name, over, isRepeated }: Enumeration): Finding {
  const heat = facts.heats.of(module, node);
  const confidence = over === 'graph' && isRepeated ? 'likely' : 'possible';
  const because = [{ span: call.span, label: 'once more for each next step' }];
  const data = { name, unit: unit.name ?? 'this function' };
  return { messageId: over, span: node.span, data, because, confidence, ...gradeOf({ heat, confidence, sort: 'peak' }) };
}

function describeWorklist(module: Module, facts: Facts, { node, call, name }: Worklist): Finding {
  const heat = facts.heats.of(module, node);
  const because = [{ span: call.span, label: 'a longer copy for each next step' }];
  const data = { name, unit: 'this loop' };
  return {
    messageId: 'graph',
    span: node.span,
    data,
    because,
    confidence: 'likely',
    ...gradeOf({ heat, confidence: 'likely', sort: 'peak' }),
  };
}

function describeListed(module: Module, facts: Facts, { call, effect, extents }: ListedCall): Finding {
  const heat = facts.heats.of(module, call);
  const confidence = effect.of === 'paths' ? 'likely' : 'possible';
  const maker = module.text.slice(call.calleeSpan.start, call.calleeSpan.end);
  return {
    messageId: 'listed',
    span: { start: call.span.start, end: call.calleeSpan.end },
    data: { maker, what: effect.what, order: orderOf(effect.of, extents), instead: effect.instead },
    because: relatedOf(heat, module),
    confidence,
    ...gradeOf({ heat, confidence, sort: 'peak' }),
  };
}

/** How many there are, in the names of the program where it has them. */
function orderOf(of: ListedCall['effect']['of'], extents: ListedCall['extents']): string {
  const texts = extents?.map(({ text }) => text) ?? [];
  if (of === 'paths') return 'there may be exponentially many';
  if (of === 'selections') return texts.length === 1 ? `exponentially many of \`${texts[0] ?? ''}\`` : 'exponentially many';
  if (of === 'pairs') return 'the square of the number of nodes';
  return texts.length > 0 ? `O(${texts.join('·')}) of them` : 'as many as all lengths multiplied';
}

/** Pairs are often what is wanted, and what belongs together differs from relation to relation. */
function confidenceOf({ kind, extents, isTuple, isFiltered, isOneRelation }: TupleSet): Confidence {
  const isSure = isTuple && !isFiltered && (kind === 'paths' ? isOneRelation : extents.length > 2);
  return isSure ? 'likely' : 'possible';
}

function dataOf({ name, extents }: TupleSet): FindingData {
  const texts = extents.map(({ text, length }) => (length === undefined ? text : length.toLocaleString('en-US')));
  const sides = texts.map((text) => `\`${text.replace(/^\|(.*)\|$/, '$1')}\``);
  const [first, last] = [texts[0], texts.at(-1)];
  return {
    name: name === undefined ? 'The result' : `\`${name}\``,
    sides: `${sides.slice(0, -1).join(', ')} and ${sides.at(-1) ?? ''}`,
    order: `O(${texts.join('·')})`,
    instead: extents.length > 2 ? `a lookup from the one end to the other, O(${first}·${last})` : 'only what is asked of it',
  };
}
