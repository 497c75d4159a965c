import type { Facts } from '../analyses/facts.ts';
import { isWithin, type Span } from '../base/span.ts';
import type { Module, Unit } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';

/** A call of a function of the program. */
interface UnitCall {
  readonly span: Span;
  readonly to: Unit;
}

const known = new WeakMap<Facts, LeftHandles>();

/** A function that is called in the span, or one that it calls, keeps handles that it makes. */
export function leavesHandles(facts: Facts, module: Module, span: Span): boolean {
  let left = known.get(facts);
  if (!left) known.set(facts, (left = new LeftHandles(facts)));
  return left.isAnyLeftBy(left.calledIn(module, span));
}

class LeftHandles {
  readonly #facts: Facts;
  readonly #calls = new Map<Unit, readonly UnitCall[]>();
  /** Units that are known to keep nothing. */
  readonly #clean = new Set<Unit>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  calledIn(module: Module, span: Span): readonly Unit[] {
    const units = module.units.filter((unit) => unit.span.start < span.end && span.start < unit.span.end);
    return units.flatMap((unit) => this.#callsOf(unit).flatMap((call) => (isWithin(call.span, span) ? [call.to] : [])));
  }

  isAnyLeftBy(units: readonly Unit[]): boolean {
    const seen = new Set(units.filter((unit) => !this.#clean.has(unit)));
    // A set goes on to what is added while it is walked.
    for (const unit of seen) {
      if (this.#facts.ownership.outlivingOf(unit).size > 0) return true;
      for (const { to } of this.#callsOf(unit)) if (!this.#clean.has(to)) seen.add(to);
    }
    for (const unit of seen) this.#clean.add(unit);
    return false;
  }

  #callsOf(unit: Unit): readonly UnitCall[] {
    let calls = this.#calls.get(unit);
    if (!calls) this.#calls.set(unit, (calls = this.#findCalls(unit)));
    return calls;
  }

  #findCalls(unit: Unit): readonly UnitCall[] {
    return instructionsOf(unit.body).flatMap((node) => {
      const effect = node.op === 'call' ? this.#facts.ownership.effects.effectOf(unit.module, node) : undefined;
      return effect?.kind === 'unit' ? [{ span: node.span, to: effect.unit }] : [];
    });
  }
}
