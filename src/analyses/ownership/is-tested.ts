import type { Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';

/** Whether a branch may depend on a value, under whatever name. */
export function isTested(module: Module, value: ValueId, seen = new Set<ValueId>()): boolean {
  if (seen.has(value)) return false;
  seen.add(value);
  const code = codeOf(module);
  return code.usersOf(value).some((user) => {
    switch (user.op) {
      case 'branch':
      case 'loop':
      case 'switch':
        return true;
      case 'store':
        return code.loadsOf(user.variable).some((load) => isTested(module, load.result, seen));
      case 'operate':
      case 'await':
      case 'cast':
      case 'get':
        return isTested(module, user.result, seen);
      default:
        return false;
    }
  });
}
