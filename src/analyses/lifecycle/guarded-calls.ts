import type { CallInstruction, Module, Unit } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import { ownFieldOf } from '../code/own-field.ts';
import { understandTest } from '../ownership/tests.ts';

/** Whether a method is called only while a field that it fills is empty: `if (!this.model) this.load();`. */
export function isCalledWhileEmpty(module: Module, call: CallInstruction, unit: Unit): boolean {
  const filled = new Set<string>();
  for (const node of instructionsOf(unit.body)) {
    const field = node.op === 'set' ? ownFieldOf(unit.module, node) : undefined;
    if (field !== undefined) filled.add(field);
  }
  return codeOf(module)
    .surroundings(call)
    .some(({ control, block }) => {
      if (control.op !== 'branch' || control.form !== 'if') return false;
      const test = understandTest(module, control.test);
      if (test?.asks !== 'text' || !test.read) return false;
      const field = ownFieldOf(module, test.read);
      const isEmptyHere = (block === control.then) !== test.whenTrue;
      return field !== undefined && isEmptyHere && filled.has(field);
    });
}
