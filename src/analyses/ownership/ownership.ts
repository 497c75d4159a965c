import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, Instruction, Module, Unit, VariableId } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { fieldsHandedOutBy } from '../code/handed-out.ts';
import type { Meanings } from '../meaning/solve.ts';
import { NamePairs } from '../pairs/name-pairs.ts';
import { TextUses } from '../pairs/text-uses.ts';
import type { Program } from '../program.ts';
import { type Borrowing, borrowingOf } from './borrowing.ts';
import { CallEffects } from './call-effects.ts';
import { Concerns } from './concerns.ts';
import type { World } from './context.ts';
import type { LateUse } from './late-use.ts';
import { lateUsesOfPlaces } from './late-uses-of-places.ts';
import type { Site } from './object.ts';
import type { FieldUse } from './field-hold.ts';
import type { Obligation } from './obligation.ts';
import { handsOnReceiver, Instances } from './instances.ts';
import { variablesWithHandles } from './module-variables.ts';
import { nothing, type Outcome, outcomeOf } from './outcome.ts';
import type { RememberedRuns, Results } from './remembered-runs.ts';
import { type RunAlone, runAlone } from './run-alone.ts';
import { type Invocation, ScopeContext } from './scope-context.ts';
import { OnlyShowing } from './only-shows.ts';
import { type Parts, PartsReleased } from './parts-released.ts';
import { ReleasedResults } from './released-results.ts';

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
  readonly instances: Instances;
  readonly scopes: ScopeContext;
  /** How much work it was so far, see `AbstractRun.steps`. */
  steps = 0;
  #nested = 0;
  readonly #outcomes = new Map<Unit, Outcome | 'running'>();
  readonly #concerns: Concerns;
  readonly #partsReleased: PartsReleased;
  /** One run with its states, so that whoever keeps the answers keeps an example of each shape that a run makes. */
  #longest: RunAlone | undefined;
  readonly #borrowers = new Map<Unit, Borrowing>();
  readonly #variables = new Map<Module, ReadonlySet<VariableId>>();
  readonly #obligations = new Map<Module, readonly Obligation[]>();

  readonly #memory: RememberedRuns | undefined;
  /** Of all tables of the program. */
  readonly #tables: string;

  constructor(program: Program, knowledge: Knowledge, meanings: Meanings, memory?: RememberedRuns) {
    this.meanings = meanings;
    this.pairs = new NamePairs(program, knowledge, meanings);
    this.knowledge = this.pairs.knowledge;
    this.texts = new TextUses(program, knowledge, meanings);
    this.effects = new CallEffects(this.knowledge, meanings, this.pairs);
    this.showing = new OnlyShowing(meanings);
    this.releasedResults = new ReleasedResults(this.effects);
    this.#partsReleased = new PartsReleased(this.effects);
    this.instances = new Instances(this.knowledge, meanings, this.effects, (unit) => this.fieldsOf(unit));
    this.#concerns = new Concerns(this);
    this.scopes = new ScopeContext(program, { knowledge, meanings });
    this.#memory = memory;
    this.#tables = memory ? `${knowledge.version} ${this.pairs.kindsText}` : '';
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

  startsInScope(unit: Unit): boolean {
    return this.scopes.startsInScope(unit);
  }

  partsReleasedBy(unit: Unit): Parts {
    return this.#partsReleased.of(unit);
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
    const ofPlaces = this.#lateUsesOfPlaces(module).filter(({ releasedAt }) => !released.has(releasedAt.start));
    const surer = new Set(ofPlaces.map(({ value }) => value));
    return [...inRuns.filter(({ value }) => !surer.has(value)), ...ofPlaces];
  }

  #lateUsesOfPlaces(module: Module): readonly LateUse[] {
    return this.#recall(this.#memory?.lateUses, module, (world) => lateUsesOfPlaces(world, module));
  }

  behavioursOf(module: Module, call: CallInstruction): readonly Behaviour[] {
    return behavioursOf(this, module, call);
  }

  fieldsHandedOutBy(unit: Unit): ReadonlySet<string> {
    return fieldsHandedOutBy(unit);
  }

  handsOnReceiver(unit: Unit): boolean {
    return handsOnReceiver(unit);
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
    outcome = this.#deeper(() => this.#find(unit));
    this.#outcomes.set(unit, outcome);
    return outcome;
  }

  /** The outcome of a unit's run, or what is known of it from an earlier one. */
  #find(unit: Unit): Outcome {
    if (!this.concernsHandles(unit)) return nothing;
    return this.#recall(this.#memory?.outcomes, unit, (world) => outcomeOf(world, unit, this.#run(world, unit)));
  }

  /** The result of the work, or the one that is remembered, if there is a memory and it still holds. */
  #recall<About extends object, Result>(known: Results<About, Result> | undefined, about: About, work: (world: World) => Result): Result {
    return known ? known.of(about, this.#tables, this, work) : work(this);
  }

  #run(world: World, unit: Unit): RunAlone {
    const alone = runAlone(world, unit);
    const { steps } = alone.run;
    this.steps += steps;
    if (steps > (this.#longest?.run.steps ?? 0)) this.#longest = alone;
    return alone;
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
    return this.#recall(this.#memory?.borrowings, unit, (world) => borrowingOf(unit, this.#run(world, unit)));
  }

  concernsHandles(unit: Unit): boolean {
    return this.#concerns.any(unit);
  }
}
