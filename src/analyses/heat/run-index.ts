import type { Unit } from '../../ir/model.ts';
import type { Run } from './runs.ts';

/** The places that make units run, by the unit in which they stand and by the one that they run. */
export class RunIndex {
  readonly #from = new Map<Unit, Run[]>();
  readonly #to = new Map<Unit, Run[]>();

  constructor(runs: readonly Run[]) {
    for (const run of runs) {
      add(this.#from, run.from, run);
      add(this.#to, run.to, run);
    }
  }

  from(unit: Unit): readonly Run[] {
    return this.#from.get(unit) ?? [];
  }

  to(unit: Unit): readonly Run[] {
    return this.#to.get(unit) ?? [];
  }
}

function add(table: Map<Unit, Run[]>, unit: Unit, run: Run): void {
  const list = table.get(unit);
  if (list) list.push(run);
  else table.set(unit, [run]);
}
