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

/**
 * Finds the callers that are to blame: of a function that some call in a scope, those who do not. What is asked of a function is kept, as in
 * code that is one web of calls each function is met from every other.
 */
export class LosingCalls {
  readonly #ownership: Ownership;
  readonly #calledBothWays = new Map<Unit, boolean>();
  readonly #unscoped = new Map<Unit, readonly Invocation[]>();
  readonly #losses = new Map<Unit, readonly Obligation[]>();
  readonly #own = new Map<Module, ReadonlyMap<Unit, readonly Obligation[]>>();

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
        const losses = this.#lossesBy(call.to);
        if (losses.length > 0) yield { ...call, losses };
      }
    }
  }

  /** Some call it in a scope and some do not, and all of these could open one. */
  #isCalledBothWays(unit: Unit): boolean {
    return kept(this.#calledBothWays, unit, () => {
      const { scopes } = this.#ownership;
      if (scopes.verdictOf(unit) !== 'sometimes') return false;
      return scopes.invocationsOf(unit).every((site) => !site.run || isAtOnce(site.run) || scopes.isInScope(site));
    });
  }

  #unscopedIn(unit: Unit): readonly Invocation[] {
    return kept(this.#unscoped, unit, () => {
      const { scopes } = this.#ownership;
      return scopes.invocationsIn(unit).filter((call) => this.#isCalledBothWays(call.to) && !scopes.isInScope(call));
    });
  }

  /** What a function and those it calls outside of a scope leave, each function counted once. */
  #lossesBy(unit: Unit): readonly Obligation[] {
    return kept(this.#losses, unit, () => {
      const losses: Obligation[] = [];
      const seen = new Set<Unit>();
      const visit = (at: Unit): void => {
        if (seen.has(at)) return;
        seen.add(at);
        losses.push(...this.#ownLosses(at));
        for (const call of this.#unscopedIn(at)) visit(call.to);
      };
      visit(unit);
      return losses;
    });
  }

  #ownLosses(unit: Unit): readonly Obligation[] {
    const own = kept(this.#own, unit.module, () => {
      const byUnit = new Map<Unit, Obligation[]>();
      for (const loss of this.#ownership.obligationsOf(unit.module)) {
        if (this.isLeftToCallers(loss)) kept(byUnit, loss.unit, () => []).push(loss);
      }
      return byUnit;
    });
    return own.get(unit) ?? [];
  }
}

/** What is kept under a key, worked out when it is first asked for. */
function kept<K, V>(values: Map<K, V>, key: K, of: () => V): V {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = of();
  values.set(key, value);
  return value;
}
