import type { Instruction, Module } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';

/** The name of the field of the receiver that an instruction reads or writes: `this.name`. Undefined on other objects and for computed names. */
export function ownFieldOf(module: Module, { object, key }: Instruction & { readonly op: 'get' | 'set' }): string | undefined {
  return 'name' in key && definitionOf(module, object)?.op === 'this' ? key.name : undefined;
}
