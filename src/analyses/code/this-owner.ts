import type { Unit } from '../../ir/model.ts';

/** The unit whose `this` arrows in it share. */
export function thisOwner(unit: Unit): Unit {
  const parent = unit.kind === 'arrow' && unit.parent !== undefined ? unit.module.units[unit.parent] : undefined;
  return parent ? thisOwner(parent) : unit;
}
