import type { Module, Unit } from '../../ir/model.ts';
import { type Asked, AskingWorld } from './asking-world.ts';
import type { Borrowing } from './borrowing.ts';
import type { World } from './context.ts';
import type { LateUse } from './late-use.ts';
import type { Outcome } from './outcome.ts';
import { Renaming } from './renaming.ts';

interface Kept<Result> {
  readonly result: Result;
  readonly tables: string;
  readonly asked: readonly Asked[];
}

/** Results that are taken up again as long as all that they were worked out from is the same. */
export class Results<About extends object, Result> {
  readonly #kept = new WeakMap<About, Kept<Result>>();

  /**
   * The result of the work on something, in a program with these tables. It may ask nothing but the world that it gets. What was asked for the last result is asked again in the same
   * order: up to the first other answer the work would ask the same, so that the world, too, finds things out in the order in which it would without a memory.
   */
  of(about: About, tables: string, world: World, work: (world: World) => Result): Result {
    const kept = this.#kept.get(about);
    if (kept?.tables === tables && isStillSo(kept.asked, world)) return kept.result;
    // Answers may be half of then and half of now, should the work fail.
    this.#kept.delete(about);
    const asking = new AskingWorld(world);
    const result = work(asking);
    this.#kept.set(about, { result, tables, asked: asking.asked });
    return result;
  }
}

/** Whether all answers are the same as before. They are put in the place of those, which may hold on to models of files as they were. */
function isStillSo(asked: readonly Asked[], world: World): boolean {
  const renaming = new Renaming();
  return asked.every((each) => {
    const about = renaming.of(each.about);
    const answer = each.question.ask(world, about, each.detail);
    if (!each.question.isSame(each.answer, answer, renaming)) return false;
    each.about = about;
    each.answer = answer;
    return true;
  });
}

/** What a process that stays keeps of runs of functions. It goes with the models of the functions. */
export class RememberedRuns {
  readonly outcomes = new Results<Unit, Outcome>();
  readonly borrowings = new Results<Unit, Borrowing>();
  readonly lateUses = new Results<Module, readonly LateUse[]>();
}
