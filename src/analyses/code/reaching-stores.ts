import type { Instruction, Node } from '../../ir/model.ts';
import type { ModuleCode } from './module-code.ts';

type Store = Instruction & { readonly op: 'store' };

/**
 * The stores of a variable whose value a load may give, as far as blocks show: what is written before a store that stands on every way to the load does not get there.
 * Stores of other functions may come at any time.
 */
export function reachingStores(code: ModuleCode, load: Instruction & { readonly op: 'load' }): readonly Store[] {
  const stores = code.storesOf(load.variable);
  const unit = code.unitOf(load);
  if (stores.length < 2 || stores.some((store) => code.unitOf(store) !== unit)) return stores;
  const last = lastBefore(code, load, new Set<Node>(stores));
  if (!last) return stores;
  const { block } = code.placeOf(last);
  const isBehind = (node: Node): boolean => node.span.start > last.span.start;
  // In a loop that does not begin with that store, what stands further down comes round again.
  const again = code.loopsAround(load).filter((loop) => !isInside(code, block, loop));
  return stores.filter(
    (store) =>
      store === last ||
      (isBehind(store) && (store.span.start < load.span.start || again.some((loop) => code.loopsAround(store).includes(loop)))),
  );
}

/** The nearest store before a node in its block, or in the blocks around it. */
function lastBefore(code: ModuleCode, node: Node, stores: ReadonlySet<Node>): Store | undefined {
  for (const before of code.nodesBefore(node)) {
    const found = before.findLast((each) => stores.has(each));
    if (found?.op === 'store') return found;
  }
  return undefined;
}

function isInside(code: ModuleCode, block: readonly Node[], loop: Node): boolean {
  const [first] = block;
  return first !== undefined && code.surroundings(first).some(({ control }) => control === loop);
}
