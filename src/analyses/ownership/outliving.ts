import type { Instruction } from '../../ir/model.ts';
import type { Exit } from './context.ts';
import { fates } from './state.ts';

/** What makes handles that somebody other than the caller holds when the run has ended: fields, outer variables, functions that live on. */
export function outlivingHandles(exits: readonly Exit[]): ReadonlySet<Instruction> {
  const found = new Set<Instruction>();
  for (const { state, value } of exits) {
    for (const [object, { fate }] of state.standings)
      if (object.is === 'resource' && fate & fates.escaped) found.add(object.site.instruction);
    for (const object of state.reachable([value])) {
      if (object.is !== 'closure') continue;
      const captured = object.unit.captures.flatMap((variable) => state.variables.get(variable) ?? []);
      for (const each of state.reachable(captured)) if (each.is === 'resource') found.add(each.site.instruction);
    }
  }
  return found;
}
