import type { Instruction, Module, ValueId } from '../ir/model.ts';
import { codeOf } from './code/module-code.ts';

/** The instruction behind a value, past casts. Parameters, loop elements and caught values have none. */
export function definitionOf(module: Module, value: ValueId): Instruction | undefined {
  const code = codeOf(module);
  let found = code.definitionOf(value);
  while (found?.op === 'cast') found = code.definitionOf(found.value);
  return found;
}
