import type { ValueId } from '../../ir/model.ts';
import { closuresOf } from '../pairs/flow-places.ts';
import type { ModuleCode } from './module-code.ts';

const walks = /^(forEach|map|flatMap|filter|some|every|find|findIndex)$/;

/** What is walked where the value is an element of it: by a loop, or by a method that is given the function whose first parameter the value is. */
export function walkedFor(code: ModuleCode, element: ValueId): ValueId | undefined {
  const loop = code.loopOfElement(element);
  if (loop) return loop.iterable;
  const given = code.parameterOf(element);
  if (given?.index !== 0) return undefined;
  const [closure] = closuresOf(given.unit);
  const [user, ...others] = closure ? code.usersOf(closure.result) : [];
  if (user?.op !== 'call' || others.length > 0 || user.callee.kind !== 'method') return undefined;
  return 'name' in user.callee.key && walks.test(user.callee.key.name) ? user.callee.object : undefined;
}
