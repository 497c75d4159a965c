import type { Module, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { lazyPlaceAround } from '../heat/lazy.ts';
import type { Meanings } from '../meaning/solve.ts';
import { soundsLikeRelease } from '../ownership/call-effects.ts';
import type { FieldHold } from '../ownership/field-hold.ts';
import { placeOfVariable } from '../ownership/module-variables.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { endsItself } from './last-run.ts';
import { isRewritten } from './rewriting.ts';

/** A variable of a module that gets a new handle each time a function runs, whatever it holds. */
export interface VariableLoss {
  readonly name: string;
  readonly hold: FieldHold;
  /** Some function of the module releases what it holds: the one that fills it may be meant to run once before. */
  readonly isReleasedElsewhere: boolean;
  /** The function also gives the handle to its callers, of whom nobody knows whether they release it. */
  readonly isGivenToUnknown: boolean;
  /** The code shows that the variable is written again and again. */
  readonly isRewritten: boolean;
  /** The function fills another variable only as long as that is empty, and so is meant to run again: `model ??= await load(); anchors = tf.tensor(table);`. */
  readonly isBesideLazy: boolean;
  /** The function puts an end to itself: a handler that disables its button. */
  readonly isLastRun: boolean;
}

/** Finds the variables of a module that functions overwrite while they own a handle. */
export function findVariableLosses(module: Module, meanings: Meanings, ownership: Ownership): readonly VariableLoss[] {
  return [...ownership.variablesWithHandles(module)].flatMap((variable) => lossesOf(module, variable, meanings, ownership));
}

function lossesOf(module: Module, variable: VariableId, meanings: Meanings, ownership: Ownership): VariableLoss[] {
  const code = codeOf(module);
  const place = placeOfVariable(variable);
  const units = new Set([...code.storesOf(variable), ...code.loadsOf(variable)].map((node) => outermost(code.unitOf(node))));
  const uses = [...units].map((unit) => ownership.fieldsOf(unit));
  const isReleasedElsewhere = uses.some(({ released, refilled }) => released.has(place) && !refilled.has(place));
  const holds = uses.flatMap((use) => use.holds).filter(({ field, isInside, isSafe }) => field === place && !isInside && !isSafe);
  return holds.map((hold) => ({
    name: module.variables[variable]?.name ?? '',
    hold,
    isReleasedElsewhere,
    isGivenToUnknown: hold.isReturned === true && !areCallersKnown(meanings, ownership, hold.unit),
    isRewritten: isRewritten(meanings, hold),
    isBesideLazy: isBesideLazy(code, hold),
    isLastRun: endsItself(hold.unit),
  }));
}

/** The variable is written whatever it holds, in a function that asks of another one first whether it is empty. */
function isBesideLazy(code: ModuleCode, { unit, at, field }: FieldHold): boolean {
  const stores = instructionsOf(unit.body).filter((node) => node.op === 'store');
  const own = stores.filter((node) => placeOfVariable(node.variable) === field && node.span.start === at.start);
  if (own.length === 0 || own.some((node) => code.surroundings(node).length > 0)) return false;
  return stores.some((node) => !own.includes(node) && lazyPlaceAround(code, node) === 'variable');
}

/** The function that stands in the module itself: those inside it run as part of it. */
function outermost(unit: Unit): Unit {
  const around = unit.parent === undefined ? undefined : unit.module.units[unit.parent];
  return !around || around.kind === 'module' ? unit : outermost(around);
}

/** All who call the function can be seen, and none of them releases what it gives. */
function areCallersKnown(meanings: Meanings, ownership: Ownership, unit: Unit): boolean {
  const callers = meanings.callersOf(unit);
  return callers.length > 0 && callers.every(({ module, call }) => !isReleased(ownership, module, call.result, 0));
}

function isReleased(ownership: Ownership, module: Module, value: ValueId, depth: number): boolean {
  const code = codeOf(module);
  return code.usersOf(value).some((user) => {
    if (user.op === 'store')
      return depth > 4 || code.loadsOf(user.variable).some((load) => isReleased(ownership, module, load.result, depth + 1));
    if (user.op === 'await' || user.op === 'cast') return isReleased(ownership, module, user.result, depth);
    if (user.op !== 'call') return user.op === 'return' || user.op === 'set' || user.op === 'array' || user.op === 'object';
    const effect = ownership.effects.effectOf(module, user);
    if (effect.kind === 'unknown') return soundsLikeRelease(module, user);
    const behaviour = effect.kind === 'unit' ? ownership.summaryOf(effect.unit) : effect.behaviour;
    return behaviour?.releases !== undefined || behaviour?.takes !== undefined;
  });
}
