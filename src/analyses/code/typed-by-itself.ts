import type { Unit } from '../../ir/model.ts';
import { codeOf } from './module-code.ts';

/** Whether a function is declared by itself or in a class, so that the types of its parameters come from nowhere else. */
export function isTypedByItself({ id, kind, classId, module }: Unit): boolean {
  if (classId !== undefined && (kind === 'method' || kind === 'constructor')) return true;
  const code = codeOf(module);
  return module.variables.some((variable) => {
    if (variable.kind !== 'function') return false;
    return code.storesOf(variable.id).some(({ value }) => {
      const definition = code.definitionOf(value);
      return definition?.op === 'closure' && definition.unit === id;
    });
  });
}
