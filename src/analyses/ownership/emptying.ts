import type { Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';

/** The value is what a field of the receiver holds. */
export function isField(module: Module, value: ValueId): boolean {
  const read = definitionOf(module, value);
  return read?.op === 'get' && definitionOf(module, read.object)?.op === 'this';
}

/** Whether what a container in a field of the receiver holds is forgotten: `this.list.length = 0`, or `this.list = []` other than at the start. */
export function emptiesField(unit: Unit, node: Instruction & { readonly op: 'set' }): boolean {
  return isLengthOfField(unit.module, node) || putsEmptyContainer(unit, node);
}

/** `this.list.length = 0`. */
export function isLengthOfField(module: Module, { object, key, value }: Instruction & { readonly op: 'set' }): boolean {
  const written = definitionOf(module, value);
  return 'name' in key && key.name === 'length' && written?.op === 'constant' && written.value === 0 && isField(module, object);
}

/** `this.list = []`, `this.record = {}`, `this.map = new Map()`, in a method that may run again. */
export function putsEmptyContainer(unit: Unit, { object, value }: Instruction & { readonly op: 'set' }): boolean {
  if (unit.kind === 'constructor' || definitionOf(unit.module, object)?.op !== 'this') return false;
  const made = definitionOf(unit.module, value);
  if (made?.op === 'array') return made.items.length === 0;
  if (made?.op === 'object') return made.entries.length === 0;
  return made?.op === 'call' && made.form === 'new' && made.arguments.length === 0;
}
