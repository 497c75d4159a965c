import type { CallInstruction, Instruction, Module, Unit, ValueId, VariableId } from '../ir/model.ts';
import { operandsOf } from '../ir/operands.ts';
import { instructionsOf } from '../ir/walk.ts';
import { isWithin } from '../base/span.ts';
import type { Span } from '../base/span.ts';

const known = new WeakMap<Module, Map<ValueId, Instruction>>();

/** The instruction that writes a value. Parameters, loop elements and caught values have none. */
export function producerOf(module: Module, value: ValueId): Instruction | undefined {
  let producers = known.get(module);
  if (!producers) {
    known.set(module, (producers = new Map()));
    for (const unit of module.units) for (const node of instructionsOf(unit.body)) if ('result' in node) producers.set(node.result, node);
  }
  return producers.get(value);
}

/** The innermost unit whose text holds the span. */
export function unitAround(module: Module, span: Span): Unit | undefined {
  // Units stand after the unit around them.
  return module.units.findLast((unit) => isWithin(span, unit.span));
}

/** What computes a value, seen through casts, promises, and variables that never change. */
export function findSource(unit: Unit, value: ValueId): Instruction | undefined {
  const node = producerOf(unit.module, value);
  if (node?.op === 'cast' || node?.op === 'await') return findSource(unit, node.value);
  if (node?.op !== 'load' || unit.module.variables[node.variable]?.storeCount !== 1) return node;
  for (const each of instructionsOf(unit.body))
    if (each.op === 'store' && each.variable === node.variable) return findSource(unit, each.value);
  return node;
}

/** What an edit has to know of a library: whether a call may give back something that it was handed, or that its callback gave. */
export type MayGiveBack = (call: CallInstruction) => boolean;

/** Whether a value may be what the instruction gives, hold it as an element or member, or be one of its parts. */
export function isMadeOf(module: Module, value: ValueId, instruction: Instruction, mayGiveBack: MayGiveBack): boolean {
  const node = producerOf(module, value);
  if (!node || node === instruction) return node !== undefined;
  const inner = (each: ValueId): boolean => isMadeOf(module, each, instruction, mayGiveBack);
  switch (node.op) {
    case 'cast':
    case 'await':
      return inner(node.value);
    case 'get':
    case 'rest':
      return inner(node.object);
    case 'array':
      return node.items.some((item) => item.kind !== 'hole' && inner(item.value));
    case 'object':
      return node.entries.some((entry) => inner(entry.value));
    case 'call':
      return mayGiveBack(node) && operandsOf(node).some(inner);
    case 'load':
      return contentsOf(module, node.variable).some(inner);
    case 'closure':
      return module.units[node.unit]?.captures.some((variable) => contentsOf(module, variable).some(inner)) ?? false;
    default:
      return false;
  }
}

/** What a variable that is written once holds, or the values between which a conditional expression chooses. */
function contentsOf(module: Module, id: VariableId): ValueId[] {
  const variable = module.variables[id];
  const unit = variable && module.units[variable.unit];
  if (!unit || (variable.kind !== 'synthetic' && variable.storeCount !== 1)) return [];
  const values: ValueId[] = [];
  for (const node of instructionsOf(unit.body)) if (node.op === 'store' && node.variable === id) values.push(node.value);
  return values;
}
