import type { Unit, ValueId } from '../../ir/model.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import { instructionsOf } from '../../ir/walk.ts';

/** The arrow functions that a field initializer or a constructor puts into fields of the new object: they are methods but for how they are written. */
export function* arrowMethodsIn(unit: Unit): Iterable<Unit> {
  const closures = new Map<ValueId, Unit>();
  for (const node of instructionsOf(unit.body)) {
    const inner = node.op === 'closure' ? unit.module.units[node.unit] : undefined;
    if (node.op === 'closure' && inner?.kind === 'arrow') closures.set(node.result, inner);
  }
  if (closures.size === 0) return;
  for (const value of unit.kind === 'initializer' ? returnedBy(unit) : setOnReceiver(unit)) {
    const found = closures.get(value);
    if (found) yield found;
  }
}

function setOnReceiver({ kind, body }: Unit): ValueId[] {
  if (kind !== 'constructor') return [];
  const nodes = [...instructionsOf(body)];
  const receivers = new Set(nodes.flatMap((node) => (node.op === 'this' ? [node.result] : [])));
  return nodes.flatMap((node) => (node.op === 'set' && 'name' in node.key && receivers.has(node.object) ? [node.value] : []));
}
