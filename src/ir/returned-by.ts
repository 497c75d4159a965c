import type { Unit, ValueId } from './model.ts';
import { nodesOf } from './walk.ts';

/** The values that a unit may return. */
export function returnedBy(unit: Unit): readonly ValueId[] {
  return [...nodesOf(unit.body)].flatMap((node) => (node.op === 'return' && node.value !== undefined ? [node.value] : []));
}
