import type { Module, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { lineageOf } from '../classes/lineage.ts';
import { codeOf } from '../code/module-code.ts';
import { ownFieldOf } from '../code/own-field.ts';
import { definitionOf } from '../definitions.ts';
import type { ProjectType } from '../meaning/meaning.ts';

/** Whoever makes an object gives it what the field holds: what is put into that belongs to them. */
export function isGivenField(type: ProjectType, field: string): boolean {
  let isGiven = false;
  for (const each of lineageOf(type))
    for (const unit of each.units) {
      const { module, body } = unit;
      if (unit.kind === 'initializer' && unit.name === field) return false;
      for (const node of instructionsOf(body)) {
        if (node.op !== 'set' || ownFieldOf(module, node) !== field) continue;
        if (unit !== each.constructorUnit || !isParameter(module, node.value)) return false;
        isGiven = true;
      }
    }
  return isGiven;
}

function isParameter(module: Module, value: ValueId): boolean {
  const code = codeOf(module);
  if (code.parameterOf(value)) return true;
  const found = definitionOf(module, value);
  return (
    found?.op === 'load' &&
    code.storesOf(found.variable).length === 1 &&
    code.storesOf(found.variable).every((store) => code.parameterOf(store.value) !== undefined)
  );
}
