import { type Enumeration, findEnumerations } from '../src/analyses/paths/backtracking.ts';
import { findCollectings } from '../src/analyses/paths/collecting.ts';
import { findListedCalls, type ListedCall } from '../src/analyses/paths/listed-calls.ts';
import { findTupleSets, type TupleSet } from '../src/analyses/paths/tuple-sets.ts';
import { findWorklists } from '../src/analyses/paths/worklists.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import type { FindingData, Finding, MemoryChange, Related } from '../src/base/finding.ts';
import type { Node } from '../src/ir/model.ts';
import { defineRule } from '../src/rule/rule.ts';

/** What differs from one finding of the rule to another. */
interface Found {
  readonly messageId: string;
  readonly node: Node;
  readonly span?: Finding['span'];
  readonly data: FindingData;
  readonly places: readonly Related[];
  /** Of how many lengths their number is the product; infinite where it grows exponentially. */
  readonly degree: number;
  readonly memory: MemoryChange;
  /** Nothing but the program's own data decides how many there are. */
  readonly isSure: boolean;
}

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
        '`{{name}}` keeps a copy of every way that {{unit}} finds, and their number grows exponentially with the graph. Take each as it is found, end at a depth or a number of them, or keep only what is asked of them.',
      choices:
        '`{{name}}` keeps a copy of every selection that {{unit}} makes, and each further choice multiplies them. Take each as it is made, or end at a number of them.',
      listed: '`{{maker}}` gives {{what}} in one list: {{order}}. {{instead}}.',
    },
    hasSuggestions: false,
    schema: [],
    defaultOptions: [],
  },
  looksAt: {
    nouns: ['collection that is filled in loops', 'collections that are filled in loops'],
    count: (module, facts) => findCollectings(facts, module).length,
  },
  *check(module, facts): Generator<Finding> {
    const found: Found[] = [
      ...findTupleSets(facts, module).map(ofTuples),
      ...findEnumerations(facts, module).map(ofEnumeration),
      ...findWorklists(module).map(({ node, call, name }) => ofWays(node, { name, unit: 'this loop' }, call.span)),
      ...findListedCalls(facts, module).map((listed) => ofCall(module.text, listed)),
    ];
    for (const { messageId, node, span = node.span, data, places, degree, memory, isSure } of found) {
      const heat = facts.heats.of(module, node);
      const confidence = isSure ? 'likely' : 'possible';
      const because = [...places, ...relatedOf(heat, module)];
      yield { messageId, span, data, because, confidence, ...gradeOf({ heat, confidence, sort: 'peak', degree }), memory };
    }
  },
});

function ofTuples({ kind, node, name, extents, parts, isTuple, isFiltered, isOneRelation }: TupleSet): Found {
  const texts = extents.map(({ text, length }) => (length === undefined ? text : length.toLocaleString('en-US')));
  const sides = texts.map((text) => `\`${text.replace(/^\|(.*)\|$/, '$1')}\``);
  const isMany = texts.length > 2;
  const data = {
    name: name === undefined ? 'The result' : `\`${name}\``,
    sides: `${sides.slice(0, -1).join(', ')} and ${sides.at(-1) ?? ''}`,
    order: `O(${texts.join('·')})`,
    instead: isMany ? `a lookup from the one end to the other, O(${texts[0] ?? ''}·${texts.at(-1) ?? ''})` : 'only what is asked of it',
  };
  // Pairs are often what is wanted, and how much belongs together differs from relation to relation.
  const isSure = isTuple && !isFiltered && (kind === 'paths' ? isOneRelation : isMany);
  const after = isMany ? `O(${texts[0] ?? ''}·${texts.at(-1) ?? ''}) numbers` : data.instead;
  const memory = { before: `${data.order} entries`, after };
  const places = parts.map((span) => ({ span, label: 'one part of each entry' }));
  return { messageId: kind, node, data, places, degree: texts.length, memory, isSure };
}

function ofEnumeration({ node, unit, call, name, over, isRepeated }: Enumeration): Found {
  const found = ofWays(node, { name, unit: `\`${unit.name ?? 'the function'}\`` }, call.span);
  return { ...found, messageId: over, isSure: over === 'graph' && isRepeated };
}

const everyWay: MemoryChange = { before: 'every way at once, exponentially many', after: 'one way at a time' };

function ofWays(node: Node, data: FindingData, next: Finding['span']): Found {
  return {
    messageId: 'graph',
    node,
    data,
    places: [{ span: next, label: 'once more for each next step' }],
    degree: Infinity,
    memory: everyWay,
    isSure: true,
  };
}

function ofCall(text: string, { call, effect, extents }: ListedCall): Found {
  const data = { maker: text.slice(call.calleeSpan.start, call.calleeSpan.end), what: effect.what, order: orderOf(effect.of, extents) };
  const span = { start: call.span.start, end: call.calleeSpan.end };
  return {
    messageId: 'listed',
    node: call,
    span,
    data: { ...data, instead: effect.instead },
    places: [],
    degree: effect.of === 'paths' || effect.of === 'selections' ? Infinity : (extents?.length ?? 2),
    memory: { before: data.order, after: 'one at a time' },
    isSure: effect.of === 'paths',
  };
}

/** How many there are, in the names of the program where it has them. */
function orderOf(of: ListedCall['effect']['of'], extents: ListedCall['extents'] = []): string {
  const texts = extents.map(({ text }) => text);
  if (of === 'paths') return 'there may be exponentially many';
  if (of === 'selections') return texts.length === 1 ? `exponentially many of \`${texts[0] ?? ''}\`` : 'exponentially many';
  if (of === 'pairs') return 'the square of the number of nodes';
  return texts.length > 0 ? `O(${texts.join('·')}) of them` : 'as many as all lengths multiplied';
}
