import type { Instruction, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';

/** A part of a list between two positions, or what is called a batch: as big as somebody chose, whatever the size of the whole. */
export function isBatch(code: ModuleCode, list: ValueId): boolean {
  const named = code.definitionOf(list);
  if (named?.op === 'load' && /batch/i.test(code.module.variables[named.variable]?.name ?? '')) return true;
  const made = code.definitionOf(originOf(code, list));
  return (
    made?.op === 'call' &&
    made.arguments.length === 2 &&
    made.callee.kind === 'method' &&
    'name' in made.callee.key &&
    made.callee.key.name === 'slice'
  );
}

/** The variable belongs to the module, not to a function. */
export function isOutside(code: ModuleCode, store: Instruction & { op: 'store' }): boolean {
  const variable = code.module.variables[store.variable];
  return variable !== undefined && code.module.units[variable.unit]?.kind === 'module';
}
