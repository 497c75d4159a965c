import type { CallInstruction, Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';

/** A call of a method. */
export interface MethodCall {
  readonly module: Module;
  readonly call: CallInstruction;
}

/** Whether a call is the only one of these on an object that its own function has just made: `const reader = new Reader(); await reader.load();`. */
export function isOnlyOnNewObject({ module, call }: MethodCall, calls: readonly MethodCall[]): boolean {
  const code = codeOf(module);
  const object = objectOf(module, call);
  const made = object === undefined ? undefined : code.definitionOf(object);
  if (made?.op !== 'call' || made.form !== 'new' || code.unitOf(made) !== code.unitOf(call)) return false;
  const others = calls.filter((each) => each.call !== call && each.module === module && objectOf(module, each.call) === object);
  return others.length === 0 && code.loopsAround(call).every((loop) => code.loopsAround(made).includes(loop));
}

function objectOf(module: Module, { callee }: CallInstruction): ValueId | undefined {
  return callee.kind === 'method' ? originOf(codeOf(module), callee.object) : undefined;
}
