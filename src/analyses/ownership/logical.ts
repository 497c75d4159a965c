import type { Block, Module, ValueId, VariableId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { definitionOf } from '../definitions.ts';

/** `left && right` or `left || right`, of which more is known when it holds, or does not hold, as a whole. */
export interface Logical {
  readonly left: ValueId;
  readonly right: ValueId;
  /** The outcome that both sides must have for the whole to have it: true for `&&`, false for `||`. */
  readonly decides: boolean;
}

const known = new WeakMap<Module, ReadonlyMap<VariableId, Logical>>();

/** The logical expression that a value is the result of. */
export function logicalOf(module: Module, value: ValueId): Logical | undefined {
  const node = definitionOf(module, value);
  if (node?.op !== 'load') return undefined;
  let found = known.get(module);
  if (!found) known.set(module, (found = findLogicals(module)));
  return found.get(node.variable);
}

function findLogicals(module: Module): Map<VariableId, Logical> {
  const found = new Map<VariableId, Logical>();
  for (const { body } of module.units)
    for (const node of nodesOf(body)) {
      if (node.op !== 'branch' || node.form !== 'logical') continue;
      const [then, otherwise] = [resultOf(node.then), resultOf(node.otherwise)];
      if (!then || !otherwise || then.variable !== otherwise.variable) continue;
      const decides = otherwise.value === node.test;
      found.set(then.variable, { left: node.test, right: decides ? then.value : otherwise.value, decides });
    }
  return found;
}

function resultOf(block: Block): { readonly variable: VariableId; readonly value: ValueId } | undefined {
  const last = block.at(-1);
  return last?.op === 'store' ? last : undefined;
}
