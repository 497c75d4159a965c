import type { CallInstruction, Unit, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import { walkedFor } from '../code/walked-for.ts';
import { isHandedWhereMade } from './handed-where-made.ts';

/** What may be more functions than this tells nothing of a single one. */
const mostFunctions = 6;

/**
 * Whether the call runs one of many functions that others have handed over, and nothing tells which: those that are kept under the name of an event, or the one that a
 * function of the whole program is given to go on with. A walk over a list runs each function of it.
 */
export function runsOneOfMany(code: ModuleCode, call: CallInstruction, functions: readonly Unit[]): boolean {
  if (functions.length <= mostFunctions) return false;
  const { callee } = call;
  if (callee.kind === 'value') return !isOfWholeList(code, callee.value);
  // `waiting[1]()` calls what is kept in a pair.
  if ('value' in callee.key || /^\d+$/.test(callee.key.name)) return true;
  if (/^(call|apply)$/.test(callee.key.name)) return !isOfWholeList(code, callee.object);
  // Methods of one name have one purpose; what was handed over and kept in one field has not.
  return functions.filter(isHandedWhereMade).length > mostFunctions;
}

/** The function is an element of a list that is walked, and that is not itself one of several under their names. */
function isOfWholeList(code: ModuleCode, called: ValueId): boolean {
  const walked = walkedFor(code, originOf(code, called));
  return walked !== undefined && !isNamed(code, walked);
}

/** `handlers[name]`, `handlers.get(name)`, or a copy of either. */
function isNamed(code: ModuleCode, list: ValueId): boolean {
  return originsOf(code, originOf(code, list)).some((origin) => {
    const made = code.definitionOf(origin);
    if (made?.op === 'get') return 'value' in made.key || isNamed(code, made.object);
    if (made?.op !== 'call' || made.callee.kind !== 'method' || !('name' in made.callee.key)) return false;
    return made.callee.key.name === 'get' || isNamed(code, made.callee.object);
  });
}
