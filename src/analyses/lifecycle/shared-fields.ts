import type { Node, Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { ownFieldOf } from '../code/own-field.ts';
import { originOf } from '../code/origins.ts';
import type { ProjectType } from '../meaning/meaning.ts';

/**
 * Names of other fields that hold what a field holds: `this.all = [this.first]`, `this.all.push(first)`. Whoever goes through them reaches it,
 * so that it needs no release of its own.
 */
export function fieldsSharedWith(type: ProjectType, field: string): ReadonlySet<string> {
  const shared = new Set<string>();
  for (const unit of type.units) {
    const code = codeOf(unit.module);
    const values = valuesOf(code, unit, field);
    for (const node of values.size === 0 ? [] : instructionsOf(unit.body)) {
      const holder = holderOf(code, node, values);
      if (holder !== undefined && holder !== field) shared.add(holder);
    }
  }
  return shared;
}

/** Names of methods by which an object hands something to itself, to be released with all that it was handed: `this.attachResource(texture)`. */
const keepingNames = /^[_#]*(add|adopt|attach|keep|manage|own|register|track)/i;

/** Whether the object hands what a field holds to a method of its own that keeps it. */
export function isKeptThroughMethod(type: ProjectType, field: string): boolean {
  for (const unit of type.units) {
    const code = codeOf(unit.module);
    const values = valuesOf(code, unit, field);
    for (const node of values.size === 0 ? [] : instructionsOf(unit.body)) {
      if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key)) continue;
      if (!keepingNames.test(node.callee.key.name) || code.definitionOf(node.callee.object)?.op !== 'this') continue;
      if (node.arguments.some((item) => item.kind === 'value' && values.has(originOf(code, item.value)))) return true;
    }
  }
  return false;
}

/** A method that forgets an element of a field puts what it is given into another one, as a pool does with what comes back. */
export function isMovedOn(unit: Unit, field: string): boolean {
  const code = codeOf(unit.module);
  const given = new Set<ValueId>(unit.parameters.map(({ value }) => value));
  return instructionsOf(unit.body).some((node) => {
    const holder = holderOf(code, node, given);
    return holder !== undefined && holder !== field;
  });
}

/** The values that a unit puts into a field or reads from it. */
function valuesOf(code: ModuleCode, unit: Unit, field: string): ReadonlySet<ValueId> {
  const values = new Set<ValueId>();
  for (const node of instructionsOf(unit.body)) {
    if (node.op === 'set' && ownFieldOf(code.module, node) === field) values.add(originOf(code, node.value));
    else if (node.op === 'get' && ownFieldOf(code.module, node) === field) values.add(node.result);
  }
  return values;
}

/** The field that gets one of the values, as it is or as an element. */
function holderOf(code: ModuleCode, node: Node, values: ReadonlySet<ValueId>): string | undefined {
  const isOne = (value: ValueId): boolean => values.has(originOf(code, value));
  if (node.op === 'set') {
    const value = originOf(code, node.value);
    const made = code.definitionOf(value);
    const isElement = made?.op === 'array' && made.items.some((item) => item.kind === 'value' && isOne(item.value));
    return isElement || values.has(value) ? ownFieldOf(code.module, node) : undefined;
  }
  if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key) || !/^(push|add)$/.test(node.callee.key.name))
    return undefined;
  const list = code.definitionOf(originOf(code, node.callee.object));
  return list?.op === 'get' && node.arguments.some((item) => item.kind === 'value' && isOne(item.value))
    ? ownFieldOf(code.module, list)
    : undefined;
}
