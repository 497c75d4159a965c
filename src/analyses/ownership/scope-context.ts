import type { CallbackRun } from '../../base/behaviour.ts';
import { isWithin } from '../../base/span.ts';
import type { CallInstruction, Module, Unit } from '../../ir/model.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import { nodesOf } from '../../ir/walk.ts';
import { runsInScopeOfBase } from '../classes/library-base.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf } from '../code/module-code.ts';
import type { Meanings } from '../meaning/solve.ts';
import { unitsAt } from '../meaning/units-at.ts';
import type { Program } from '../program.ts';

/** One place from which a unit is run. */
export interface Invocation {
  readonly module: Module;
  readonly call: CallInstruction;
  /** The unit in which the call stands. */
  readonly from: Unit;
  /** The unit that is run. */
  readonly to: Unit;
  /** How a library runs it; absent for a plain call. */
  readonly run?: CallbackRun;
  /** The call that opened the scope in which it stands, where scopes are opened and closed by calls. */
  readonly region?: CallInstruction;
}

/** Whether the calls of a unit are made where a scope frees what the unit leaves behind. */
export type ScopeVerdict = 'always' | 'sometimes' | 'never' | 'uncalled';

/** How many callers of callers are asked for the sake of one unit. The stack has no room for any number. */
const mostCallers = 1_000;

/** From where each unit of a program is run, and whether a scope is around. */
export class ScopeContext {
  readonly #program: Program;
  readonly #facts: CallFacts;
  #invocations: Map<Unit, Invocation[]> | undefined;
  #invocationsIn: Map<Unit, Invocation[]> | undefined;
  readonly #verdicts = new Map<Unit, ScopeVerdict>();
  readonly #starts = new Map<Unit, boolean>();
  #depth = 0;

  constructor(program: Program, facts: CallFacts) {
    this.#program = program;
    this.#facts = facts;
  }

  invocationsOf(unit: Unit): readonly Invocation[] {
    return this.#all().get(unit) ?? [];
  }

  /** What a unit runs, of the units of the program. */
  invocationsIn(unit: Unit): readonly Invocation[] {
    this.#invocationsIn ??= this.#groupByFrom();
    return this.#invocationsIn.get(unit) ?? [];
  }

  /** The unit as part of which a callback runs; other units stand for themselves. */
  hostOf(unit: Unit): Unit {
    const around = unit.parent === undefined ? undefined : unit.module.units[unit.parent];
    const sites = this.invocationsOf(unit);
    const isInline = around !== undefined && sites.length > 0 && sites.every(({ from, run }) => from === around && run && isAtOnce(run));
    return isInline ? this.hostOf(around) : unit;
  }

  /** Cycles count as in scope: they are entered from somewhere else, and that place decides. */
  verdictOf(unit: Unit): ScopeVerdict {
    const known = this.#verdicts.get(unit);
    if (known) return known;
    // As with a cycle: some place is farther away than is looked.
    if (this.#depth >= mostCallers) return 'always';
    this.#verdicts.set(unit, 'always');
    this.#depth += 1;
    const verdict = this.#decide(unit);
    this.#depth -= 1;
    this.#verdicts.set(unit, verdict);
    return verdict;
  }

  #decide(unit: Unit): ScopeVerdict {
    const sites = this.invocationsOf(unit);
    if (sites.length === 0) return runsInScopeOfBase(this.#facts, unit) ? 'always' : 'uncalled';
    // What an async function makes after its first await is in no scope, whoever calls it.
    return unit.isAsync ? 'never' : this.#joinOf(unit, sites);
  }

  /** Every known call of an async function is made inside a scope: what it makes before it waits for the first time is freed. */
  startsInScope(unit: Unit): boolean {
    if (!unit.isAsync || this.#depth >= mostCallers) return false;
    let known = this.#starts.get(unit);
    if (known === undefined) {
      this.#starts.set(unit, false);
      this.#depth += 1;
      const sites = this.invocationsOf(unit);
      known = !sites.some(isWaitedForInRegion) && this.#joinOf(unit, sites) === 'always';
      this.#depth -= 1;
      this.#starts.set(unit, known);
    }
    return known;
  }

  #joinOf(unit: Unit, sites: readonly Invocation[]): ScopeVerdict {
    // Whether it calls itself in a scope is up to the others.
    const entries = sites.filter(({ from, run }) => from !== unit || (run && !isAtOnce(run)));
    if (entries.length === 0) return 'uncalled';
    const verdicts = new Set(entries.map((site) => this.#standingOf(site)));
    const [only] = verdicts;
    return verdicts.size === 1 && only ? only : 'sometimes';
  }

  /** Whether a scope is sure to be around the invocation, opened there or by whoever calls the function around it. */
  isInScope(site: Invocation): boolean {
    return this.#standingOf(site) === 'always';
  }

  #standingOf(site: Invocation): Exclude<ScopeVerdict, 'uncalled'> {
    if (site.run?.scope || site.region) return 'always';
    if (site.run && !isAtOnce(site.run)) return 'never';
    if (site.from.isAsync) return isBeforeAwait(site) && this.startsInScope(site.from) ? 'always' : 'never';
    const around = this.verdictOf(site.from);
    return around === 'uncalled' ? 'never' : around;
  }

  #groupByFrom(): Map<Unit, Invocation[]> {
    const found = new Map<Unit, Invocation[]>();
    for (const invocations of this.#all().values())
      for (const each of invocations) {
        const known = found.get(each.from);
        if (known) known.push(each);
        else found.set(each.from, [each]);
      }
    return found;
  }

  #all(): ReadonlyMap<Unit, Invocation[]> {
    if (!this.#invocations) {
      this.#invocations = new Map();
      for (const module of this.#program.modules) this.#noteCalls(this.#facts, module, this.#invocations);
    }
    return this.#invocations;
  }

  #noteCalls(facts: CallFacts, module: Module, found: Map<Unit, Invocation[]>): void {
    const code = codeOf(module);
    // In the order of the source: a way around the call that opens or closes a scope is not looked for.
    const regions: CallInstruction[] = [];
    let from: Unit | undefined;
    for (const call of code.all.calls) {
      const unit = code.unitOf(call);
      if (unit !== from) regions.length = 0;
      from = unit;
      const region = regions.at(-1);
      const invocation = { module, call, from, ...(region && { region }) };
      const callees = facts.meanings.calleesOf(call);
      for (const callee of callees) if (callee.kind === 'unit') add(found, { ...invocation, to: callee.unit });
      const behaviours =
        callees.length === 0
          ? behavioursOf(facts, module, call)
          : callees.flatMap((callee) => (callee.kind === 'behaviour' ? [callee.behaviour] : []));
      for (const behaviour of behaviours) {
        if (behaviour.region === 'open') regions.push(call);
        else if (behaviour.region === 'close') regions.pop();
        for (const run of behaviour.runs ?? []) noteCallback(found, facts.meanings, invocation, run);
      }
    }
  }
}

/** A scope that was opened by hand goes on for as long as its function waits for the call, and nobody can tell who closes it. */
function isWaitedForInRegion({ module, call, region }: Invocation): boolean {
  return (
    region !== undefined &&
    codeOf(module)
      .usersOf(call.result)
      .some(({ op }) => op === 'await')
  );
}

/** The call stands where its function has not waited for anything yet. */
function isBeforeAwait({ module, call, from }: Invocation): boolean {
  const waits = nodesOf(from.body).filter((node) => node.op === 'await' || (node.op === 'loop' && node.isAwait));
  const loops = codeOf(module).loopsAround(call);
  return !waits.some((wait) => wait.span.start < call.span.start || loops.some((loop) => isWithin(wait.span, loop.span)));
}

function noteCallback(found: Map<Unit, Invocation[]>, meanings: Meanings, invocation: Omit<Invocation, 'to'>, run: CallbackRun): void {
  const item = invocation.call.arguments[run.argument];
  if (item?.kind !== 'value' || run.member !== undefined) return;
  for (const to of meanings.unitsOf(invocation.module, item.value)) {
    add(found, { ...invocation, run, to });
    if (run.returnsScoped === undefined) continue;
    const later: CallbackRun = { argument: run.argument, mode: 'later', scope: true };
    for (const value of returnedBy(to))
      for (const inner of unitsAt(meanings, to.module, value, run.returnsScoped)) add(found, { ...invocation, run: later, to: inner });
  }
}

function add(found: Map<Unit, Invocation[]>, invocation: Invocation): void {
  const known = found.get(invocation.to);
  if (known) known.push(invocation);
  else found.set(invocation.to, [invocation]);
}

/** The call that is given the function runs it before it returns. */
export function isAtOnce({ mode }: CallbackRun): boolean {
  return mode === 'now' || mode === 'each';
}
