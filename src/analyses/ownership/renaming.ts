import type { AnyUnit } from './context.ts';

/** What stands for functions of another module since that was lowered anew: whoever only asks about them cannot tell the old from the new. */
export class Renaming {
  readonly #renamed = new Map<unknown, AnyUnit>();

  /** What stands for something now. */
  of<Thing>(thing: Thing): Thing {
    return (this.#renamed.get(thing) as Thing | undefined) ?? thing;
  }

  /** Whether the second may stand for the first from now on, as it does for nothing else: itself, or a function of the same file. */
  isSame(before: AnyUnit, now: AnyUnit): boolean {
    if (before === now) return true;
    const known = this.#renamed.get(before);
    if (known || before.module.path !== now.module.path || [...this.#renamed.values()].includes(now)) return known === now;
    this.#renamed.set(before, now);
    return true;
  }
}
