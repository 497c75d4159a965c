import type { CallInstruction, Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { isWithin } from '../../base/span.ts';
import { codeOf } from '../code/module-code.ts';
import { soundsLikeRelease } from './call-effects.ts';
import type { World } from './context.ts';

/** A function, with those in it, works with what a variable holds, and neither frees it nor hands it to anybody who may. */
export function onlyWorksWith(world: Pick<World, 'behavioursOf'>, { module, span }: Unit, variable: VariableId): boolean {
  const code = codeOf(module);
  if (code.storesOf(variable).length !== 1) return false;
  return code
    .loadsOf(variable)
    .filter((load) => isWithin(load.span, span))
    .every(({ result }) => code.usersOf(result).every((user) => isWork(world, module, user, result)));
}

function isWork(world: Pick<World, 'behavioursOf'>, module: Module, user: Node, value: ValueId): boolean {
  switch (user.op) {
    case 'get':
      return codeOf(module)
        .usersOf(user.result)
        .every((next) => next.op !== 'call' || !soundsLikeRelease(module, next));
    case 'set':
      return user.value !== value;
    case 'branch':
    case 'operate':
      return true;
    case 'call':
      return isWorkingCall(world, module, user, value);
    default:
      return false;
  }
}

function isWorkingCall(world: Pick<World, 'behavioursOf'>, module: Module, call: CallInstruction, value: ValueId): boolean {
  const stated = world.behavioursOf(module, call);
  if (stated.some(({ takes, releases, stores, keeps }) => takes ?? releases ?? stores ?? keeps)) return false;
  if (stated.length > 0) return true;
  const isReceiver = call.callee.kind === 'method' && call.callee.object === value;
  const isArgument = call.arguments.some((item) => item.kind !== 'hole' && item.value === value);
  return isReceiver && !isArgument && !soundsLikeRelease(module, call);
}
