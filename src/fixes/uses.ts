import type { Instruction, Module, Node, Unit, ValueId, Variable } from '../ir/model.ts';
import { operandsOf } from '../ir/operands.ts';
import { nodesOf } from '../ir/walk.ts';
import { findSource, type MayGiveBack, unitAround } from './producers.ts';

/** Reads of a variable, with the units that they stand in. */
export function loadsOf(
  module: Module,
  variable: Variable,
): readonly { readonly unit: Unit; readonly load: Instruction & { op: 'load' } }[] {
  const found: { unit: Unit; load: Instruction & { op: 'load' } }[] = [];
  for (const unit of module.units)
    if (unit.id === variable.unit || unit.captures.includes(variable.id))
      for (const node of nodesOf(unit.body)) if (node.op === 'load' && node.variable === variable.id) found.push({ unit, load: node });
  return found;
}

/** Whether a variable's value is only called on, handed to calls, and compared: nothing else holds it afterwards. */
export function isOnlyBorrowed(unit: Unit, variable: Variable, mayGiveBack: MayGiveBack): boolean {
  const nodes = [...nodesOf(unit.body)];
  const loads = nodes.filter((node) => node.op === 'load' && node.variable === variable.id);
  return loads.every((load) => 'result' in load && isValueBorrowed(nodes, load.result, mayGiveBack));
}

function isValueBorrowed(nodes: readonly Node[], value: ValueId, mayGiveBack: MayGiveBack): boolean {
  return nodes.every((node) => !operandsOf(node).includes(value) || borrows(nodes, node, value, mayGiveBack));
}

function borrows(nodes: readonly Node[], node: Node, value: ValueId, mayGiveBack: MayGiveBack): boolean {
  switch (node.op) {
    case 'call':
      return !mayGiveBack(node) && !node.arguments.some((item) => item.kind === 'spread' && item.value === value);
    case 'cast':
      return isValueBorrowed(nodes, node.result, mayGiveBack);
    case 'array':
    case 'object':
      return isHandedOver(nodes, node.result);
    case 'get':
    case 'operate':
    case 'branch':
    case 'switch':
    case 'loop':
      return true;
    default:
      return false;
  }
}

/** A list or record that is made only to be handed to a call. */
function isHandedOver(nodes: readonly Node[], value: ValueId): boolean {
  return nodes.every((node) => !operandsOf(node).includes(value) || node.op === 'call');
}

/** Whether a function within the unit, or within one of those, reads or writes the variable. */
export function isCaptured(module: Module, variable: Variable): boolean {
  return module.units.some((unit) => unit.captures.includes(variable.id));
}

/** What an instruction gives is awaited at once. */
export function isAwaited(module: Module, instruction: Instruction): boolean {
  const unit = unitAround(module, instruction.span);
  return (
    unit !== undefined &&
    [...nodesOf(unit.body)].some((node) => node.op === 'await' && 'result' in instruction && node.value === instruction.result)
  );
}

/** Members of what an instruction gives are read: of the value itself, or of a variable that never holds anything else. */
export function hasReadMembers(module: Module, instruction: Instruction): boolean {
  return module.units.some((unit) =>
    [...nodesOf(unit.body)].some((node) => node.op === 'get' && findSource(unit, node.object) === instruction),
  );
}
