import type { CallbackRun } from '../../base/behaviour.ts';
import type { CallInstruction, Module, Unit } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Program } from '../program.ts';

/** One place from which a unit is run. */
export interface Invocation {
  readonly module: Module;
  readonly call: CallInstruction;
  /** The unit in which the call stands. */
  readonly from: Unit;
  /** How a library runs it; absent for a plain call. */
  readonly run?: CallbackRun;
}

/** Whether the calls of a unit are made where a scope frees what the unit leaves behind. */
export type ScopeVerdict = 'always' | 'sometimes' | 'never' | 'uncalled';

/** From where each unit of a program is run, and whether a scope is around. */
export class ScopeContext {
  readonly #invocations = new Map<Unit, Invocation[]>();
  readonly #verdicts = new Map<Unit, ScopeVerdict>();

  constructor(program: Program, meanings: Meanings) {
    for (const module of program.modules)
      for (const unit of module.units)
        for (const node of instructionsOf(unit.body)) if (node.op === 'call') this.#note(meanings, module, unit, node);
  }

  invocationsOf(unit: Unit): readonly Invocation[] {
    return this.#invocations.get(unit) ?? [];
  }

  /** Cycles count as in scope: they are entered from somewhere else, and that place decides. */
  verdictOf(unit: Unit): ScopeVerdict {
    const known = this.#verdicts.get(unit);
    if (known) return known;
    this.#verdicts.set(unit, 'always');
    const verdict = this.#decide(unit);
    this.#verdicts.set(unit, verdict);
    return verdict;
  }

  #decide(unit: Unit): ScopeVerdict {
    const sites = this.invocationsOf(unit);
    if (sites.length === 0) return 'uncalled';
    // What an async function makes after its first await is in no scope, whoever calls it.
    if (unit.isAsync) return 'never';
    const safe = sites.filter((site) => this.#isInScope(site)).length;
    return safe === sites.length ? 'always' : safe === 0 ? 'never' : 'sometimes';
  }

  #isInScope(site: Invocation): boolean {
    if (site.run?.scope) return true;
    if (site.run && site.run.mode !== 'now' && site.run.mode !== 'each') return false;
    return this.verdictOf(site.from) === 'always';
  }

  #note(meanings: Meanings, module: Module, from: Unit, call: CallInstruction): void {
    for (const callee of meanings.calleesOf(call)) {
      if (callee.kind === 'unit') this.#add(callee.unit, { module, call, from });
      else for (const run of callee.behaviour.runs ?? []) this.#noteCallback(meanings, module, from, call, run);
    }
  }

  #noteCallback(meanings: Meanings, module: Module, from: Unit, call: CallInstruction, run: CallbackRun): void {
    const item = call.arguments[run.argument];
    if (item?.kind !== 'value' || run.member !== undefined) return;
    for (const unit of meanings.unitsOf(module, item.value)) this.#add(unit, { module, call, from, run });
  }

  #add(unit: Unit, invocation: Invocation): void {
    const known = this.#invocations.get(unit);
    if (known) known.push(invocation);
    else this.#invocations.set(unit, [invocation]);
  }
}
