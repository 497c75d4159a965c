import type { Block, CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { lineageOf } from '../classes/lineage.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { ownFieldOf } from '../code/own-field.ts';
import type { ProjectType } from '../meaning/meaning.ts';
import type { Meanings } from '../meaning/solve.ts';

/** A call of a method. */
export interface MethodCall {
  readonly module: Module;
  readonly call: CallInstruction;
}

/** Whether a call is the only one of these on an object that its own function has just made: `const reader = new Reader(); await reader.load();`. */
export function isOnlyOnNewObject({ module, call }: MethodCall, calls: readonly MethodCall[]): boolean {
  const code = codeOf(module);
  const object = objectOf(module, call);
  const made = object === undefined ? undefined : code.definitionOf(object);
  if (made?.op !== 'call' || made.form !== 'new' || code.unitOf(made) !== code.unitOf(call)) return false;
  const others = calls.filter((each) => each.call !== call && each.module === module && objectOf(module, each.call) === object);
  return others.length === 0 && code.loopsAround(call).every((loop) => code.loopsAround(made).includes(loop));
}

/** The one call from outside of the class, where the class calls the method itself when it is needed: whoever makes the object has it filled in advance. */
export function isWarmUp({ module, call }: MethodCall, calls: readonly MethodCall[], own: readonly ProjectType[]): boolean {
  const isInside = (unit: Unit): boolean => {
    const around = unit.parent === undefined ? undefined : unit.module.units[unit.parent];
    return own.some(({ units }) => units.has(unit)) || (around !== undefined && isInside(around));
  };
  const isOutside = (each: MethodCall): boolean => !isInside(codeOf(each.module).unitOf(each.call));
  const outside = calls.filter(isOutside);
  return outside.length === 1 && outside[0]?.call === call && calls.length > 1 && codeOf(module).loopsAround(call).length === 0;
}

/**
 * Whether a unit runs only while objects of the class are made, as far as can be seen, and its name asks others to leave it alone: what it
 * releases is what an earlier run left, never what an object holds in the end.
 */
export function isOfConstructionAlone(meanings: Meanings, type: ProjectType, unit: Unit): boolean {
  if (isConstruction(type, unit)) return true;
  const callers = meanings.callersOf(unit);
  return (
    /^[_#]/.test(unit.name ?? '') &&
    callers.length > 0 &&
    callers.every(({ module, call }) => isConstruction(type, codeOf(module).unitOf(call)))
  );
}

function isConstruction(type: ProjectType, unit: Unit): boolean {
  return lineageOf(type).some(({ constructorUnit, units }) => unit === constructorUnit || (unit.kind === 'initializer' && units.has(unit)));
}

function objectOf(module: Module, call: CallInstruction): ValueId | undefined {
  if (call.callee.kind !== 'method') return undefined;
  const object = originOf(codeOf(module), call.callee.object);
  return lastPutThere(module, object, call) ?? object;
}

/** What was put into the field last that is read, by the same function, on the way to the call: `this.view = new View(); await this.view.open();`. */
function lastPutThere(module: Module, object: ValueId, call: CallInstruction): ValueId | undefined {
  const code = codeOf(module);
  const read = code.definitionOf(object);
  const field = read?.op === 'get' ? ownFieldOf(module, read) : undefined;
  if (field === undefined) return undefined;
  const unit = code.unitOf(call);
  const around: readonly Block[] = [unit.body, ...code.surroundings(call).map(({ block }) => block)];
  const last = instructionsOf(unit.body).findLast(
    (node) => node.op === 'set' && node.span.start < call.span.start && ownFieldOf(module, node) === field,
  );
  return last?.op === 'set' && around.some((block) => block.includes(last)) ? originOf(code, last.value) : undefined;
}
