import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import type { CallFacts } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import type { Sizes } from './sizes.ts';

/** What the size of a value is worked out from. */
export interface OutlineFacts extends CallFacts {
  readonly sizes: Sizes;
}

/** The call in which a unit runs: its parameters stand for the arguments. */
export interface Frame {
  readonly unit: Unit;
  readonly module: Module;
  readonly call: CallInstruction;
  readonly outer: Frame | undefined;
}

/** A value of a module, in a run of the function that computes it. */
export interface Located {
  readonly code: ModuleCode;
  readonly value: ValueId;
  readonly frame: Frame | undefined;
}

/** What is given for a parameter by the call that is looked at. */
export function givenFor(code: ModuleCode, value: ValueId, frame: Frame | undefined): Located | undefined {
  const parameter = code.parameterOf(value);
  for (let at = parameter && frame; at; at = at.outer) {
    if (at.unit !== parameter?.unit) continue;
    const item = at.call.arguments[parameter.index];
    return item?.kind === 'value' ? { code: codeOf(at.module), value: item.value, frame: at.outer } : undefined;
  }
  return undefined;
}
