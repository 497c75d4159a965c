import type { Instruction, Module } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';
import { classAround } from './class-around.ts';
import type { ModuleCode } from './module-code.ts';

/** The name of the field of the receiver that an instruction reads or writes: `this.name`. Undefined on other objects and for computed names. */
export function ownFieldOf(module: Module, { object, key }: Instruction & { readonly op: 'get' | 'set' }): string | undefined {
  return 'name' in key && definitionOf(module, object)?.op === 'this' ? key.name : undefined;
}

/** The field that is read holds the receiver itself: `this._self = this`. */
export function isSelf(code: ModuleCode, node: Instruction & { readonly op: 'get' }): boolean {
  const { module } = code;
  const field = ownFieldOf(module, node);
  if (field === undefined) return false;
  const around = classAround(code.unitOf(node));
  const sets = code.all.sets.filter((set) => ownFieldOf(module, set) === field && classAround(code.unitOf(set)) === around);
  return sets.length > 0 && sets.every((set) => definitionOf(module, set.value)?.op === 'this');
}
