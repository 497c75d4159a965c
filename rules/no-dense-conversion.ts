import { gradeOf } from '../src/analyses/severity.ts';
import { amountText } from '../src/analyses/size/amounts.ts';
import { bytesText } from '../src/analyses/size/bytes-text.ts';
import { countDenseCandidates, type DenseWrite, findDenseWrites } from '../src/analyses/size/dense-writes.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import type { Finding, FindingData } from '../src/base/finding.ts';
import type { Module } from '../src/ir/model.ts';
import { defineRule } from '../src/rule/rule.ts';

type Options = {
  /** Writes that are known to take less are not reported. */
  readonly minBytes: number;
};

/** Sparse data that is written out with all its zeros. */
export default defineRule<Options>({
  meta: {
    id: 'no-dense-conversion',
    description: 'disallow writing sparse matrices and graphs out in full',
    level: 'recommended',
    messages: {
      conversion: '`{{name}}` writes the sparse matrix out with all its zeros: {{size}}. Instead, {{instead}}.',
      adjacency:
        '`{{name}}` takes {{size}} for a list of pairs: it grows with the square of {{side}}, the list does not. Keep a Map from each node to its neighbours, or a sparse matrix.',
    },
    hasSuggestions: false,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: { minBytes: { type: 'number', minimum: 0, description: 'Writes that are known to take less are not reported.' } },
      },
    ],
    defaultOptions: [{ minBytes: 1_000_000 }],
  },
  looksAt: {
    nouns: ['conversion or square table', 'conversions and square tables'],
    count: (module, facts) => countDenseCandidates(facts, module),
  },
  *check(module, facts, { minBytes }): Generator<Finding> {
    for (const write of findDenseWrites(facts, module))
      if (write.bytes === undefined || write.bytes >= minBytes) yield toFinding(module, write);
  },
});

function toFinding(module: Module, write: DenseWrite): Finding {
  const { heat, bytes, filledAt, kind, span, isOpen } = write;
  const confidence = isOpen ? 'possible' : 'likely';
  const filled = filledAt ? [{ span: filledAt, label: 'one entry for each pair' }] : [];
  const amount = bytes === undefined ? undefined : { bytes, factors: `${write.extent} × ${write.bytesPerElement} bytes` };
  const memory = {
    before: amount ? amountText(amount, heat) : `${write.extent} × ${write.bytesPerElement} bytes`,
    after: kind === 'conversion' ? 'only the entries that are not zero' : 'one entry for each pair',
  };
  const because = [...filled, ...relatedOf(heat, module)];
  return {
    messageId: kind,
    span,
    data: dataOf(write),
    because,
    confidence,
    ...gradeOf({ heat, confidence, sort: 'peak', amount }),
    memory,
  };
}

function dataOf({ name, extent, bytes, bytesPerElement, instead = '' }: DenseWrite): FindingData {
  const [side = ''] = extent.split(' × ');
  const size = `${extent} numbers of ${bytesPerElement} bytes${bytes === undefined ? '' : `, about ${bytesText(bytes)}`}`;
  return { name, size, side, instead };
}
