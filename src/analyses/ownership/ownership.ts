import type { Behaviour } from '../../base/behaviour.ts';
import type { Instruction, Module, Unit, VariableId } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Meanings } from '../meaning/solve.ts';
import { NamePairs } from '../pairs/name-pairs.ts';
import { TextUses } from '../pairs/text-uses.ts';
import type { Program } from '../program.ts';
import { type Borrowing, borrowingOf } from './borrowing.ts';
import { CallEffects } from './call-effects.ts';
import { collectObligations } from './collect.ts';
import { Concerns } from './concerns.ts';
import type { Exit, World } from './context.ts';
import type { LateUse } from './late-use.ts';
import { lateUsesOfPlaces } from './late-uses-of-places.ts';
import type { ResourceObject, Site } from './object.ts';
import type { FieldUse } from './field-hold.ts';
import { fieldUseOf } from './field-use.ts';
import type { Obligation } from './obligation.ts';
import { Instances } from './instances.ts';
import { variablesWithHandles } from './module-variables.ts';
import { leftToScope, outlivingHandles } from './outliving.ts';
import { AbstractRun } from './run.ts';
import { type Invocation, ScopeContext } from './scope-context.ts';
import { callersScope, fates } from './standing.ts';
import { State } from './state.ts';
import { unfold } from './settled.ts';
import { lentParameters } from './lent-parameters.ts';
import { forgotten, summarize, surelyReleased } from './summarize.ts';
import { OnlyShowing } from './only-shows.ts';
import { PartsReleased } from './parts-released.ts';
import { ReleasedResults } from './released-results.ts';

interface Outcome {
  readonly summary: Behaviour | undefined;
  readonly obligations: readonly Obligation[];
  /** Units that ran as part of it, or cannot run at all. */
  readonly included: ReadonlySet<Unit>;
  readonly fields: FieldUse;
  readonly outliving: ReadonlySet<Instruction>;
  /** What it leaves to the scope of its caller. */
  readonly left: readonly Site[];
  readonly lateUses: readonly LateUse[];
  readonly surelyReleased: ReadonlySet<number>;
  readonly forgotten: ReadonlySet<number>;
  readonly lent: ReadonlySet<number>;
}

const nothing: Outcome = {
  summary: undefined,
  obligations: [],
  included: new Set(),
  fields: { holds: [], drops: [], released: new Set(), refilled: new Set(), passesSelf: false },
  outliving: new Set(),
  left: [],
  lateUses: [],
  surelyReleased: new Set(),
  forgotten: new Set(),
  lent: new Set(),
};
const noNames: ReadonlySet<string> = new Set();

/** How many functions that call one another are run for the sake of the first. Each takes some twenty calls of ours, and the stack ends all work. */
const mostNested = 200;

/** Which handles are made, who has to release them, and where that is not done. */
export class Ownership implements World {
  readonly knowledge: Knowledge;
  readonly meanings: Meanings;
  readonly pairs: NamePairs;
  readonly texts: TextUses;
  readonly effects: CallEffects;
  readonly showing: OnlyShowing;
  readonly releasedResults: ReleasedResults;
  readonly partsReleased: PartsReleased;
  readonly instances: Instances;
  readonly scopes: ScopeContext;
  /** How much work it was so far, see `AbstractRun.steps`. */
  steps = 0;
  #nested = 0;
  readonly #outcomes = new Map<Unit, Outcome | 'running'>();
  readonly #concerns: Concerns;
  /** One run with its states, so that whoever keeps the answers keeps an example of each shape that a run makes. */
  #longest: { readonly run: AbstractRun; readonly exits: readonly Exit[] } | undefined;
  readonly #borrowers = new Map<Unit, Borrowing>();
  readonly #variables = new Map<Module, ReadonlySet<VariableId>>();
  readonly #obligations = new Map<Module, readonly Obligation[]>();

  constructor(program: Program, knowledge: Knowledge, meanings: Meanings) {
    this.meanings = meanings;
    this.pairs = new NamePairs(program, knowledge, meanings);
    this.knowledge = this.pairs.knowledge;
    this.texts = new TextUses(program, knowledge, meanings);
    this.effects = new CallEffects(this.knowledge, meanings, this.pairs);
    this.showing = new OnlyShowing(meanings);
    this.releasedResults = new ReleasedResults(this.effects);
    this.partsReleased = new PartsReleased(this.effects);
    this.instances = new Instances(this.knowledge, meanings, this.effects, (unit) => this.fieldsOf(unit));
    this.#concerns = new Concerns(this);
    this.scopes = new ScopeContext(program, { knowledge, meanings });
  }

  summaryOf(unit: Unit): Behaviour | undefined {
    const outcome = this.#outcomeOf(unit);
    return outcome === 'running' ? undefined : outcome.summary;
  }

  surelyReleasedBy(unit: Unit): ReadonlySet<number> {
    const outcome = this.#outcomeOf(unit);
    return outcome === 'running' ? nothing.surelyReleased : outcome.surelyReleased;
  }

  forgottenBy(unit: Unit): ReadonlySet<number> {
    const outcome = this.#outcomeOf(unit);
    return outcome === 'running' ? nothing.forgotten : outcome.forgotten;
  }

  lentBy(unit: Unit): ReadonlySet<number> {
    const outcome = this.#outcomeOf(unit);
    return outcome === 'running' ? nothing.lent : outcome.lent;
  }

  releasedFieldsOf(unit: Unit): ReadonlySet<string> {
    const outcome = this.#outcomeOf(unit);
    return outcome === 'running' ? noNames : outcome.fields.released;
  }

  variablesWithHandles(module: Module): ReadonlySet<VariableId> {
    let found = this.#variables.get(module);
    if (!found) this.#variables.set(module, (found = variablesWithHandles(this.knowledge, this.meanings, module)));
    return found;
  }

  /** What a unit does to the handles in fields of its receiver. */
  fieldsOf(unit: Unit): FieldUse {
    const outcome = this.#outcomeOf(unit);
    return outcome === 'running' ? nothing.fields : outcome.fields;
  }

  /** What makes handles that are held when the unit has run, other than by its result. */
  outlivingOf(unit: Unit): ReadonlySet<Instruction> {
    const outcome = this.#outcomeOf(unit);
    return outcome === 'running' ? nothing.outliving : outcome.outliving;
  }

  /** The handles that a unit leaves to a scope that each of its callers has opened. */
  leftOf(unit: Unit): readonly Site[] {
    const outcome = this.#outcomeOf(unit);
    return outcome === 'running' ? nothing.left : outcome.left;
  }

  invocationsOf(unit: Unit): readonly Invocation[] {
    return this.scopes.invocationsOf(unit);
  }

  isAlwaysInScope(unit: Unit): boolean {
    return this.scopes.verdictOf(unit) === 'always';
  }

  /** The handles that a module's units lose. Callbacks that run as part of another unit are counted with it. */
  obligationsOf(module: Module): readonly Obligation[] {
    let found = this.#obligations.get(module);
    if (!found) this.#obligations.set(module, (found = this.#outcomesOf(module).flatMap(({ obligations }) => obligations)));
    return found;
  }

  /** Uses of handles by a module's units when they were released before. */
  lateUsesOf(module: Module): readonly LateUse[] {
    const inRuns = this.#outcomesOf(module).flatMap(({ lateUses }) => lateUses);
    const released = new Set(inRuns.flatMap(({ releasedAt, sureness }) => (sureness === 'certain' ? [releasedAt.start] : [])));
    const ofPlaces = lateUsesOfPlaces(this, module).filter(({ releasedAt }) => !released.has(releasedAt.start));
    const surer = new Set(ofPlaces.map(({ value }) => value));
    return [...inRuns.filter(({ value }) => !surer.has(value)), ...ofPlaces];
  }

  #outcomesOf(module: Module): Outcome[] {
    const found: Outcome[] = [];
    const included = new Set<Unit>();
    // Units stand after the unit around them, so whoever runs a callback comes before it.
    for (const unit of module.units) {
      if (included.has(unit) || !this.#concerns.making(unit)) continue;
      const outcome = this.#outcomeOf(unit);
      if (outcome === 'running') continue;
      for (const each of outcome.included) if (each !== unit) included.add(each);
      found.push(outcome);
    }
    return found;
  }

  #outcomeOf(unit: Unit): Outcome | 'running' {
    let outcome = this.#outcomes.get(unit);
    if (outcome) return outcome;
    // As little is known of it as of a function that calls itself, until it is asked about from nearer by.
    if (this.#nested >= mostNested) return 'running';
    this.#outcomes.set(unit, 'running');
    outcome = this.#deeper(() => this.#run(unit));
    this.#outcomes.set(unit, outcome);
    return outcome;
  }

  #run(unit: Unit): Outcome {
    if (!this.concernsHandles(unit)) return nothing;
    const run = new AbstractRun(this, unit);
    const exits = this.#exitsOf(run, unit);
    if (run.isGivenUp) return nothing;
    if (run.steps > (this.#longest?.run.steps ?? 0)) this.#longest = { run, exits };
    const summary = summarize(unit, exits, run.pool);
    const outliving = outlivingHandles(exits);
    for (const exit of exits) this.#handOver(exit);
    return {
      summary,
      obligations: collectObligations(this, unit, [...exits, ...run.rounds]),
      included: new Set([...run.followed, ...run.unreachable()]),
      fields: fieldUseOf(run, exits),
      outliving,
      left: this.isAlwaysInScope(unit) ? leftToScope(exits, callersScope) : [],
      lateUses: run.lateUses.found(run),
      surelyReleased: surelyReleased(unit, exits, run.pool),
      forgotten: forgotten(this, unit, exits, run.pool),
      lent: lentParameters(unit, exits, run.pool),
    };
  }

  /** Runs a unit on parameters of which nothing is known but whether they leave it. */
  #exitsOf(run: AbstractRun, unit: Unit): readonly Exit[] {
    const start = new State();
    if (this.isAlwaysInScope(unit) || this.scopes.startsInScope(unit)) start.scopes = [callersScope];
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
    this.steps += run.steps;
    return exits.flatMap((exit) => unfold(exit.state).map((state) => ({ ...exit, state })));
  }

  onlyBorrows(unit: Unit): boolean {
    return this.#borrowingOf(unit) === 'only';
  }

  givenBackBy(unit: Unit): number | undefined {
    const borrowing = this.#borrowingOf(unit);
    return typeof borrowing === 'number' ? borrowing : undefined;
  }

  #borrowingOf(unit: Unit): Borrowing {
    let known = this.#borrowers.get(unit);
    if (known !== undefined) return known;
    if (this.#nested >= mostNested) return 'more';
    // A function that calls itself is judged by the rest of what it does.
    this.#borrowers.set(unit, 'only');
    this.#borrowers.set(unit, (known = this.#deeper(() => this.#findBorrowing(unit))));
    return known;
  }

  #deeper<T>(work: () => T): T {
    this.#nested += 1;
    try {
      return work();
    } finally {
      this.#nested -= 1;
    }
  }

  #findBorrowing(unit: Unit): Borrowing {
    const run = new AbstractRun(this, unit);
    const exits = this.#exitsOf(run, unit);
    return run.isGivenUp ? 'more' : borrowingOf(unit, exits, run.pool);
  }

  /** What a unit returns belongs to its caller. */
  #handOver(exit: Exit): void {
    for (const object of exit.state.reachable([exit.value])) {
      if (object.is === 'resource' && !exit.state.standings.get(object)?.isMemo) exit.state.update(object, { fate: fates.escaped });
      else if (object.is === 'closure') this.#handOverCaptured(exit, object.unit);
    }
  }

  #handOverCaptured(exit: Exit, unit: Unit): void {
    const values = unit.captures.flatMap((variable) => exit.state.variables.get(variable) ?? []);
    for (const object of exit.state.reachable(values)) if (object.is === 'resource') exit.state.update(object, { fate: fates.escaped });
  }

  concernsHandles(unit: Unit): boolean {
    return this.#concerns.any(unit);
  }
}
