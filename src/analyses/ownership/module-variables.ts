import type { Module, VariableId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Meanings } from '../meaning/solve.ts';

const none: ReadonlySet<VariableId> = new Set();

/** The variables of a module into which its functions put handles: they hold what they got last, as the fields of an object do. */
export function variablesWithHandles(knowledge: Knowledge, meanings: Meanings, module: Module): ReadonlySet<VariableId> {
  const code = codeOf(module);
  const isHandle = (kind: string): boolean => knowledge.kind(kind)?.resource !== undefined;
  const ids = module.variables.flatMap(({ id, unit, kind }) => {
    const isOuter = unit === 0 && (kind === 'let' || kind === 'var');
    const isFilled =
      isOuter &&
      code.storesOf(id).some((store) => code.unitOf(store).kind !== 'module' && meanings.kindsOf(module, store.value).some(isHandle));
    return isFilled ? [id] : [];
  });
  return ids.length === 0 ? none : new Set(ids);
}

/** The name under which a variable of the module stands beside the fields of the receiver. No field is called so. */
export function placeOfVariable(variable: VariableId): string {
  return `#${variable}`;
}

/** The variable of the module that a name stands for; undefined where it is a field. */
export function variableAt(place: string): VariableId | undefined {
  return /^#\d/.test(place) ? (Number(place.slice(1)) as VariableId) : undefined;
}
