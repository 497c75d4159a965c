import type { Behaviour } from '../../base/behaviour.ts';
import type { Instruction, Unit } from '../../ir/model.ts';
import { collectObligations } from './collect.ts';
import type { Exit, World } from './context.ts';
import type { FieldUse } from './field-hold.ts';
import { fieldUseOf } from './field-use.ts';
import type { LateUse } from './late-use.ts';
import { lentParameters } from './lent-parameters.ts';
import type { Site } from './object.ts';
import type { Obligation } from './obligation.ts';
import { leftToScope, outlivingHandles } from './outliving.ts';
import type { RunAlone } from './run-alone.ts';
import { callersScope, fates } from './standing.ts';
import { forgotten, summarize, surelyReleased } from './summarize.ts';

/** What the run of a unit came to. */
export interface Outcome {
  readonly summary: Behaviour | undefined;
  readonly obligations: readonly Obligation[];
  /** Units that ran as part of it, or cannot run at all. */
  readonly included: ReadonlySet<Unit>;
  readonly fields: FieldUse;
  readonly outliving: ReadonlySet<Instruction>;
  /** What it leaves to the scope of its caller. */
  readonly left: readonly Site[];
  readonly lateUses: readonly LateUse[];
  readonly surelyReleased: ReadonlySet<number>;
  readonly forgotten: ReadonlySet<number>;
  readonly lent: ReadonlySet<number>;
}

/** Of a unit that has nothing to do with handles. */
export const nothing: Outcome = {
  summary: undefined,
  obligations: [],
  included: new Set(),
  fields: { holds: [], drops: [], released: new Set(), refilled: new Set(), passesSelf: false },
  outliving: new Set(),
  left: [],
  lateUses: [],
  surelyReleased: new Set(),
  forgotten: new Set(),
  lent: new Set(),
};

/** What a unit's run by itself comes to. */
export function outcomeOf(world: World, unit: Unit, { run, exits }: RunAlone): Outcome {
  if (run.isGivenUp) return nothing;
  const summary = summarize(unit, exits, run.pool);
  const outliving = outlivingHandles(exits);
  for (const exit of exits) handOver(exit);
  return {
    summary,
    obligations: collectObligations(world, unit, [...exits, ...run.rounds]),
    included: new Set([...run.followed, ...run.unreachable()]),
    fields: fieldUseOf(run, exits),
    outliving,
    left: world.isAlwaysInScope(unit) ? leftToScope(exits, callersScope) : [],
    lateUses: run.lateUses.found(run),
    surelyReleased: surelyReleased(unit, exits, run.pool),
    forgotten: forgotten(world, unit, exits, run.pool),
    lent: lentParameters(unit, exits, run.pool),
  };
}

/** What a unit returns belongs to its caller. */
function handOver(exit: Exit): void {
  for (const object of exit.state.reachable([exit.value])) {
    if (object.is === 'resource' && !exit.state.standings.get(object)?.isMemo) exit.state.update(object, { fate: fates.escaped });
    else if (object.is === 'closure') handOverCaptured(exit, object.unit);
  }
}

function handOverCaptured(exit: Exit, unit: Unit): void {
  const values = unit.captures.flatMap((variable) => exit.state.variables.get(variable) ?? []);
  for (const object of exit.state.reachable(values)) if (object.is === 'resource') exit.state.update(object, { fate: fates.escaped });
}
