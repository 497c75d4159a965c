import type { Instruction, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originsOf } from '../code/origins.ts';
import type { ListenerCall } from './listener-calls.ts';

/**
 * Whether the listener is added to an object that was looked up, or made when there was none, whichever of the two it was: each time it is found it gets one more.
 */
export function isOnFoundOrMade(code: ModuleCode, { call, target }: ListenerCall): boolean {
  const id = /^variable (\d+)(\.|$)/.exec(target ?? '')?.[1];
  const variable = id === undefined ? undefined : code.module.variables[Number(id)];
  if (!variable || code.module.units[variable.unit]?.kind === 'module' || variable.unit !== code.unitOf(call).id) return false;
  const stores = code.storesOf(variable.id);
  const origins = stores.flatMap((store) => originsOf(code, store.value).map((value) => code.definitionOf(value)));
  const looked = origins.find((made) => made !== undefined && isLookUp(code, made));
  const made = origins.find((each) => each !== undefined && isNew(each));
  if (!looked || !made) return false;
  // Not beside what makes it, nor where the variable is asked once more.
  return (
    code.surroundings(call).every(({ control }) => control.op !== 'branch') && stores.every((store) => store.span.start < call.span.start)
  );
}

/** `map.get(key)` and `table[key]`, of something that the function does not make. */
function isLookUp(code: ModuleCode, made: Instruction): boolean {
  if (made.op === 'get') return 'value' in made.key && isKeptOutside(code, made.object);
  if (made.op !== 'call' || made.callee.kind !== 'method' || made.arguments.length !== 1) return false;
  return 'name' in made.callee.key && made.callee.key.name === 'get' && isKeptOutside(code, made.callee.object);
}

function isKeptOutside(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  if (made?.op === 'get') return code.definitionOf(made.object)?.op === 'this';
  const variable = made?.op === 'load' ? code.module.variables[made.variable] : undefined;
  return made !== undefined && variable !== undefined && code.module.units[variable.unit] !== code.unitOf(made);
}

function isNew(made: Instruction): boolean {
  return made.op === 'object' || (made.op === 'call' && made.form === 'new');
}
