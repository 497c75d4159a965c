import type { Span } from '../../base/span.ts';
import type { Block, CallInstruction, Control, Module, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { endsAtHead, instructionsOf, isControl } from '../../ir/walk.ts';
import type { Exit, RunContext, World } from './context.ts';
import type { FieldDrop, FieldHold } from './field-hold.ts';
import { expose, leaveScopes, markDropped } from './fates.ts';
import { onlyInFirstRound, walksSomething } from './first-round.ts';
import { joinExits } from './join-exits.ts';
import { LeftVariables } from './left-variables.ts';
import { bindElement, lostInRound, releasesWhatItFound, walksHandles } from './loop-rounds.ts';
import { evaluate, read } from './instructions.ts';
import { invoke } from './invoke.ts';
import type { Ended } from './last-uses.ts';
import { LateUses } from './late-uses.ts';
import { mergeStates, StateSet } from './merge.ts';
import { ObjectPool } from './object.ts';
import { assume, outcomeOf } from './refine.ts';
import type { RememberedTests } from './remembered-tests.ts';
import { isSettled } from './settled-tests.ts';
import { Slice } from './slice.ts';
import { State } from './state.ts';
import { type AbstractValue, nullValue, unknownValue } from './value.ts';

type Loop = Control & { op: 'loop' };
type Try = Control & { op: 'try' };

/** How deep functions run within one another before the run gives up on the inner one. */
const deepestNesting = 12;
/** Rounds of a loop after which its states are taken as they are. They nearly always repeat after three. */
const mostRounds = 6;
/** Instructions that one run may execute; a run that needs more is given up and says nothing. */
const mostSteps = 60_000;

/** Where `break` and `continue` lead. */
interface Target {
  readonly label: string | undefined;
  readonly isLoop: boolean;
  /** What a jump there leaves. */
  readonly span: Span;
  readonly breaks: State[];
  readonly continues: State[];
}

/** The handler of a `try` and what it gets. */
interface Guard {
  readonly thrown: StateSet;
  /** Values computed before the `try`. */
  readonly values: ReadonlySet<ValueId>;
  /** What is guarded. */
  readonly span: Span;
}

/** Runs a unit on abstract states, following every way through it, with its callbacks where they run. */
export class AbstractRun implements RunContext {
  readonly world: World;
  readonly module: Module;
  readonly root: Unit;
  readonly pool = new ObjectPool();
  readonly tests: RememberedTests;
  readonly outer: ReadonlySet<VariableId>;
  readonly #slice: Slice;
  readonly followed = new Set<Unit>();
  /** The ends of rounds of loops that nothing leaves, with the handles that are lost there. */
  readonly rounds: Exit[] = [];
  readonly holds: FieldHold[] = [];
  readonly drops: FieldDrop[] = [];
  readonly lateUses = new LateUses();
  readonly scopedCalls = new Map<number, CallInstruction>();
  readonly pauses = new Map<Span, CallInstruction>();
  passesSelf = false;
  effect: Unit | undefined;
  guards = 0;
  /** The run took more than its steps and was given up. */
  isGivenUp = false;
  /** Instructions run so far, each counted once for every state in which it ran. */
  steps = 0;
  #lastUses: ReadonlyMap<Node, Ended> = new Map();
  /** Variables that nothing reads any more from where the run is, unless they are made anew. */
  readonly #done = new Set<VariableId>();
  #returns: Exit[] = [];
  #throws: Guard[] = [];
  #targets: Target[] = [];
  readonly #left: LeftVariables;
  readonly #active: Unit[] = [];
  /** Blocks that are reached in the first round of a loop around the run or not at all, where it is in a later one. */
  readonly #past = new Set<Block>();
  /** Arms of branches that ran, and those that one could run into in no state in which their branch did. */
  readonly #entered = new Set<Block>();
  readonly #passedBy = new Set<Block>();

  constructor(world: World, root: Unit) {
    this.world = world;
    this.module = root.module;
    this.root = root;
    this.outer = root.kind === 'module' ? new Set() : world.variablesWithHandles(root.module);
    this.#slice = new Slice(world, root, this.outer);
    this.tests = this.#slice.tests;
    this.#left = new LeftVariables(root.module);
  }

  isFollowed(variable: VariableId): boolean {
    const owner = this.module.variables[variable]?.unit;
    const unit = owner === undefined ? undefined : this.module.units[owner];
    return unit !== undefined && this.followed.has(unit);
  }

  covers(unit: Unit): boolean {
    return this.#slice.covers(unit);
  }

  /** Functions that are written in blocks which cannot be reached, and in one another there. */
  unreachable(): readonly Unit[] {
    return [...this.#passedBy].filter((block) => !this.#entered.has(block)).flatMap((block) => this.#functionsIn(block));
  }

  #functionsIn(block: Block): Unit[] {
    return instructionsOf(block).flatMap((node) => {
      const unit = node.op === 'closure' ? this.module.units[node.unit] : undefined;
      return unit ? [unit, ...this.#functionsIn(unit.body)] : [];
    });
  }

  throwFrom(state: State): void {
    const guard = this.#throws.at(-1);
    if (!guard) return;
    const thrown = new State(state);
    // What was being computed is gone.
    for (const value of state.values.keys()) if (!guard.values.has(value)) thrown.values.delete(value);
    guard.thrown.add(thrown);
  }

  runUnit(unit: Unit, states: readonly State[], argumentsOf: (state: State) => readonly AbstractValue[]): readonly Exit[] {
    if (this.#active.includes(unit) || this.#active.length >= deepestNesting || !this.covers(unit))
      return states.map((state) => ({ state, value: unknownValue }));
    for (const state of states) this.#bind(unit, state, argumentsOf(state));
    this.followed.add(unit);
    this.#active.push(unit);
    const [returns, targets, lastUses] = [this.#returns, this.#targets, this.#lastUses];
    [this.#returns, this.#targets, this.#lastUses] = [[], [], this.#slice.enter(unit)];
    const ends = this.#execute(unit.body, [...states]);
    const exits = [...this.#returns, ...ends.map((state) => ({ state, value: nullValue }))];
    [this.#returns, this.#targets, this.#lastUses] = [returns, targets, lastUses];
    this.#active.pop();
    if (this.#active.length > 0) for (const exit of exits) this.#endVariables(unit, exit);
    return this.#active.length > 0 ? joinExits(exits) : exits;
  }

  #bind(unit: Unit, state: State, values: readonly AbstractValue[]): void {
    unit.parameters.forEach((parameter, index) => {
      const value = parameter.isRest ? undefined : values[index];
      if (value && value !== unknownValue) state.values.set(parameter.value, value);
      else state.values.delete(parameter.value);
    });
  }

  /** The variables of a unit that has ended hold nothing any more, unless a closure that lives on, or that the unit gives, has them. */
  #endVariables(unit: Unit, { state, value }: Exit): void {
    const given = new Set([...state.reachable([value])].flatMap((object) => (object.is === 'closure' ? object.unit.captures : [])));
    for (const variable of state.variables.keys())
      if (this.module.variables[variable]?.unit === unit.id && !state.shared.has(variable) && !given.has(variable))
        state.variables.delete(variable);
  }

  #execute(block: Block, states: State[]): State[] {
    let current = states;
    for (const node of this.#slice.stepsOf(block)) {
      if (current.length === 0) return current;
      if (node.op === 'may-throw') {
        for (const state of current) expose(this, state);
        continue;
      }
      current = this.#step(node, current);
      const ended = this.#lastUses.get(node);
      if (!ended) continue;
      for (const state of current) state.end(ended);
      for (const variable of ended.constants) this.#done.add(variable);
    }
    return current;
  }

  #step(node: Node, states: State[]): State[] {
    this.steps += states.length;
    if (this.steps > mostSteps) {
      this.isGivenUp = true;
      return [];
    }
    if (isControl(node)) return this.#control(node, states);
    if (node.op === 'call') return this.#call(node, states);
    if (node.op === 'store') this.#done.delete(node.variable);
    for (const state of states) evaluate(this, state, node);
    return states;
  }

  #call(node: CallInstruction, states: State[]): State[] {
    const [only] = states;
    const after = only && states.length === 1 ? invoke(this, only, node) : states.flatMap((state) => invoke(this, state, node));
    return this.#mergeWhenSplit(states, after);
  }

  #control(node: Control, states: State[]): State[] {
    switch (node.op) {
      case 'branch':
        return this.#branch(node, states);
      case 'switch':
        return this.#switch(node, states);
      case 'loop':
        return this.#loop(node, states);
      case 'try':
        return this.#try(node, states);
      case 'return':
        for (const state of states)
          this.#returns.push({ state, value: node.value === undefined ? nullValue : read(state, node.value), node });
        return [];
      case 'throw':
        for (const state of states) this.throwFrom(this.#leaveGuarded(node, state));
        return [];
      case 'break':
        this.#jump(
          node,
          states,
          this.#targets.findLast((target) => (node.label === undefined ? target.isLoop : target.label === node.label)),
        )?.breaks.push(...states);
        return [];
      case 'continue':
        this.#jump(
          node,
          states,
          this.#targets.findLast((target) => target.isLoop && (node.label === undefined || target.label === node.label)),
        )?.continues.push(...states);
        return [];
      case 'region': {
        const target = this.#enter(node.label, false, node.span);
        const ends = this.#execute(node.body, states);
        this.#targets.pop();
        return this.#mergeWhenSplit(ends, [...ends, ...target.breaks]);
      }
    }
  }

  #merge(states: State[]): State[] {
    return mergeStates(states, this.#done);
  }

  #mergeWhenSplit(before: readonly State[], after: State[]): State[] {
    return after.length > before.length ? this.#merge(after) : after;
  }

  #jump(node: Control, states: readonly State[], target: Target | undefined): Target | undefined {
    if (target) for (const state of states) this.#leave(node, state, target.span);
    return target;
  }

  /** The state in which the handler around finds things that are thrown on purpose. */
  #leaveGuarded(node: Control, state: State): State {
    const guard = this.#throws.at(-1);
    if (guard) this.#leave(node, state, guard.span);
    return state;
  }

  /** Variables of the blocks that a jump leaves are gone with it. */
  #leave(node: Control, state: State, span: Span): void {
    const left = this.#left.by(node, span);
    if (left.size > 0) markDropped(state, left, node.span);
  }

  #enter(label: string | undefined, isLoop: boolean, span: Span): Target {
    const target: Target = { label, isLoop, span, breaks: [], continues: [] };
    this.#targets.push(target);
    return target;
  }

  #branch(node: Control & { op: 'branch' }, states: State[]): State[] {
    const [taken, other] = this.#split(node.test, states);
    return this.#merge([...this.#arm(node.then, taken), ...this.#arm(node.otherwise, other)]);
  }

  #arm(block: Block, states: State[]): State[] {
    if (states.length > 0) this.#entered.add(block);
    else this.#passedBy.add(block);
    return this.#past.has(block) ? [] : this.#execute(block, states);
  }

  /** The states in which the test holds, and those in which it does not. */
  #split(test: Parameters<typeof outcomeOf>[2], states: readonly State[]): [State[], State[]] {
    const taken: State[] = [];
    const other: State[] = [];
    for (const state of states) {
      const outcome = outcomeOf(this.module, state, test);
      if (outcome !== false) {
        const copy = new State(state);
        if (outcome === undefined) assume(this, copy, test, true);
        taken.push(copy);
      }
      if (outcome !== true) {
        if (outcome === undefined) assume(this, state, test, false);
        other.push(state);
      }
    }
    return [taken, other];
  }

  #switch(node: Control & { op: 'switch' }, states: State[]): State[] {
    // `break` in a switch leaves the switch, `continue` the loop around it.
    const target: Target = { label: undefined, isLoop: true, span: node.span, breaks: [], continues: [] };
    const outer = this.#targets.findLast((each) => each.isLoop);
    this.#targets.push(target);
    let falling: State[] = [];
    for (const each of node.cases) {
      const entering = this.#execute(
        each.header,
        states.map((state) => new State(state)),
      );
      falling = this.#execute(each.body, this.#merge([...falling, ...entering]));
    }
    this.#targets.pop();
    outer?.continues.push(...target.continues);
    const hasDefault = node.cases.some((each) => each.test === undefined);
    return this.#merge([...falling, ...target.breaks, ...(hasDefault ? [] : states)]);
  }

  #loop(node: Loop, states: State[]): State[] {
    const heads = new StateSet(
      this.#done,
      states.map((state) => new State(state)),
    );
    const after: State[] = [];
    let mustRun = node.form === 'do' || states.some((state) => walksHandles(node, state));
    const target = this.#enter(node.label, true, node.bodySpan);
    const known = new Set(states.flatMap((state) => [...state.tests.keys()]));
    const firstRound = onlyInFirstRound(this.module, node);
    for (let round = 0; round < mostRounds; round += 1) {
      if (round > 0) for (const block of firstRound) this.#past.add(block);
      const entering = this.#execute(node.header, heads.takeChanged());
      const inside = node.test === undefined || node.form === 'do' ? entering : this.#split(node.test, entering)[0];
      bindElement(node, inside);
      const before = inside.map((state) => new State(state));
      let ends = this.#execute(node.body, inside);
      ends = this.#execute(node.update, this.#merge([...ends, ...target.continues.splice(0)]));
      mustRun ||= releasesWhatItFound(before, ends);
      // What was asked in one round may be answered otherwise in the next.
      for (const state of ends)
        for (const test of [...state.tests.keys()]) if (!known.has(test) && !isSettled(this, test)) state.tests.delete(test);
      after.push(...ends.map((state) => new State(state)));
      const isChanged = ends.map((state) => heads.add(state)).includes(true);
      if (!isChanged) break;
    }
    this.#targets.pop();
    for (const block of firstRound) this.#past.delete(block);
    const isWalked = walksSomething(this.module, node) || (mustRun && after.length > 0);
    const leaving = this.#leaveLoop(node, isWalked ? this.#merge(after) : heads.states);
    if (leaving.length === 0 && target.breaks.length === 0) for (const state of after) this.#noteRound(node, state);
    return this.#merge([...leaving, ...target.breaks]);
  }

  /** A loop that nothing leaves has no other end than that of a round. */
  #noteRound(node: Loop, state: State): void {
    const end = lostInRound(state);
    if (end.standings.size > 0) this.rounds.push({ state: end, value: nullValue, node });
  }

  #leaveLoop(node: Loop, states: State[]): State[] {
    if (!endsAtHead(node)) return [];
    const checked = node.form === 'do' ? states : this.#execute(node.header, states);
    return node.test === undefined ? checked : this.#split(node.test, checked)[1];
  }

  #try(node: Try, states: State[]): State[] {
    const thrown = new StateSet(this.#done);
    const returns = this.#returns;
    if (node.finalizer) this.#returns = [];
    const around = { scopes: states[0]?.scopes ?? [], isPastScope: states[0]?.isPastScope ?? false };
    const jumps = this.#targets.map((target) => [target.breaks, target.continues].map((list) => ({ list, from: list.length }))).flat();
    this.#throws.push({ thrown, span: node.blockSpan, values: new Set(states.flatMap((state) => [...state.values.keys()])) });
    this.guards += 1;
    let ends = this.#execute(node.block, states);
    this.guards -= 1;
    this.#throws.pop();
    for (const state of thrown.states) leaveScopes(state, around);
    const rethrown = new StateSet(this.#done);
    if (node.handler) {
      const caught = thrown.states;
      for (const state of caught) if (node.parameter !== undefined) state.values.delete(node.parameter);
      if (node.finalizer) {
        this.#throws.push({ thrown: rethrown, span: node.span, values: new Set(caught.flatMap((state) => [...state.values.keys()])) });
        this.guards += 1;
      }
      ends = this.#merge([...ends, ...this.#execute(node.handler, caught)]);
      if (node.finalizer) {
        this.guards -= 1;
        this.#throws.pop();
        for (const state of rethrown.states) leaveScopes(state, around);
      }
    }
    if (!node.finalizer) {
      if (!node.handler) for (const state of thrown.states) this.throwFrom(state);
      return ends;
    }
    for (const { list, from } of jumps) list.push(...this.#execute(node.finalizer, list.splice(from)));
    return this.#finalize(node.finalizer, ends, (node.handler ? rethrown : thrown).states, returns);
  }

  /** A finalizer runs on every way out: at the end, at each `return`, and when something was thrown. */
  #finalize(finalizer: Block, ends: State[], thrown: State[], returns: Exit[]): State[] {
    const left = this.#returns;
    this.#returns = returns;
    for (const exit of left) for (const state of this.#execute(finalizer, [exit.state])) this.#returns.push({ ...exit, state });
    for (const state of this.#execute(finalizer, thrown)) this.throwFrom(state);
    return this.#execute(finalizer, ends);
  }
}
