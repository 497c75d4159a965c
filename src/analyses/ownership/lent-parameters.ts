import type { Unit } from '../../ir/model.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import { ownFieldOf } from '../code/own-field.ts';
import { definitionOf } from '../definitions.ts';
import type { Exit } from './context.ts';
import type { ObjectPool, ResourceObject } from './object.ts';

/**
 * The parameters that a constructor hands to code that was not seen or keeps a part of, or that a function hands to such code and gives back what comes of that: the
 * object or the result may hold them. Other functions work with what they hand on.
 */
export function lentParameters(unit: Unit, exits: readonly Exit[], pool: ObjectPool): ReadonlySet<number> {
  const indexes = unit.parameters.flatMap((_, index) => (unit.kind === 'constructor' || isPassedOn(unit, index) ? [index] : []));
  const kept = unit.kind === 'constructor' ? partsKeptBy(unit) : new Set<number>();
  return new Set(
    indexes.filter(
      (index) =>
        kept.has(index) || exits.some(({ state }) => state.standings.get(pool.parameter(index) as ResourceObject)?.isLent === true),
    ),
  );
}

/** The parameters of which a part goes into a field: `constructor({ session }) { this.session = session; }`. */
function partsKeptBy(unit: Unit): ReadonlySet<number> {
  const code = codeOf(unit.module);
  const kept = new Set<number>();
  for (const node of instructionsOf(unit.body)) {
    if (node.op !== 'set' || ownFieldOf(unit.module, node) === undefined) continue;
    for (const origin of originsOf(code, originOf(code, node.value))) {
      const part = code.definitionOf(originOf(code, origin));
      const whole = part?.op === 'get' ? code.parameterOf(originOf(code, part.object)) : undefined;
      if (whole?.unit === unit) kept.add(whole.index);
    }
  }
  return kept;
}

/** All that a unit returns is what calls give that get the parameter. */
function isPassedOn(unit: Unit, index: number): boolean {
  const code = codeOf(unit.module);
  const returned = returnedBy(unit);
  return (
    returned.length > 0 &&
    returned.every((value) => {
      const made = definitionOf(unit.module, value);
      if (made?.op !== 'call') return false;
      return made.arguments.some((item) => item.kind === 'value' && code.parameterOf(originOf(code, item.value))?.index === index);
    })
  );
}
