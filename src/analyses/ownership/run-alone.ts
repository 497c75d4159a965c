import type { Unit } from '../../ir/model.ts';
import type { Exit, World } from './context.ts';
import type { ResourceObject } from './object.ts';
import { AbstractRun } from './run.ts';
import { unfold } from './settled.ts';
import { callersScope, fates } from './standing.ts';
import { State } from './state.ts';

/** A unit's run by itself, with the ways out of it. */
export interface RunAlone {
  readonly run: AbstractRun;
  readonly exits: readonly Exit[];
}

/** Runs a unit on parameters of which nothing is known but whether they leave it. */
export function runAlone(world: World, unit: Unit): RunAlone {
  const run = new AbstractRun(world, unit);
  const start = new State();
  if (world.isAlwaysInScope(unit) || world.startsInScope(unit)) start.scopes = [callersScope];
  const parameters = unit.parameters.map((_, index) => run.pool.parameter(index));
  for (const parameter of parameters)
    start.standings.set(parameter as ResourceObject, {
      fate: fates.live,
      scope: 0,
      isLent: false,
      isExposed: false,
      isAfterAwait: false,
    });
  const exits = run.runUnit(unit, [start], () =>
    parameters.map((parameter) => ({ objects: [parameter], isNullable: true, isOpen: true, isEach: false })),
  );
  return { run, exits: exits.flatMap((exit) => unfold(exit.state).map((state) => ({ ...exit, state }))) };
}
