import type { Unit, ValueId } from '../../ir/model.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import { instructionsOf } from '../../ir/walk.ts';

const known = new WeakMap<Unit, readonly Unit[]>();
const none: readonly Unit[] = [];

/** The arrow functions that a field initializer or a constructor puts into fields of the new object: they are methods but for how they are written. */
export function arrowMethodsIn(unit: Unit): readonly Unit[] {
  let found = known.get(unit);
  if (!found) known.set(unit, (found = findArrowMethods(unit)));
  return found;
}

function findArrowMethods(unit: Unit): readonly Unit[] {
  const closures = new Map<ValueId, Unit>();
  for (const node of instructionsOf(unit.body)) {
    const inner = node.op === 'closure' ? unit.module.units[node.unit] : undefined;
    if (node.op === 'closure' && inner?.kind === 'arrow') closures.set(node.result, inner);
  }
  if (closures.size === 0) return none;
  return (unit.kind === 'initializer' ? returnedBy(unit) : setOnReceiver(unit)).flatMap((value) => closures.get(value) ?? []);
}

function setOnReceiver({ kind, body }: Unit): ValueId[] {
  if (kind !== 'constructor') return [];
  const nodes = [...instructionsOf(body)];
  const receivers = new Set(nodes.flatMap((node) => (node.op === 'this' ? [node.result] : [])));
  return nodes.flatMap((node) => (node.op === 'set' && 'name' in node.key && receivers.has(node.object) ? [node.value] : []));
}
