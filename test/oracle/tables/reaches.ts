/** Whether a value can be come to from another, by properties and the elements of lists, maps and sets. */
export function reaches(from: unknown, wanted: unknown): boolean {
  const seen = new Set<unknown>([from]);
  for (const value of seen) {
    if (value === wanted) return true;
    if (typeof value !== 'object' || value === null) continue;
    const elements = value instanceof Map ? [...value.keys(), ...value.values()] : value instanceof Set ? [...value] : [];
    const properties = Object.values(Object.getOwnPropertyDescriptors(value)).map(({ value: part }) => part as unknown);
    for (const part of [...elements, ...properties]) seen.add(part);
  }
  return false;
}
