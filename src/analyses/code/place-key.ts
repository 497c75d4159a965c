import type { Instruction, ValueId } from '../../ir/model.ts';
import { classAround } from './class-around.ts';
import type { ModuleCode } from './module-code.ts';

/** Names of the object that holds all globals. */
const globalObjects = /^(globalThis|window|self|global)$/;

/**
 * One name for all expressions of a module that read the same place: a global, a variable, a field of `this`, or a member of one of these. Undefined for what is
 * computed anew. A constant that only renames another place has the name of that place.
 */
export function placeKey(code: ModuleCode, value: ValueId): string | undefined {
  const definition = code.definitionOf(value);
  switch (definition?.op) {
    case 'global':
      return globalObjects.test(definition.name) ? globalKey : definition.name;
    case 'cast':
      return placeKey(code, definition.value);
    case 'this':
      return `this ${classAround(code.unitOf(definition)) ?? ''}`;
    case 'load':
      return aliasOf(code, definition.variable) ?? `variable ${definition.variable}`;
    case 'get': {
      const object = placeKey(code, definition.object);
      if (object === undefined || !('name' in definition.key)) return undefined;
      return object === globalKey ? definition.key.name : `${object}.${definition.key.name}`;
    }
    default:
      return undefined;
  }
}

/** The name of the place that is written; undefined for members under computed keys. */
export function placeOfWrite(code: ModuleCode, write: Instruction & { op: 'store' | 'set' }): string | undefined {
  if (write.op === 'store') return `variable ${write.variable}`;
  const object = 'name' in write.key ? placeKey(code, write.object) : undefined;
  return object !== undefined && 'name' in write.key ? `${object}.${write.key.name}` : undefined;
}

/** The key of the object that holds all globals. */
export const globalKey = 'window';

/** The place is a global or something inside one. */
export function isGlobalKey(key: string): boolean {
  return !/^(variable|this|parameter) /.test(key);
}

function aliasOf(code: ModuleCode, id: number): string | undefined {
  const variable = code.module.variables[id];
  const [only, ...others] = variable?.kind === 'const' ? code.storesOf(variable.id) : [];
  const op = only && others.length === 0 ? code.definitionOf(only.value)?.op : undefined;
  return only && (op === 'get' || op === 'global' || op === 'load') ? placeKey(code, only.value) : undefined;
}
