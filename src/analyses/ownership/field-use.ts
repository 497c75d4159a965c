import type { Exit, RunContext } from './context.ts';
import type { FieldDrop, FieldHold } from './field-hold.ts';
import { fates, type State } from './state.ts';

/** What one unit does to the handles in fields of its receiver. */
export interface FieldUse {
  readonly holds: readonly FieldHold[];
  readonly drops: readonly FieldDrop[];
  /** Fields of which something is released on some way through. */
  readonly released: ReadonlySet<string>;
  readonly passesSelf: boolean;
}

export function fieldUseOf(run: RunContext, exits: readonly Exit[]): FieldUse {
  const released = new Set<string>();
  for (const { state } of exits) {
    for (const [object, { fate }] of state.standings as Iterable<readonly [{ is: string; name?: string }, { fate: number }]>)
      if (object.is === 'field' && object.name !== undefined && fate & fates.released) released.add(object.name);
  }
  // What the run itself releases again is not the field's to release.
  const holds = run.holds.filter((hold) => !exits.some(({ state }) => isReleased(run, state, hold)));
  return { holds, drops: run.drops.filter((drop) => !released.has(drop.field)), released, passesSelf: run.passesSelf };
}

function isReleased(run: RunContext, state: State, { site }: FieldHold): boolean {
  const fate = state.standings.get(run.pool.resource(site, false))?.fate ?? 0;
  return (fate & fates.released) !== 0;
}
