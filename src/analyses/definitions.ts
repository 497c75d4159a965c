import type { Instruction, Module, ValueId } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';

const known = new WeakMap<Module, Map<ValueId, Instruction>>();

/** The instruction that writes each value of a module. Parameters, loop elements and caught values have none. */
export function definitionsOf(module: Module): ReadonlyMap<ValueId, Instruction> {
  let definitions = known.get(module);
  if (!definitions) {
    known.set(module, (definitions = new Map()));
    for (const unit of module.units) for (const node of instructionsOf(unit.body)) if ('result' in node) definitions.set(node.result, node);
  }
  return definitions;
}

/** The instruction behind a value, past casts. */
export function definitionOf(module: Module, value: ValueId): Instruction | undefined {
  const found = definitionsOf(module).get(value);
  return found?.op === 'cast' ? definitionOf(module, found.value) : found;
}
