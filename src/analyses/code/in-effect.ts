import type { Module, Unit, ValueId } from '../../ir/model.ts';
import { closuresOf } from '../pairs/flow-places.ts';
import { behavioursOf, type CallFacts } from './behaviours.ts';
import { codeOf } from './module-code.ts';

/** The function that a framework runs and undoes, if a unit is it or stands within it: `useEffect(() => …)`. */
export function effectAround(facts: CallFacts, unit: Unit): Unit | undefined {
  for (let at: Unit | undefined = unit; at; at = at.parent === undefined ? undefined : at.module.units[at.parent])
    if (closuresOf(at).some((closure) => isUndone(facts, unit.module, closure.result))) return at;
  return undefined;
}

function isUndone(facts: CallFacts, module: Module, closure: ValueId): boolean {
  return codeOf(module)
    .usersOf(closure)
    .some((user) => {
      if (user.op !== 'call') return false;
      const argument = user.arguments.findIndex((item) => item.kind === 'value' && item.value === closure);
      return behavioursOf(facts, module, user).some(({ runs }) => runs?.some((run) => run.cleanup === true && run.argument === argument));
    });
}
