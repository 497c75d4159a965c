import type { CallInstruction, Module, Unit } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import { definitionOf } from '../definitions.ts';
import { understandTest } from '../ownership/tests.ts';

/** Whether a method is called only while a field that it fills is empty: `if (!this.model) this.load();`. */
export function isCalledWhileEmpty(module: Module, call: CallInstruction, unit: Unit): boolean {
  const filled = new Set<string>();
  for (const node of instructionsOf(unit.body))
    if (node.op === 'set' && 'name' in node.key && definitionOf(unit.module, node.object)?.op === 'this') filled.add(node.key.name);
  return codeOf(module)
    .surroundings(call)
    .some(({ control, block }) => {
      if (control.op !== 'branch' || control.form !== 'if') return false;
      const test = understandTest(module, control.test);
      if (test?.asks !== 'text' || !test.read || !('name' in test.read.key)) return false;
      const isEmptyHere = (block === control.then) !== test.whenTrue;
      return isEmptyHere && filled.has(test.read.key.name) && definitionOf(module, test.read.object)?.op === 'this';
    });
}
