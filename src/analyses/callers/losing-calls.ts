import type { Module, Unit } from '../../ir/model.ts';
import type { Loss, Obligation } from '../ownership/obligation.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { type Invocation, isAtOnce } from '../ownership/scope-context.ts';

/** A call of a function that leaves handles to its caller's scope, where there is none. */
export interface LosingCall extends Invocation {
  /** What is lost by it: what the function that is called makes itself, or gets from another. */
  readonly losses: readonly Obligation[];
}

/** Ways of losing a handle that a scope around the call would mend. */
const mendable: ReadonlySet<Loss> = new Set(['never-released', 'some-exits', 'overwritten', 'unused-part']);

/** Whether a scope around the call would have freed what is lost. */
export function mayMend({ loss, site }: Obligation): boolean {
  return site.resource.discipline === 'scoped' && mendable.has(loss);
}

/** Finds the callers that are to blame: of a function that some call in a scope, those who do not. */
export class LosingCalls {
  readonly #ownership: Ownership;

  constructor(ownership: Ownership) {
    this.#ownership = ownership;
  }

  /** Whether a loss is the callers' business, and not that of the function in which it shows. */
  isLeftToCallers(loss: Obligation): boolean {
    return mayMend(loss) && this.#isCalledBothWays(loss.unit);
  }

  /** The calls in a module that lose what the function called leaves. */
  *of(module: Module): Iterable<LosingCall> {
    for (const unit of module.units) {
      if (this.#isCalledBothWays(unit)) continue;
      for (const call of this.#unscopedIn(unit)) {
        const losses = this.#lossesBy(call.to, new Set());
        if (losses.length > 0) yield { ...call, losses };
      }
    }
  }

  /** Some call it in a scope and some do not, and all of these could open one. */
  #isCalledBothWays(unit: Unit): boolean {
    const { scopes } = this.#ownership;
    if (scopes.verdictOf(unit) !== 'sometimes') return false;
    return scopes.invocationsOf(unit).every((site) => !site.run || isAtOnce(site.run) || scopes.isInScope(site));
  }

  #unscopedIn(unit: Unit): readonly Invocation[] {
    const { scopes } = this.#ownership;
    return scopes.invocationsIn(unit).filter((call) => this.#isCalledBothWays(call.to) && !scopes.isInScope(call));
  }

  #lossesBy(unit: Unit, seen: Set<Unit>): readonly Obligation[] {
    if (seen.has(unit)) return [];
    seen.add(unit);
    const own = this.#ownership.obligationsOf(unit.module).filter((loss) => loss.unit === unit && this.isLeftToCallers(loss));
    return [...own, ...this.#unscopedIn(unit).flatMap((call) => this.#lossesBy(call.to, seen))];
  }
}
