import type { Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { classAround } from '../code/class-around.ts';
import { codeOf } from '../code/module-code.ts';

const closures = new WeakMap<Module, Map<number, (Instruction & { op: 'closure' })[]>>();

/** Where a function becomes a value. */
export function closuresOf({ module, id }: Unit): readonly (Instruction & { op: 'closure' })[] {
  let known = closures.get(module);
  if (!known) {
    closures.set(module, (known = new Map()));
    for (const node of codeOf(module).all.closures) known.set(node.unit, [...(known.get(node.unit) ?? []), node]);
  }
  return known.get(id) ?? [];
}

/** One name for all places that write or read the same field: of `this` in a class, or of what a variable holds. */
export function fieldKey(module: Module, object: ValueId, name: string, unit: Unit): string | undefined {
  const definition = codeOf(module).definitionOf(object);
  if (definition?.op === 'load') return `${definition.variable}.${name}`;
  return definition?.op === 'this' ? `this${classAround(unit) ?? ''}.${name}` : undefined;
}

/** Whether one unit is the other or encloses it, either way round; the module's own body encloses nothing. */
export function isAround(one: Unit, other: Unit): boolean {
  return one === other || encloses(one, other) || encloses(other, one);
}

/** The inner unit is the outer one, or stands in it; the module's own body encloses nothing. */
export function encloses(outer: Unit, inner: Unit): boolean {
  if (outer.kind === 'module') return false;
  for (let at: Unit | undefined = inner; at; at = at.parent === undefined ? undefined : inner.module.units[at.parent])
    if (at === outer) return true;
  return false;
}
