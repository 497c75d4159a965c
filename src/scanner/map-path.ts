/** The targets of the pattern that fits best: one without `*`, else the one with the longest text before it. */
export function mapPath(
  specifier: string,
  patterns: readonly { readonly pattern: string; readonly targets: readonly string[] }[],
): readonly string[] {
  let best = { length: -1, targets: [] as readonly string[] };
  for (const { pattern, targets } of patterns) {
    const [before = '', after] = pattern.split('*');
    if (after === undefined) {
      if (pattern === specifier) return targets;
      continue;
    }
    const fits = specifier.length >= before.length + after.length && specifier.startsWith(before) && specifier.endsWith(after);
    if (!fits || before.length <= best.length) continue;
    const middle = specifier.slice(before.length, specifier.length - after.length);
    best = { length: before.length, targets: targets.map((target) => target.replace('*', () => middle)) };
  }
  return best.targets;
}
