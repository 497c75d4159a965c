import type { Instruction, Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { placeKey } from '../code/place-key.ts';

/** A function that is handed over as a listener. */
export interface Handler {
  /** `inline` and `bound`: made anew where it stands. `named`: read from a place. */
  readonly how: 'inline' | 'bound' | 'named';
  /** The place of the function: the one that is read, that is bound, or that an inline function does nothing but call. */
  readonly place: string | undefined;
  /** The function is made where it is handed over, and nothing else gets it. */
  readonly isOwn: boolean;
}

/** How a function is given; undefined for what is not known to be one. */
export function handlerOf(code: ModuleCode, value: ValueId | undefined): Handler | undefined {
  const made = value === undefined ? undefined : code.definitionOf(value);
  if (!made) return undefined;
  if (made.op === 'cast') return handlerOf(code, made.value);
  const fresh = freshFunction(code, made);
  if (fresh) return { ...fresh, isOwn: true };
  const local = made.op === 'load' ? localFunction(code, made) : undefined;
  if (local) return { ...local, isOwn: true };
  const isFunction = made.op === 'load' || made.op === 'get';
  return isFunction ? { how: 'named', place: placeKey(code, made.result), isOwn: false } : undefined;
}

function freshFunction(code: ModuleCode, made: Instruction): Pick<Handler, 'how' | 'place'> | undefined {
  if (made.op === 'closure') {
    const unit = code.module.units[made.unit];
    return { how: 'inline', place: unit && onlyCallOf(code, unit) };
  }
  if (made.op !== 'call' || made.callee.kind !== 'method' || !('name' in made.callee.key) || made.callee.key.name !== 'bind')
    return undefined;
  return { how: 'bound', place: placeKey(code, made.callee.object) };
}

/** A function that a variable of the same unit holds and that goes nowhere but here. */
function localFunction(code: ModuleCode, load: Instruction & { op: 'load' }): Pick<Handler, 'how' | 'place'> | undefined {
  const [only, ...others] = code.storesOf(load.variable);
  if (!only || others.length > 0 || code.loadsOf(load.variable).length > 1 || code.unitOf(only) !== code.unitOf(load)) return undefined;
  const made = code.definitionOf(only.value);
  return made && code.unitOf(only).kind !== 'module' ? freshFunction(code, made) : undefined;
}

/** The place of the function that is all that a unit calls: `() => this.draw()`. */
function onlyCallOf(code: ModuleCode, { body }: Unit): string | undefined {
  const [call, ...others] = instructionsOf(body).filter((node) => node.op === 'call');
  if (!call || others.length > 0) return undefined;
  const { callee } = call;
  if (callee.kind === 'value') return placeKey(code, callee.value);
  const object = placeKey(code, callee.object);
  return object !== undefined && 'name' in callee.key ? `${object}.${callee.key.name}` : undefined;
}
