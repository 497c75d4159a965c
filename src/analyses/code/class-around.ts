import type { ClassId, Unit } from '../../ir/model.ts';

/** The class whose `this` a unit sees, as a function within a method does. Undefined outside of classes. */
export function classAround(unit: Unit): ClassId | undefined {
  if (unit.classId !== undefined || unit.parent === undefined) return unit.classId;
  const parent = unit.module.units[unit.parent];
  return parent && classAround(parent);
}
