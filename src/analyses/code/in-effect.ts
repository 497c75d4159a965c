import type { CallbackRun } from '../../base/behaviour.ts';
import type { Module, Unit, ValueId } from '../../ir/model.ts';
import { closuresOf } from '../pairs/flow-places.ts';
import { behavioursOf, type CallFacts } from './behaviours.ts';
import { codeOf } from './module-code.ts';

/** The function that a framework runs and undoes, if a unit is it or stands within it: `useEffect(() => …)`. */
export function effectAround(facts: CallFacts, unit: Unit): Unit | undefined {
  return unitAround(facts, unit, ({ cleanup }) => cleanup === true);
}

/** Whether a unit is part of what runs again with changes of what it reads, and not only when a component is shown. */
export function isRunWithChanges(facts: CallFacts, unit: Unit): boolean {
  return unitAround(facts, unit, ({ cleanup, mount }) => cleanup === true && mount !== true) !== undefined;
}

function unitAround(facts: CallFacts, unit: Unit, isMeant: (run: CallbackRun) => boolean): Unit | undefined {
  for (let at: Unit | undefined = unit; at; at = at.parent === undefined ? undefined : at.module.units[at.parent])
    if (closuresOf(at).some((closure) => isGivenTo(facts, unit.module, closure.result, isMeant))) return at;
  return undefined;
}

function isGivenTo(facts: CallFacts, module: Module, closure: ValueId, isMeant: (run: CallbackRun) => boolean): boolean {
  return codeOf(module)
    .usersOf(closure)
    .some((user) => {
      if (user.op !== 'call') return false;
      const argument = user.arguments.findIndex((item) => item.kind === 'value' && item.value === closure);
      return behavioursOf(facts, module, user).some(({ runs }) => runs?.some((run) => run.argument === argument && isMeant(run)));
    });
}
