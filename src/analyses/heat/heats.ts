import type { Module, Node, Unit } from '../../ir/model.ts';
import type { CallFacts } from '../code/behaviours.ts';
import { codeOf, type Loop, type ModuleCode } from '../code/module-code.ts';
import type { Program } from '../program.ts';
import type { Sizes } from '../size/sizes.ts';
import { callHeat, type Heat, heatOf, type HeatSource, hotter, isSameHeat, onceHeat } from './heat.ts';
import { handedOverAt } from './handed-over.ts';
import { lazyPlaceAround } from './lazy.ts';
import { runEndedBefore } from './own-end.ts';
import { compareRates, isRecurring, type Rate } from './rate.ts';
import { outsideUnits } from './reach.ts';
import { reschedules } from './reschedules.ts';
import { RunIndex } from './run-index.ts';
import { findRuns, type Run } from './runs.ts';
import { showsComponent } from './shows-component.ts';
import { takesRequest } from './takes-request.ts';
import { tripsOf, waitsForEver } from './trips.ts';

/** More rounds than this are as good as any number; recursion in loops gets here. */
const mostTrips = 1e9;

const sourceLabels: Readonly<Partial<Record<Run['mode'], string>>> = {
  event: 'runs for every event from here',
  request: 'runs for every request from here',
  frame: 'runs for every frame from here',
  timer: 'runs on every tick from here',
  each: 'runs for every element from here',
};

/** How often each place of a program runs, through loops, callbacks and callers. Recursion is followed until nothing changes. */
export class Heats {
  readonly #program: Program;
  readonly #facts: CallFacts;
  readonly #sizes: Sizes;
  #runs: RunIndex | undefined;
  #ofUnit: Map<Unit, Heat> | undefined;
  /** How many rounds each loop makes, and whether it goes on for ever, waiting in each round. */
  readonly #rounds = new Map<Loop, { readonly rounds: number; readonly waits: boolean }>();
  /** Runs whose heat hangs on that of a unit in which they do not stand, as of functions that the unit hands over. */
  readonly #handedBy = new Map<Unit, Set<Run>>();
  #outside: ReadonlySet<Unit> | undefined;
  /** How many times the heat of a unit was worked out again: a measure of work that does not depend on the machine. */
  rounds = 0;

  constructor(program: Program, facts: CallFacts, sizes: Sizes) {
    this.#program = program;
    this.#facts = facts;
    this.#sizes = sizes;
  }

  /** Code outside the program may run the unit, or the one around it, as often as it likes: it is exported, or handed out. */
  mayRunFromOutside(unit: Unit): boolean {
    if (this.#unitsFromOutside.has(unit)) return true;
    const around = unit.parent === undefined ? undefined : unit.module.units[unit.parent];
    return around !== undefined && this.mayRunFromOutside(around);
  }

  /** How often a unit runs. */
  ofUnit(unit: Unit): Heat {
    return (this.#ofUnit ?? this.#workOut()).get(unit) ?? callHeat;
  }

  /**
   * How often a node of the module runs. What a loop walks and where it starts run as often as the loop. What runs only while something that it makes is not there
   * yet runs once.
   */
  of(module: Module, node: Node): Heat {
    const code = codeOf(module);
    const unit = this.ofUnit(code.unitOf(node));
    const ended = this.#endedBefore(module, node);
    const registered = ended && this.#asRegistered(ended, module, node);
    if (registered && compareRates(registered.start, unit.start) <= 0) return registered;
    const around = code.surroundings(node);
    if (around.length === 0) return unit;
    const lazy = lazyPlaceAround(code, node);
    if (lazy) return lazy === 'variable' || unit.start === 'once' ? onceHeat : callHeat;
    return this.#within(
      unit,
      module,
      around.flatMap(({ control }) => (control.op === 'loop' ? [control] : [])),
    );
  }

  #endedBefore(module: Module, node: Node): Run | undefined {
    const code = codeOf(module);
    return runEndedBefore(this.#facts, code, node, this.runsOf(code.unitOf(node)));
  }

  /** The heat of a node that runs once for each time that its function is registered. */
  #asRegistered({ module: from, node: call }: Run, module: Module, node: Node): Heat {
    const registered = codeOf(from);
    const heat = this.#within(this.ofUnit(registered.unitOf(call)), from, registered.loopsAround(call));
    return this.#within(heat, module, codeOf(module).loopsAround(node));
  }

  /** Whether a node only runs as long as what it makes is not there yet: once, or once for each object that keeps it. */
  isLazy(module: Module, node: Node): boolean {
    return lazyPlaceAround(codeOf(module), node) !== undefined;
  }

  /** How often a node runs for one run of an enclosing loop or unit; infinite where nobody can tell. `within` must enclose it in the same unit. */
  tripsWithin(module: Module, node: Node, within: Loop | undefined): number {
    const code = codeOf(module);
    const loops = code.loopsAround(node);
    const inner = within ? loops.slice(0, loops.indexOf(within)) : loops;
    return inner.reduce((trips, loop) => trips * this.#roundsOf(code, loop).rounds, 1);
  }

  /** How many rounds a loop of the module makes; infinite where nobody can tell. */
  roundsOf(module: Module, loop: Loop): number {
    return this.#roundsOf(codeOf(module), loop).rounds;
  }

  /** The places that make a unit run. */
  runsOf(unit: Unit): readonly Run[] {
    return this.#index.to(unit);
  }

  get #index(): RunIndex {
    return (this.#runs ??= new RunIndex(findRuns(this.#facts, this.#program.modules)));
  }

  get #unitsFromOutside(): ReadonlySet<Unit> {
    return (this.#outside ??= outsideUnits(this.#facts, this.#program.modules));
  }

  #workOut(): Map<Unit, Heat> {
    const { modules } = this.#program;
    const heats = (this.#ofUnit = new Map());
    this.#start();
    this.#spread(modules.flatMap((module) => module.units.filter((unit) => heats.has(unit))));
    // Units that nothing runs are run by somebody unseen.
    for (const module of modules)
      for (const unit of module.units) {
        if (heats.has(unit)) continue;
        heats.set(unit, callHeat);
        this.#spread([unit]);
      }
    return heats;
  }

  #start(): void {
    const { modules, isWhole } = this.#program;
    for (const module of modules) for (const unit of module.units) if (unit.kind === 'module') this.#raise(unit, onceHeat);
    for (const unit of this.#unitsFromOutside) if (!isWhole || this.runsOf(unit).length === 0) this.#raise(unit, callHeat);
    for (const module of modules)
      for (const unit of module.units) {
        const isAt = (label: string): HeatSource => ({ module, span: unit.nameSpan, label });
        if (takesRequest(unit)) this.#raise(unit, heatOf('request', 1, false, isAt('handles requests, by its parameters')));
        if (showsComponent(unit)) this.#raise(unit, heatOf('mount', 1, false, isAt('runs for each component that is shown')));
      }
  }

  #spread(from: readonly Unit[]): void {
    const pending = [...from];
    for (let unit = pending.pop(); unit; unit = pending.pop()) {
      this.rounds += 1;
      for (const run of [...this.#index.from(unit), ...(this.#handedBy.get(unit) ?? [])])
        if (this.#raise(run.to, this.#heatBy(run))) pending.push(run.to);
    }
  }

  #raise(unit: Unit, heat: Heat): boolean {
    const before = this.#ofUnit?.get(unit);
    const after = before ? hotter(before, heat) : heat;
    this.#ofUnit?.set(unit, after);
    return !before || !isSameHeat(before, after);
  }

  /** The heat that one place gives the unit that it runs. */
  #heatBy(run: Run): Heat {
    const ended = this.#endedBefore(run.module, run.node);
    if (ended) this.#hangsOn(ended.from, run);
    const here = this.of(run.module, run.node);
    // That some of many run again and again does not say that each does.
    if (run.mode === 'call' && run.isOneOfMany === true && isRecurring(here.start)) return callHeat;
    const place = this.#asHandedOver(run, here) ?? here;
    const label = sourceLabels[run.mode];
    const source = label === undefined ? place.source : this.#sourceAt(run, label);
    switch (run.mode) {
      case 'call':
      case 'now':
        return place;
      case 'each': {
        const trips = run.walked === undefined ? undefined : this.#sizes.lengthOf(run.module, run.walked);
        return heatOf(place.start, clamp(place.trips * (trips ?? Infinity)), place.isEndless, source, place.every);
      }
      case 'later':
        if (!run.isChained && reschedules(this.#index, run))
          return heatOf('timer', 1, false, this.#sourceAt(run, 'runs again and again from here'));
        return run.isMount ? hotter(place, heatOf('mount', 1, false, this.#sourceAt(run, 'runs for each component that is shown'))) : place;
      default:
        if (run.isOnce && !reschedules(this.#index, run)) return place;
        return heatOf(run.mode satisfies Rate as Heat['start'], 1, false, source, this.#periodOf(run));
    }
  }

  /** The heat of a function that is run by what it is handed to: as often as the call that hands it over, for each round that is made in there. */
  #asHandedOver(run: Run, place: Heat): Heat | undefined {
    const site = handedOverAt(this.#facts, run);
    if (!site) return undefined;
    const maker = codeOf(site.module).unitOf(site.call);
    this.#hangsOn(maker, run);
    const { start, isEndless, source, every } = this.#within(
      this.of(site.module, site.call),
      run.module,
      codeOf(run.module).loopsAround(run.node),
    );
    return heatOf(start, place.trips, isEndless, isRecurring(start) ? source : (place.source ?? source), every);
  }

  #hangsOn(unit: Unit, run: Run): void {
    const known = this.#handedBy.get(unit);
    if (!known) this.#handedBy.set(unit, new Set([run]));
    else known.add(run);
  }

  #sourceAt({ module, node }: Run, label: string): HeatSource {
    return { module, span: spanOf(node), label };
  }

  #periodOf({ module, every }: Run): number | undefined {
    const period = every === undefined ? undefined : this.#sizes.numberOf(module, every);
    return period !== undefined && period > 0 ? period : undefined;
  }

  #roundsOf(code: ModuleCode, loop: Loop): { readonly rounds: number; readonly waits: boolean } {
    let known = this.#rounds.get(loop);
    if (!known) {
      known = { rounds: tripsOf(code, this.#sizes, loop), waits: waitsForEver(code, loop) };
      this.#rounds.set(loop, known);
    }
    return known;
  }

  #within(unit: Heat, module: Module, loops: readonly Loop[]): Heat {
    if (loops.length === 0) return unit;
    const code = codeOf(module);
    let { trips, isEndless } = unit;
    let source: HeatSource | undefined;
    for (const loop of loops) {
      const { rounds, waits } = this.#roundsOf(code, loop);
      trips = clamp(trips * rounds);
      isEndless ||= waits;
      if (rounds > 1) source ??= { module, span: headOf(loop), label: 'runs on every round of this loop' };
    }
    return heatOf(
      unit.start,
      trips,
      isEndless,
      unit.rate === 'once' || unit.rate === 'call' ? source : (unit.source ?? source),
      unit.every,
    );
  }
}

function clamp(trips: number): number {
  return trips > mostTrips ? Infinity : trips;
}

function spanOf(node: Node): Node['span'] {
  return node.op === 'call' ? node.calleeSpan : node.span;
}

/** The part of a loop before its body. */
function headOf(loop: Loop): Loop['span'] {
  return loop.form === 'do' ? { start: loop.bodySpan.end, end: loop.span.end } : { start: loop.span.start, end: loop.bodySpan.start };
}
