import { findPartGraphs, graphCopiesOf } from '../src/analyses/copying/part-graphs.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import type { Finding } from '../src/base/finding.ts';
import { defineRule } from '../src/rule/rule.ts';

/** Graphs that are copied in part or as a whole on every round. */
export default defineRule({
  meta: {
    id: 'no-subgraph-in-loop',
    description: 'disallow making a new graph out of a bigger one on every round',
    level: 'strict',
    messages: {
      copied:
        '`{{maker}}` makes a new graph out of `{{source}}` on every round and lets it go: every node and edge that it has is copied each time. Walk the nodes and edges of `{{source}}` that are wanted, or split it once, before.',
    },
    hasSuggestions: false,
    schema: [],
    defaultOptions: [],
  },
  looksAt: {
    nouns: ['call that copies a graph', 'calls that copy a graph'],
    count: (module, facts) => graphCopiesOf(facts, module).length,
  },
  *check(module, facts): Generator<Finding> {
    for (const { call, source } of findPartGraphs(facts, module)) {
      const heat = facts.heats.of(module, call);
      yield {
        messageId: 'copied',
        span: { start: call.span.start, end: call.calleeSpan.end },
        data: { maker: module.text.slice(call.calleeSpan.start, call.calleeSpan.end), source },
        because: relatedOf(heat, module),
        confidence: 'likely',
        ...gradeOf({ heat, confidence: 'likely', sort: 'peak' }),
        memory: { before: `a part of \`${source}\` copied on every round`, after: 'nothing is copied' },
      };
    }
  },
});
