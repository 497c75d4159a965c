import type { Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';

/** Longer chains of names are taken to end in a test. */
const deepest = 8;

/** Whether a branch may depend on a value, under whatever name. */
export function isTested(module: Module, value: ValueId, depth = 0): boolean {
  const code = codeOf(module);
  return (
    depth > deepest ||
    code.usersOf(value).some((user) => {
      switch (user.op) {
        case 'branch':
        case 'loop':
        case 'switch':
          return true;
        case 'store':
          return code.loadsOf(user.variable).some((load) => isTested(module, load.result, depth + 1));
        case 'operate':
        case 'await':
        case 'cast':
        case 'get':
          return isTested(module, user.result, depth + 1);
        default:
          return false;
      }
    })
  );
}
