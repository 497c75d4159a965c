/** Objects of one constructor of which there are more than before. */
export interface RetainedConstructor {
  /** The name of the constructor; in parentheses what has none, such as `(closure)` and `(string)`. */
  readonly name: string;
  readonly count: number;
  /** The bytes of the objects themselves, without what they refer to. */
  readonly bytes: number;
}

/** By name. */
type Totals = ReadonlyMap<string, { readonly count: number; readonly bytes: number }>;

/** The parts of V8's heap snapshot that are read. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[], ...unknown[]] };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

const maxShown = 10;
/** What V8 keeps for itself. */
const internal = new Set(['hidden', 'code', 'synthetic', 'object shape']);

/**
 * How many objects there are on the heap of each constructor, after a collection, as text outside the heap, so that the answer is not part of the next
 * one. Undefined outside Node.
 */
export async function countConstructors(): Promise<Uint8Array | undefined> {
  const { process } = globalThis as { readonly process?: Partial<NodeJS.Process> };
  const v8 = process?.getBuiltinModule?.('node:v8');
  if (!v8) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of v8.getHeapSnapshot()) chunks.push(chunk as Buffer);
  return Buffer.from(JSON.stringify([...totalsOf(JSON.parse(Buffer.concat(chunks).toString()) as Snapshot)]));
}

function totalsOf({ snapshot: { meta }, nodes, strings }: Snapshot): Totals {
  const [types] = meta.node_types;
  const [typeAt, nameAt, sizeAt] = ['type', 'name', 'self_size'].map((field) => meta.node_fields.indexOf(field)) as [
    number,
    number,
    number,
  ];
  const totals = new Map<string, { count: number; bytes: number }>();
  for (let at = 0; at < nodes.length; at += meta.node_fields.length) {
    const type = types[nodes[at + typeAt] ?? 0] ?? '';
    if (internal.has(type)) continue;
    const name = type === 'object' ? (strings[nodes[at + nameAt] ?? 0] ?? '') : `(${type})`;
    let total = totals.get(name);
    if (!total) totals.set(name, (total = { count: 0, bytes: 0 }));
    total.count += 1;
    total.bytes += nodes[at + sizeAt] ?? 0;
  }
  return totals;
}

/** What has become more, the most bytes first. */
export function retainedBetween(before: Uint8Array, after: Uint8Array): readonly RetainedConstructor[] {
  const totalsBefore = readTotals(before);
  return [...readTotals(after)]
    .map(([name, { count, bytes }]) => {
      const earlier = totalsBefore.get(name);
      return { name, count: count - (earlier?.count ?? 0), bytes: bytes - (earlier?.bytes ?? 0) };
    })
    .filter(({ count, bytes }) => count > 0 && bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, maxShown);
}

function readTotals(text: Uint8Array): Totals {
  return new Map(JSON.parse(new TextDecoder().decode(text)) as [string, { count: number; bytes: number }][]);
}
