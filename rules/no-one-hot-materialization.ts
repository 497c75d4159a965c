import { relatedOf } from '../src/analyses/heat/heat.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import { amountText } from '../src/analyses/size/amounts.ts';
import { bytesText } from '../src/analyses/size/bytes-text.ts';
import type { Extent } from '../src/analyses/size/extents.ts';
import { findOneHotSets, oneHotCallsOf, type OneHotSet } from '../src/analyses/size/one-hots.ts';
import type { Confidence, Finding, FindingData } from '../src/base/finding.ts';
import type { Module } from '../src/ir/model.ts';
import { defineRule } from '../src/rule/rule.ts';

type Options = {
  /** Sets of vectors that are known to take less are not reported. */
  readonly minBytes: number;
};

/** With so few classes a vector is hardly bigger than its index. */
const fewClasses = 8;

/** One-hot vectors that are kept for a whole data set. */
export default defineRule<Options>({
  meta: {
    id: 'no-one-hot-materialization',
    description: 'disallow keeping one-hot vectors for a whole data set',
    level: 'recommended',
    messages: {
      known:
        '{{vectors}} of {{depth}} numbers for each of {{count}} examples: about {{size}}, against about {{indexSize}} for the indices. Keep the indices, and expand one batch at a time.',
      unknown:
        '{{vectors}} of {{depth}} numbers for each of {{count}} examples: {{order}} numbers, of which all but one in {{depth}} are 0. Keep the indices, and expand one batch at a time.',
    },
    hasSuggestions: false,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          minBytes: { type: 'number', minimum: 0, description: 'Sets of vectors that are known to take less are not reported.' },
        },
      },
    ],
    defaultOptions: [{ minBytes: 1_000_000 }],
  },
  looksAt: {
    nouns: ['call that makes one-hot vectors', 'calls that make one-hot vectors'],
    count: (module, facts) => oneHotCallsOf(facts, module).length,
  },
  *check(module, facts, { minBytes }): Generator<Finding> {
    for (const set of findOneHotSets(facts, module)) {
      if (!isSmall(set, minBytes)) yield toFinding(module, set);
    }
  },
});

/** Few bytes, few classes, or one vector for each class, which is no data set. */
function isSmall({ bytes, counts, depth }: OneHotSet, minBytes: number): boolean {
  if (bytes !== undefined) return bytes < minBytes;
  const [count, ...others] = counts;
  return (depth.length ?? fewClasses + 1) <= fewClasses || (others.length === 0 && count?.key === depth.key);
}

function toFinding(module: Module, set: OneHotSet): Finding {
  const { heat, bytes, span, keptAt } = set;
  const confidence = confidenceOf(set);
  const kept = { span: keptAt.span, label: 'kept here' };
  const because = [keptAt.module === module ? kept : { path: keptAt.module.path, ...kept }, ...relatedOf(heat, module)];
  const amount = bytes === undefined ? undefined : { bytes, factors: factorsOf(set), isWhole: true };
  const data = dataOf(set);
  const memory = amount
    ? { before: amountText(amount, heat), after: `about ${data['indexSize']} of indices` }
    : { before: `${data['order']} numbers`, after: `O(${orderOf(set.counts)}) indices` };
  return {
    messageId: bytes === undefined ? 'unknown' : 'known',
    span,
    data,
    because,
    confidence,
    ...gradeOf({ heat, confidence, sort: 'peak', amount }),
    memory,
  };
}

/** What all bytes are the product of. */
function factorsOf({ vectors, counts, depth, bytesPerElement }: OneHotSet): string {
  const lengths = [...(vectors > 1 ? [vectors] : []), ...[...counts, depth].map(({ length }) => length ?? 1)];
  return `${lengths.map((length) => length.toLocaleString('en-US')).join(' × ')} × ${bytesPerElement} bytes`;
}

function orderOf(extents: readonly Extent[]): string {
  return extents.map(({ text }) => text).join('·') || '1';
}

/** Known to be big is enough; otherwise the vectors must be kept, and be more than one call's batch. */
function confidenceOf({ bytes, isLasting, isOneCall }: OneHotSet): Confidence {
  return bytes !== undefined || (isLasting && !isOneCall) ? 'likely' : 'possible';
}

function dataOf({ vectors, depth, counts, bytes = 0, indexBytes = 0 }: OneHotSet): FindingData {
  const count = counts.map(({ text, length }) => length?.toLocaleString('en-US') ?? `\`${text}\``).join(' × ');
  const order = `O(${orderOf([...counts, depth])})`;
  const named = vectors === 1 ? 'A one-hot vector' : `${vectors} one-hot vectors`;
  const elements = depth.length === undefined ? `\`${depth.text}\`` : depth.text;
  return { vectors: named, depth: elements, count, order, size: bytesText(bytes), indexSize: bytesText(indexBytes) };
}
