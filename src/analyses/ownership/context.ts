import type { Behaviour } from '../../base/behaviour.ts';
import type { Span } from '../../base/span.ts';
import type { CallInstruction, Control, Module, Unit, VariableId } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { NamePairs } from '../pairs/name-pairs.ts';
import type { TextUses } from '../pairs/text-uses.ts';
import type { CallEffects } from './call-effects.ts';
import type { FieldDrop, FieldHold } from './field-hold.ts';
import type { Instances } from './instances.ts';
import type { ObjectPool } from './object.ts';
import type { PartsReleased } from './parts-released.ts';
import type { ReleasedResults } from './released-results.ts';
import type { RememberedTests } from './remembered-tests.ts';
import type { Invocation } from './scope-context.ts';
import type { State } from './state.ts';
import type { AbstractValue } from './value.ts';
import type { OnlyShowing } from './only-shows.ts';

/** Answers that are shared by the abstract runs of all units of a program. */
export interface World {
  readonly knowledge: Knowledge;
  readonly meanings: Meanings;
  readonly pairs: NamePairs;
  readonly texts: TextUses;
  readonly effects: CallEffects;
  readonly showing: OnlyShowing;
  readonly releasedResults: ReleasedResults;
  readonly partsReleased: PartsReleased;
  /** Objects of the program's own classes that own handles. */
  readonly instances: Instances;
  /** What calling a unit does; undefined while it is being found (recursion) or when nothing is known. */
  summaryOf(unit: Unit): Behaviour | undefined;
  /** The parameters that calling a unit releases whatever happens. */
  surelyReleasedBy(unit: Unit): ReadonlySet<number>;
  /** The parameters that calling a unit releases on some ways, and leaves for nobody on others. */
  forgottenBy(unit: Unit): ReadonlySet<number>;
  /** The parameters that a unit hands to code that was not seen, which its result or object may hold. */
  lentBy(unit: Unit): ReadonlySet<number>;
  /** The variables of a module into which its functions put handles. */
  variablesWithHandles(module: Module): ReadonlySet<VariableId>;
  /** Fields of its receiver that calling a method releases. */
  releasedFieldsOf(unit: Unit): ReadonlySet<string>;
  /** The unit, or one inside it, makes or releases a handle, itself or through a function that it calls. */
  concernsHandles(unit: Unit): boolean;
  /** The unit only looks at what it is given: nothing of it is kept, released, or handed to code that nobody can look into. */
  onlyBorrows(unit: Unit): boolean;
  /** The parameter that the unit returns whatever happens, if it only looks at what it is given otherwise. */
  givenBackBy(unit: Unit): number | undefined;
  /** The places from which the unit is run. */
  invocationsOf(unit: Unit): readonly Invocation[];
  /** Every known call of the unit is made inside a scope that frees what it makes. */
  isAlwaysInScope(unit: Unit): boolean;
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
