import type { Behaviour, KindId } from '../../base/behaviour.ts';
import type { Span } from '../../base/span.ts';
import type { CallInstruction, Control, Module, Unit, ValueId, VariableId } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { NamePairs } from '../pairs/name-pairs.ts';
import type { TextUses } from '../pairs/text-uses.ts';
import type { CallEffects, Effect } from './call-effects.ts';
import type { FieldDrop, FieldHold } from './field-hold.ts';
import type { Instances } from './instances.ts';
import type { ObjectPool } from './object.ts';
import type { Parts } from './parts-released.ts';
import type { ReleasedResults } from './released-results.ts';
import type { RememberedTests } from './remembered-tests.ts';
import type { Invocation } from './scope-context.ts';
import type { State } from './state.ts';
import type { AbstractValue } from './value.ts';
import type { OnlyShowing } from './only-shows.ts';

/** A function of the program, of another module perhaps, as a run knows it: something to ask about, and not to look into. */
export interface AnyUnit {
  readonly module: { readonly path: string };
}

/**
 * Answers that are shared by the abstract runs of all units of a program, and all that a run may know of code outside its module. Each is a question of `questions.ts`, so that what a
 * run came to can be taken up again while the answers are the same.
 */
export interface World {
  readonly knowledge: Knowledge;
  readonly meanings: Pick<Meanings, 'kindsOf' | 'elementKindsOf' | 'librariesOf' | 'mayBePromise'> & {
    unitsOf(module: Module, value: ValueId): readonly AnyUnit[];
  };
  readonly pairs: Pick<NamePairs, 'kindsBeside'>;
  readonly texts: Pick<TextUses, 'effectsOf' | 'slotOf'>;
  readonly effects: Pick<CallEffects, 'behaviourOfFunction' | 'makesResource'> & {
    effectOf(module: Module, call: CallInstruction): Effect<AnyUnit>;
  };
  readonly showing: Pick<OnlyShowing, 'isCall'> & { isUnit(unit: AnyUnit): boolean };
  readonly releasedResults: Pick<ReleasedResults, 'of'>;
  /** Objects of the program's own classes that own handles. */
  readonly instances: Pick<Instances, 'madeBy' | 'ofKind' | 'givesOwned'> & {
    empties(kind: KindId, method: AnyUnit): boolean;
    keepsToItself(kind: KindId, method: AnyUnit): boolean;
  };
  /** What the tables say of a call. */
  behavioursOf(module: Module, call: CallInstruction): readonly Behaviour[];
  /** Fields of its receiver of which a method returns what they hold. */
  fieldsHandedOutBy(unit: AnyUnit): ReadonlySet<string>;
  /** A method gives its receiver to somebody. */
  handsOnReceiver(unit: AnyUnit): boolean;
  /** What calling a unit does; undefined while it is being found (recursion) or when nothing is known. */
  summaryOf(unit: AnyUnit): Behaviour | undefined;
  /** The parameters that calling a unit releases whatever happens. */
  surelyReleasedBy(unit: AnyUnit): ReadonlySet<number>;
  /** The parameters that calling a unit releases on some ways, and leaves for nobody on others. */
  forgottenBy(unit: AnyUnit): ReadonlySet<number>;
  /** The parameters that a unit hands to code that was not seen, which its result or object may hold. */
  lentBy(unit: AnyUnit): ReadonlySet<number>;
  /** The members of parameters that calling a unit releases on some way. */
  partsReleasedBy(unit: AnyUnit): Parts;
  /** The variables of a module into which its functions put handles. */
  variablesWithHandles(module: Module): ReadonlySet<VariableId>;
  /** Fields of its receiver that calling a method releases. */
  releasedFieldsOf(unit: AnyUnit): ReadonlySet<string>;
  /** The unit, or one inside it, makes or releases a handle, itself or through a function that it calls. */
  concernsHandles(unit: AnyUnit): boolean;
  /** The unit only looks at what it is given: nothing of it is kept, released, or handed to code that nobody can look into. */
  onlyBorrows(unit: AnyUnit): boolean;
  /** The parameter that the unit returns whatever happens, if it only looks at what it is given otherwise. */
  givenBackBy(unit: AnyUnit): number | undefined;
  /** The places from which a unit of the run's module is run. Of those in other modules nothing is to be looked at but in which kind of function they run it, and how. */
  invocationsOf(unit: Unit): readonly Invocation[];
  /** Every known call of the unit is made inside a scope that frees what it makes. */
  isAlwaysInScope(unit: Unit): boolean;
  /** Every known call of an async unit is made inside such a scope: what it makes before it waits for the first time is freed. */
  startsInScope(unit: Unit): boolean;
}

/** One way out of a unit, with what it returns there. */
export interface Exit {
  readonly state: State;
  readonly value: AbstractValue;
  /** The `return`; absent at the end of the body. */
  readonly node?: Control;
}

/** Looks at each call in one state, before it runs. */
export interface CallWatch {
  note(run: RunContext, state: State, call: CallInstruction): void;
  /** The scope around the callback of a call has ended. Of what was taken to be freed by then, some may turn out to be kept. */
  scopeEnded(state: State, call: CallInstruction): void;
}

/** The abstract run of one unit with the callbacks that run as part of it. */
export interface RunContext {
  readonly world: World;
  readonly module: Module;
  readonly root: Unit;
  readonly pool: ObjectPool;
  /** Variables of the module that are followed as fields of the receiver are. */
  readonly outer: ReadonlySet<VariableId>;
  /** Which outcomes of tests it remembers. */
  readonly tests: RememberedTests;
  /** Units whose variables are followed: the root and all that run as part of it. */
  readonly followed: Set<Unit>;
  /** Handles that the run put into fields of its receiver. */
  readonly holds: FieldHold[];
  /** Handles in fields that the run forgets without releasing them. */
  readonly drops: FieldDrop[];
  /** Uses of handles that were released before. */
  readonly lateUses: CallWatch;
  /** The receiver as a whole was handed to other code, which may do anything to its fields. */
  passesSelf: boolean;
  /** The function that is run and undone by a framework, while it runs. */
  effect: Unit | undefined;
  /** The calls around callbacks that run in scopes of their own, by scope. */
  readonly scopedCalls: Map<number, CallInstruction>;
  /** By where something was waited for in such a callback: the call around it, whose scope ended there. */
  readonly pauses: Map<Span, CallInstruction>;
  /** How many `try` blocks with a handler or finalizer are around the instruction. */
  guards: number;
  /** The unit is the root, or one that may run as part of it. */
  covers(unit: Unit): boolean;
  /** Runs a function of the module as part of this run: from `states`, with arguments given for each. Each exit is a state with its result. */
  runUnit(unit: Unit, states: readonly State[], argumentsOf: (state: State) => readonly AbstractValue[]): readonly Exit[];
  /** The states in which something may have thrown, for the handlers around. */
  throwFrom(state: State): void;
  /** A variable belongs to a unit of this run. */
  isFollowed(variable: VariableId): boolean;
}
