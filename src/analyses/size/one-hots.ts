import type { Span } from '../../base/span.ts';
import type { CallInstruction, Module, ValueId } from '../../ir/model.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Facts } from '../facts.ts';
import type { Heat } from '../heat/heat.ts';
import { type Extent, extentOf, extentOfList } from './extents.ts';
import { type Keeping, Keepings } from './keeping.ts';
import { oneHotVectorOf } from './one-hot-vectors.ts';
import type { Sizes } from './sizes.ts';

/** One-hot vectors that are kept for many examples. */
export interface OneHotSet {
  readonly span: Span;
  readonly heat: Heat;
  /** How many vectors each example has. */
  readonly vectors: number;
  readonly depth: Extent;
  /** How many examples, side by side: their product counts. Empty when it is one call for all. */
  readonly counts: readonly Extent[];
  readonly bytesPerElement: number;
  /** All bytes and those of the indices alone as 8-byte numbers, where depth and counts are known. */
  readonly bytes?: number;
  readonly indexBytes?: number;
  /** The place that keeps them, when it is another than that which makes them. */
  readonly keptAt: { readonly module: Module; readonly span: Span };
  readonly isLasting: boolean;
  /** One call makes all of them, which may be a batch. */
  readonly isOneCall: boolean;
}

interface Site {
  readonly call: CallInstruction;
  readonly depth: Extent;
  readonly bytesPerElement: number;
  readonly counts: readonly Extent[];
}

/** The one-hot vectors of a module that are kept for many examples, one set for each collection. */
export function findOneHotSets(facts: Facts, module: Module): readonly OneHotSet[] {
  const keepings = new Keepings(facts);
  const sets = new Map<Keeping['node'], OneHotSet>();
  for (const call of codeOf(module).all.calls) {
    const site = siteOf(facts, module, call);
    if (!site) continue;
    for (const keeping of keepings.of(module, call.result, site.counts)) {
      if (keeping.counts.some(({ length }) => length === 0)) continue;
      const known = sets.get(keeping.node);
      sets.set(keeping.node, known ? { ...known, ...sized(site, keeping, known.vectors + 1) } : setOf(facts, module, site, keeping));
    }
  }
  return [...sets.values()].sort((a, b) => a.span.start - b.span.start);
}

/** The calls of a module that make one-hot vectors, kept or not. */
export function oneHotCallsOf(facts: Facts, module: Module): readonly CallInstruction[] {
  return codeOf(module).all.calls.filter((call) => siteOf(facts, module, call) !== undefined);
}

function siteOf(facts: Facts, module: Module, call: CallInstruction): Site | undefined {
  const { sizes } = facts;
  const byHand = oneHotVectorOf(sizes, module, call);
  if (byHand) return { call, depth: byHand.depth, bytesPerElement: byHand.bytesPerElement, counts: [] };
  for (const { expandsOneHot } of behavioursOf(facts, module, call)) {
    if (!expandsOneHot) continue;
    const { bytesPerElement, depth: port, indices } = expandsOneHot;
    const item = typeof port === 'number' ? call.arguments[port] : undefined;
    const depth = item?.kind === 'value' ? extentOf(sizes, module, item.value) : { key: 'classes', text: 'classes' };
    const given = typeof indices === 'number' ? call.arguments[indices] : undefined;
    const count = given?.kind === 'value' ? indexCount(sizes, module, given.value) : undefined;
    return { call, depth, bytesPerElement, counts: count?.length === 1 ? [] : count ? [count] : [] };
  }
  return undefined;
}

/** How many indices: the list itself, or the one from which a tensor of them is made. */
function indexCount(sizes: Sizes, module: Module, value: ValueId): Extent | undefined {
  const code = codeOf(module);
  if (sizes.lengthOf(module, value) !== undefined) return extentOfList(sizes, module, value);
  const made = code.definitionOf(originOf(code, value));
  const [first] = made?.op === 'call' ? made.arguments : [];
  return first?.kind === 'value' && !isText(module, first.value) ? extentOfList(sizes, module, first.value) : undefined;
}

function isText(module: Module, value: ValueId): boolean {
  const made = codeOf(module).definitionOf(value);
  return made?.op === 'constant' && made.type === 'string';
}

function setOf({ heats }: Facts, module: Module, site: Site, keeping: Keeping): OneHotSet {
  const { call, depth, bytesPerElement } = site;
  return {
    span: call.span,
    heat: heats.of(module, call),
    depth,
    bytesPerElement,
    counts: keeping.counts,
    isOneCall: keeping.counts.length === site.counts.length,
    keptAt: { module: keeping.module, span: keeping.node.span },
    isLasting: keeping.isLasting,
    ...sized(site, keeping, 1),
  };
}

function sized({ depth, bytesPerElement }: Site, keeping: Keeping, vectors: number): Pick<OneHotSet, 'vectors' | 'bytes' | 'indexBytes'> {
  const lengths = keeping.counts.map(({ length }) => length);
  const all = lengths.reduce(
    (product: number | undefined, each) => (product === undefined || each === undefined ? undefined : product * each),
    vectors,
  );
  if (all === undefined || depth.length === undefined) return { vectors };
  return { vectors, bytes: all * depth.length * bytesPerElement, indexBytes: all * 8 };
}
