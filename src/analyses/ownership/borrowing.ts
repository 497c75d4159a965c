import type { Unit } from '../../ir/model.ts';
import { capturedByResult } from './captured-by-result.ts';
import type { ResourceObject } from './object.ts';
import type { RunAlone } from './run-alone.ts';
import { fates } from './standing.ts';

/** What a unit does with what it is given: it only looks at it, looks at it and gives the parameter of that number back whatever happens, or more. */
export type Borrowing = 'only' | number | 'more';

/** Tells from the ways out of a unit's run, on parameters of which nothing is known, what it does with them. */
export function borrowingOf({ parameters }: Unit, { run, exits }: RunAlone): Borrowing {
  if (run.isGivenUp) return 'more';
  const { pool } = run;
  const isUntouched = parameters.every(({ isRest }, index) =>
    exits.every(({ state }) => {
      const standing = state.standings.get(pool.parameter(index) as ResourceObject);
      return !isRest && standing?.fate === fates.live && !standing.isLent;
    }),
  );
  if (!isUntouched) return 'more';
  if (exits.some((exit) => [...capturedByResult(exit)].some(({ is }) => is === 'parameter'))) return 'more';
  const given = parameters.flatMap((_, index) =>
    exits.some(({ state, value }) => state.reachable([value]).has(pool.parameter(index))) ? [index] : [],
  );
  const [only, ...others] = given;
  if (only === undefined) return 'only';
  const parameter = pool.parameter(only);
  const isAlways = exits.every(({ value: { objects } }) => objects.length === 1 && objects[0] === parameter);
  return others.length === 0 && isAlways ? only : 'more';
}
