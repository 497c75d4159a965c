const maxAlike = 3;

/** Of each kind only the first few, for people: the twentieth place of a kind says no more than the third. `left` counts the others. */
export function abbreviate<T>(items: readonly T[], kindOf: (item: T) => string): { readonly items: readonly T[]; readonly left: number } {
  const counts = new Map<string, number>();
  const shown = items.filter((item) => {
    const count = (counts.get(kindOf(item)) ?? 0) + 1;
    counts.set(kindOf(item), count);
    return count <= maxAlike;
  });
  return { items: shown, left: items.length - shown.length };
}
