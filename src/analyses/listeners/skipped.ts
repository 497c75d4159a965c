import type { Instruction, Module } from '../../ir/model.ts';
import { failureThatSkips, isUndoneBy } from '../code/left-out.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { placeKey } from '../code/place-key.ts';
import type { HeatFacts } from '../heat/heat-facts.ts';
import type { Heat } from '../heat/heat.ts';
import { placeWithin } from '../heat/run-at-once.ts';
import type { ListenerCall } from './listener-calls.ts';
import { isLocal, isRemovalOf } from './unsettled.ts';

/** A listener that the function which adds it removes once it has waited for something, and leaves when that fails. */
export interface SkippedListener {
  readonly addition: ListenerCall;
  readonly removal: ListenerCall;
  /** What is waited for. */
  readonly wait: Instruction;
  readonly heat: Heat;
}

/** The listeners of a module whose removal a failure leaves out; the target is there before and after. */
export function findSkipped(facts: HeatFacts, module: Module, calls: readonly ListenerCall[]): readonly SkippedListener[] {
  const code = codeOf(module);
  return calls.flatMap((addition): SkippedListener[] => {
    const { does, target, handler } = addition;
    if (does !== 'add' || handler?.place === undefined || target === undefined || isLocal(code, target)) return [];
    const removals = calls.filter(
      (each) => each.does === 'remove' && (each.event === 'any' || (isRemovalOf(each, addition) && isSameEvent(code, each, addition))),
    );
    const [removal, ...others] = removals;
    const place = removal && others.length === 0 ? placeWithin(facts.heats, code, addition.call, code.unitOf(removal.call)) : undefined;
    if (!removal || !place || !isUndoneBy(code, place, removal.call)) return [];
    const wait = failureThatSkips(facts.meanings, code, place, removal.call);
    const heat = facts.heats.of(module, addition.call);
    return wait && heat.rate !== 'once' ? [{ addition, removal, wait, heat }] : [];
  });
}

/** The events have the same name, or are read from the same place. */
function isSameEvent(code: ModuleCode, one: ListenerCall, other: ListenerCall): boolean {
  if (one.event !== undefined) return one.event === other.event;
  const [place, same] = [one, other].map(({ call }) => {
    const [first] = call.arguments;
    return first?.kind === 'value' ? placeKey(code, first.value) : undefined;
  });
  return place !== undefined && place === same;
}
