import type { ValueId } from '../../ir/model.ts';
import { initialValuesOf } from '../classes/initial-values.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { placeOfWrite } from '../code/place-key.ts';
import type { Handler } from './handler.ts';

/** Whether each component has a function of its own in the place of the handler: made by the function around, in a field of its object, or bound to it by Vue. */
export function isOfInstance(code: ModuleCode, { how, place = '' }: Handler): boolean {
  if (how !== 'named') return false;
  const [, id] = /^variable (\d+)$/.exec(place) ?? [];
  const variable = id === undefined ? undefined : code.module.variables[Number(id)];
  if (variable) {
    const stores = code.storesOf(variable.id);
    return code.module.units[variable.unit]?.kind !== 'module' && stores.length === 1 && stores.every(({ value }) => isMade(code, value));
  }
  if (/^this \.\w+$/.test(place)) return code.module.path.endsWith('.vue');
  const values = valuesOfField(code, place);
  return values.length > 0 && values.every((value) => isMade(code, value));
}

/** What a field of a class is given, by its declaration and elsewhere. */
function valuesOfField(code: ModuleCode, place: string): readonly ValueId[] {
  const [, id, name] = /^this (\d+)\.([^.]+)$/.exec(place) ?? [];
  const declared = code.module.classes[Number(id)];
  const initial = declared && name !== undefined ? initialValuesOf(code.module, declared, name, false) : [];
  return [...initial, ...code.all.sets.filter((set) => placeOfWrite(code, set) === place).map(({ value }) => value)];
}

/** A function that is made there, or what `bind` and its like make of one. */
function isMade(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  if (made?.op === 'cast') return isMade(code, made.value);
  if (made?.op === 'closure') return true;
  return made?.op === 'call' && made.callee.kind === 'method' && 'name' in made.callee.key && made.callee.key.name === 'bind';
}
