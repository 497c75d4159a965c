import type { Instruction, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { definitionOf } from '../definitions.ts';

const known = new WeakMap<Unit, ReadonlySet<ValueId>>();

/**
 * Whether a function may run as part of the unit that makes it. Functions of a module are only declared there, unless they are called at once or
 * handed to a call.
 */
export function isRunInPlace(unit: Unit, closure: Instruction & { op: 'closure' }): boolean {
  if (unit.kind !== 'module') return true;
  let given = known.get(unit);
  if (!given) known.set(unit, (given = valuesInCalls(unit)));
  return given.has(closure.result);
}

/** What calls are given, themselves or by the name of a variable that holds it. */
function valuesInCalls({ body, module }: Unit): ReadonlySet<ValueId> {
  const given = new Set<ValueId>();
  const names = new Set<VariableId>();
  for (const node of instructionsOf(body)) {
    if (node.op !== 'call') continue;
    for (const value of operandsOf(node)) given.add(value);
    for (const item of node.arguments) {
      const named = item.kind === 'hole' ? undefined : definitionOf(module, item.value);
      if (named?.op === 'load') names.add(named.variable);
    }
  }
  for (const node of instructionsOf(body)) if (node.op === 'store' && names.has(node.variable)) given.add(node.value);
  return given;
}
