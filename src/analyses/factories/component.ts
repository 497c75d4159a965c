import type { Unit } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { Heats } from '../heat/heats.ts';

const capitalized = /^[A-Z][a-z]/;

/** A function that draws a component: it is named like one, writes elements, and nothing in the program calls it. */
export function isComponent(heats: Heats, unit: Unit): boolean {
  if (unit.classId !== undefined || unit.isAsync || !capitalized.test(unit.name ?? '')) return false;
  return (
    heats.runsOf(unit).every(({ mode }) => mode !== 'call') &&
    instructionsOf(unit.body).some((node) => node.op === 'call' && node.form === 'jsx')
  );
}
