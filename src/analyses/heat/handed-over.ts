import type { CallInstruction, Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Meanings } from '../meaning/solve.ts';
import { closuresOf } from '../pairs/flow-places.ts';
import type { Run } from './runs.ts';

/** A call that hands a function over. */
export interface HandingCall {
  readonly module: Module;
  readonly call: CallInstruction;
}

/**
 * Where the function that a run is of was handed over, if a function that many share runs what it is given while it is called: `each(rooms, (room) => …)`. It runs as
 * often as that call, however often others call the shared function.
 */
export function handedOverAt({ meanings }: { readonly meanings: Meanings }, run: Run): HandingCall | undefined {
  const { node, from, to, mode } = run;
  if (node.op !== 'call' || !/^(call|now|each)$/.test(mode)) return undefined;
  const code = codeOf(run.module);
  const position = functionsOf(node, mode)
    .map((value) => code.parameterOf(originOf(code, value)))
    .find((parameter) => parameter?.unit === from)?.index;
  if (position === undefined) return undefined;
  const [closure, ...others] = closuresOf(to);
  const { module } = to;
  const [user, ...more] = closure && others.length === 0 ? codeOf(module).usersOf(closure.result) : [];
  if (user?.op !== 'call' || more.length > 0) return undefined;
  const item = user.arguments[position];
  const isShared = meanings.calleesOf(user).some((callee) => callee.kind === 'unit' && callee.unit === from);
  return isShared && item?.kind === 'value' && item.value === closure?.result ? { module, call: user } : undefined;
}

/** What a call runs, `run(room)` and `run.call(this, room)`, or hands on to be run at once, `rooms.forEach(run)`. */
function functionsOf({ callee, arguments: given }: CallInstruction, mode: Run['mode']): readonly ValueId[] {
  if (mode !== 'call') return given.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
  if (callee.kind === 'value') return [callee.value];
  return 'name' in callee.key && /^(call|apply)$/.test(callee.key.name) ? [callee.object] : [];
}
