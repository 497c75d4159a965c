import { instructionsOf, nodesOf } from '../../ir/walk.ts';
import type { Unit } from '../../ir/model.ts';
import { classAround } from '../code/class-around.ts';
import { type ModuleCode } from '../code/module-code.ts';
import type { ListenerCall } from './listener-calls.ts';

/** What ends the work of an object, by name. */
const enders = /^_*(destroy|dispose|close|abort|cancel|stop|end|terminate)$/i;

/**
 * Whether the work for which the listener stands has an end that the program knows of, other than that the signal is aborted: the function waits and cleans up after
 * that, or the object that the listener ends has a method for its end.
 */
export function endsBefore(code: ModuleCode, { call }: ListenerCall): boolean {
  const unit = code.unitOf(call);
  return cleansUp(unit, call.span.end) || endsItself(code, unit, call);
}

/** A `finally` behind the call runs other things. */
function cleansUp({ body }: Unit, after: number): boolean {
  return nodesOf(body).some(
    (node) => node.op === 'try' && node.finalizer !== undefined && node.finalizer.length > 0 && node.span.start > after,
  );
}

/** The listener calls a method on `this` that ends the object. */
function endsItself(code: ModuleCode, unit: Unit, { arguments: given }: ListenerCall['call']): boolean {
  const { module } = code;
  const around = classAround(unit);
  const [, second] = given;
  const made = second?.kind === 'value' ? code.definitionOf(second.value) : undefined;
  const handler = made?.op === 'closure' ? module.units[made.unit] : undefined;
  if (!handler || around === undefined) return false;
  return instructionsOf(handler.body).some((node) => {
    if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key)) return false;
    const { object, key } = node.callee;
    if (code.definitionOf(object)?.op !== 'this' || !enders.test(key.name)) return false;
    return module.units.some((each) => each.classId === around && (each.name === key.name || each.name === `_${key.name}`));
  });
}
