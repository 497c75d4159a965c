import type { Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { closuresOf } from '../pairs/flow-places.ts';

/** The function is only handed over where it is made, and has no name under which others could do so. */
export function isHandedWhereMade(unit: Unit): boolean {
  const code = codeOf(unit.module);
  return closuresOf(unit).every(({ result }) => code.usersOf(result).every((user) => user.op === 'call'));
}
