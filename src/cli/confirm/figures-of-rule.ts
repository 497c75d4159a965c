/** The figures in which a leak shows that a rule reports; of a rule that is not named here, growth shows nothing. `counters` are those of the user. */
const figures: Readonly<Record<string, readonly ('tensors' | 'heap' | 'counters')[]>> = {
  'no-graph-creation-in-loop': ['heap', 'counters'],
  'no-retained-gradient': ['tensors', 'heap'],
  'no-unbounded-accumulator': ['heap', 'counters'],
  'require-matched-listener': ['heap', 'counters'],
  'require-release': ['heap', 'counters'],
  'require-tidy': ['tensors'],
};

/** Whether a leak that the rule reports shows in the figure of this name; undefined when it shows in none. */
export function showsIn(ruleId: string): ((figure: string) => boolean) | undefined {
  const kinds = figures[ruleId];
  return kinds && ((figure) => kinds.includes(kindOf(figure)));
}

function kindOf(figure: string): 'tensors' | 'heap' | 'counters' {
  if (figure === 'tensors' || figure === 'tensorBytes') return 'tensors';
  return figure === 'heapBytes' || figure === 'externalBytes' ? 'heap' : 'counters';
}
