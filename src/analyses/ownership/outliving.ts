import type { Instruction } from '../../ir/model.ts';
import type { Exit } from './context.ts';
import type { Site } from './object.ts';
import { fates } from './standing.ts';

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

/** The handles that a run leaves to a scope of its caller, each once. What it returns is not among them. */
export function leftToScope(exits: readonly Exit[], scope: number): readonly Site[] {
  const found = new Map<string, Site>();
  for (const { state } of exits)
    for (const [object, standing] of state.standings)
      if (object.is === 'resource' && standing.scope === scope && standing.fate & fates.live)
        found.set(`${object.site.instruction.span.start} ${object.site.path}`, object.site);
  return [...found.values()];
}
