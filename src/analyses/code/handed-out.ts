import type { Unit, ValueId } from '../../ir/model.ts';
import { codeOf } from './module-code.ts';
import { originsOf, originOf } from './origins.ts';
import { ownFieldOf } from './own-field.ts';
import { returnedBy } from '../../ir/returned-by.ts';

/** Deeper parts of what a field holds are not followed. */
const mostParts = 8;
/** Methods of containers that give an element, whatever the container is. */
const readers = new Set(['get', 'at', 'find', 'values', 'slice', 'filter']);

const known = new WeakMap<Unit, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();

/** The fields of its receiver of which a method returns what they hold, or a part of it, as its own code shows: `get(name) { return this.all.get(name); }`. */
export function fieldsHandedOutBy(unit: Unit): ReadonlySet<string> {
  let found = known.get(unit);
  if (!found) {
    const names = unit.kind === 'method' || unit.kind === 'getter' ? returnedBy(unit).flatMap((value) => fieldsBehind(unit, value, 0)) : [];
    known.set(unit, (found = names.length === 0 ? none : new Set(names)));
  }
  return found;
}

function fieldsBehind(unit: Unit, value: ValueId, depth: number): readonly string[] {
  if (depth > mostParts) return [];
  const code = codeOf(unit.module);
  return originsOf(code, originOf(code, value)).flatMap((origin) => {
    const made = code.definitionOf(origin);
    if (made?.op === 'get') {
      const field = ownFieldOf(unit.module, made);
      return field === undefined ? fieldsBehind(unit, made.object, depth + 1) : [field];
    }
    if (made?.op === 'await') return fieldsBehind(unit, made.value, depth + 1);
    if (made?.op !== 'call' || made.callee.kind !== 'method' || !('name' in made.callee.key)) return [];
    return readers.has(made.callee.key.name) ? fieldsBehind(unit, made.callee.object, depth + 1) : [];
  });
}
