import type { Module, Unit, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { definitionOf } from '../definitions.ts';
import { closuresOf } from '../pairs/flow-places.ts';

/** Where the object comes from whose property is written. */
export interface Root {
  /** The unit whose variable or parameter leads to it. Absent where the receiver does. */
  readonly owner?: Unit;
  /** It is what a call of the unit is given. */
  readonly isParameter: boolean;
  /** It is no part of what leads to it: `this.mesh`, but not `this`. */
  readonly isDeep: boolean;
}

/** Methods that give what an object holds already. */
const readingNames = new Set(['get', 'at', 'getObjectByName', 'getObjectById', 'getObject3D']);
/** Longer ways are not followed. */
const mostSteps = 12;

/** Follows a value back to the variable, parameter or receiver that leads to it; undefined where it is made on the way, or nobody can tell. */
export function rootOf(module: Module, value: ValueId): Root | undefined {
  const code = codeOf(module);
  let at: ValueId | undefined = value;
  let isDeep = false;
  for (let step = 0; step < mostSteps && at !== undefined; step++) {
    const parameter = code.parameterOf(pastCasts(module, at));
    const found = definitionOf(module, at);
    if (parameter) {
      const walked = walkedBy(module, parameter.unit);
      if (walked === undefined) return { owner: parameter.unit, isParameter: true, isDeep };
      at = walked;
    } else if (found?.op === 'load') {
      const [store, ...others] = code.storesOf(found.variable);
      const unit = module.units[module.variables[found.variable]?.unit ?? -1];
      const isPassedOn = store && others.length === 0 && leadsOn(module, store.value);
      if (!isPassedOn) return unit && { owner: unit, isParameter: false, isDeep };
      at = store.value;
    } else if (found?.op === 'get') {
      at = found.object;
      isDeep = true;
    } else if (found?.op === 'call' && isReading(module, at)) at = found.callee.kind === 'method' ? found.callee.object : undefined;
    else return found?.op === 'this' ? { isParameter: false, isDeep } : undefined;
  }
  return undefined;
}

function pastCasts(module: Module, value: ValueId): ValueId {
  const found = codeOf(module).definitionOf(value);
  return found?.op === 'cast' ? pastCasts(module, found.value) : value;
}

function leadsOn(module: Module, value: ValueId): boolean {
  const found = definitionOf(module, value);
  return (
    found?.op === 'get' ||
    found?.op === 'load' ||
    isReading(module, value) ||
    codeOf(module).parameterOf(pastCasts(module, value)) !== undefined
  );
}

function isReading(module: Module, value: ValueId): boolean {
  const found = definitionOf(module, value);
  return found?.op === 'call' && found.callee.kind === 'method' && 'name' in found.callee.key && readingNames.has(found.callee.key.name);
}

/** What a callback goes through: `scene.traverse((child) => …)`. */
function walkedBy(module: Module, unit: Unit): ValueId | undefined {
  const [closure, ...others] = closuresOf(unit);
  const [user] = closure && others.length === 0 ? codeOf(module).usersOf(closure.result) : [];
  if (user?.op !== 'call' || user.callee.kind !== 'method' || !('name' in user.callee.key)) return undefined;
  return /^(forEach|traverse)/.test(user.callee.key.name) ? user.callee.object : undefined;
}
