import type { Block, Node } from '../../ir/model.ts';
import type { ModuleCode } from './module-code.ts';

/** Whether `other` runs whenever `node` does, before or after it, as far as the structure of the code shows: both are of one unit. */
export function isCoveredBy(code: ModuleCode, node: Node, other: Node): boolean {
  const place = code.placeOf(other);
  let inner: Node = node;
  let leaves = false;
  for (;;) {
    const here = code.placeOf(inner);
    const index = here.block.indexOf(inner);
    if (here.block === place.block) {
      const end = place.block.indexOf(other);
      return end <= index || !(leaves || leavesBetween(here.block, index, end));
    }
    leaves ||= leavesBetween(here.block, index, here.block.length);
    if (!here.outer) return false;
    if (here.outer.op === 'try' && here.outer.finalizer && isInside(code, other, here.outer.finalizer)) return true;
    inner = here.outer;
  }
}

function leavesBetween(block: Block, after: number, before: number): boolean {
  return block.slice(after + 1, before).some(({ op }) => op === 'return' || op === 'throw' || op === 'break' || op === 'continue');
}

function isInside(code: ModuleCode, node: Node, block: Block): boolean {
  return code.placeOf(node).block === block || code.surroundings(node).some((each) => each.block === block);
}
