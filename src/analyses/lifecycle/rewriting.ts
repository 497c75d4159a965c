import type { Node, Unit, ValueId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { onReceiverOf } from '../classes/release-methods.ts';
import { codeOf } from '../code/module-code.ts';
import { ownFieldOf } from '../code/own-field.ts';
import { definitionOf } from '../definitions.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { FieldHold } from '../ownership/field-hold.ts';

/** Names of methods that are there to be called again on the same object. */
const repeatingNames = /^[#_]*(set|update|change|replace|switch|refresh|resize|next|step|advance|accumulate|append|add|push|on)(?![a-z])/;

/** Longer chains of operations are not followed. */
const mostSteps = 200;

/** Whether the code shows that a field is written again and again on one object. */
export function isRewritten(meanings: Meanings, hold: FieldHold): boolean {
  const { unit } = hold;
  return (
    unit.kind === 'setter' ||
    (unit.name !== undefined && repeatingNames.test(unit.name)) ||
    isMadeOfItself(hold) ||
    isCalledTwice(meanings, unit)
  );
}

/** What is put into the field is made of what it held: `this.sum = this.sum.add(value)`. */
function isMadeOfItself({ field, unit, site }: FieldHold): boolean {
  const { module } = unit;
  const reads = new Set<ValueId>();
  for (const node of onReceiverOf(unit)) if (node.op === 'get' && ownFieldOf(module, node) === field) reads.add(node.result);
  const pending: Node[] = [...(site.origin ? [site.origin] : []), site.instruction];
  const seen = new Set<Node>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node) || seen.size > mostSteps) continue;
    seen.add(node);
    for (const value of operandsOf(node)) {
      if (reads.has(value)) return true;
      const from = definitionOf(module, value);
      if (from) pending.push(from);
      const inner = from?.op === 'closure' ? module.units[from.unit] : undefined;
      if (inner?.isExpressionBody) pending.push(...instructionsOf(inner.body));
    }
    if (node.op === 'load') for (const store of codeOf(module).storesOf(node.variable)) pending.push(store);
  }
  return false;
}

/** Two calls stand in one function, on what one variable holds. */
function isCalledTwice(meanings: Meanings, unit: Unit): boolean {
  const seen = new Set<string>();
  for (const { module, call } of meanings.callersOf(unit)) {
    const object = call.callee.kind === 'method' ? definitionOf(module, call.callee.object) : undefined;
    if (object?.op !== 'load') continue;
    const code = codeOf(module);
    const key = `${module.path} ${code.unitOf(call).id} ${object.variable}`;
    // On two ways of one branch, or beside a new object, only one of the calls is made.
    if (code.placeOf(call).outer !== undefined || code.storesOf(object.variable).length > 1) continue;
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}
