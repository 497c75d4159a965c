import type { CallInstruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import type { HeatFacts } from '../heat/heat-facts.ts';
import type { Heat } from '../heat/heat.ts';
import { encloses } from '../pairs/flow-places.ts';
import type { ListenerCall } from './listener-calls.ts';

/** A listener that takes itself away when its event comes, and stays when a timer ends the same work first. */
export interface UnsettledListener {
  readonly addition: ListenerCall;
  /** The call that starts the timer. */
  readonly timer: CallInstruction;
  readonly heat: Heat;
}

/** The listeners of a module that a timer leaves behind. The timer ends the work when it calls what the listener calls, or the other of `resolve` and `reject`. */
export function findUnsettled(facts: HeatFacts, module: Module, calls: readonly ListenerCall[]): readonly UnsettledListener[] {
  const code = codeOf(module);
  const removals = calls.filter(({ does }) => does === 'remove');
  if (removals.length === 0) return [];
  return calls.flatMap((addition): UnsettledListener[] => {
    const work = workOf(code, addition);
    const own = work ? removals.filter((each) => each.event === 'any' || isRemovalOf(each, addition)) : [];
    if (!work || own.length === 0 || !own.every((each) => encloses(work.handler, code.unitOf(each.call)))) return [];
    const enders = endersCalledIn(code, work.handler, work.around);
    const timer =
      enders.size === 0 ? undefined : timersIn(facts, code, work.around).find((each) => endsOnly(facts, code, each, enders, own));
    if (!timer) return [];
    const heat = facts.heats.of(module, addition.call);
    return heat.rate === 'once' ? [] : [{ addition, timer: timer.call, heat }];
  });
}

interface Work {
  /** The function that is the listener. */
  readonly handler: Unit;
  /** The function in which it is made and added. */
  readonly around: Unit;
}

/** The listener is a function that the adding function keeps in a constant, and the target is there before and after. */
function workOf(code: ModuleCode, { does, goes, handler, target, call }: ListenerCall): Work | undefined {
  const id = /^variable (\d+)$/.exec(handler?.place ?? '')?.[1];
  const variable = id === undefined ? undefined : code.module.variables[Number(id)];
  const around = code.unitOf(call);
  if (does !== 'add' || goes || !variable || variable.unit !== around.id || around.kind === 'module') return undefined;
  if (target === undefined || isLocal(code, target)) return undefined;
  const [only, ...others] = code.storesOf(variable.id);
  const made = only && others.length === 0 ? code.definitionOf(only.value) : undefined;
  const unit = made?.op === 'closure' ? code.module.units[made.unit] : undefined;
  return unit && { handler: unit, around };
}

/** A variable of a function holds it, whose work it may end with. */
export function isLocal(code: ModuleCode, target: string): boolean {
  const id = /^variable (\d+)/.exec(target)?.[1];
  const variable = id === undefined ? undefined : code.module.variables[Number(id)];
  return variable !== undefined && variable.kind !== 'parameter' && code.module.units[variable.unit]?.kind !== 'module';
}

/** It removes the very function from the very target. */
export function isRemovalOf(removal: ListenerCall, { target, event, handler }: ListenerCall): boolean {
  return removal.target === target && removal.event === event && removal.handler?.place === handler?.place;
}

/** The parameters of functions around that a unit calls: `resolve`, `done`; with `resolve` goes `reject`. */
function endersCalledIn(code: ModuleCode, unit: Unit, around: Unit): ReadonlySet<ValueId> {
  const called = callsIn(unit).flatMap(({ callee }) => (callee.kind === 'value' ? (outerParameter(code, callee.value, around) ?? []) : []));
  const owners = new Set(called.map((value) => code.parameterOf(value)?.unit));
  const partners = [...owners].flatMap((owner) => (owner?.parameters ?? []).map(({ value }) => value));
  return new Set([...called, ...partners]);
}

/** The parameter that a variable holds, of the unit or one around it. */
function outerParameter(code: ModuleCode, value: ValueId, around: Unit): ValueId | undefined {
  const made = code.definitionOf(value);
  const [only, ...others] = made?.op === 'load' ? code.storesOf(made.variable) : [];
  const unit = only && others.length === 0 ? code.parameterOf(only.value)?.unit : undefined;
  return unit && only && encloses(unit, around) ? only.value : undefined;
}

interface Timer {
  readonly call: CallInstruction;
  readonly callback: ValueId;
}

/** Calls that run a function later, other than by an event or the end of a promise. */
function timersIn(facts: HeatFacts, code: ModuleCode, unit: Unit): readonly Timer[] {
  return callsIn(unit).flatMap((call) =>
    behavioursOf(facts, code.module, call).flatMap(({ runs = [], listens, result }): Timer[] => {
      if (listens || (result && 'promise' in result)) return [];
      return runs.flatMap(({ mode, argument }) => {
        const item = call.arguments[argument];
        return mode === 'later' && item?.kind === 'value' ? [{ call, callback: item.value }] : [];
      });
    }),
  );
}

/** The timer ends the work, and does not remove the listener, itself or in a function that it calls. */
function endsOnly(
  facts: HeatFacts,
  code: ModuleCode,
  timer: Timer,
  enders: ReadonlySet<ValueId>,
  removals: readonly ListenerCall[],
): boolean {
  const direct = code.definitionOf(timer.callback);
  if (direct?.op !== 'closure') return isEnder(code, timer.callback, enders);
  const unit = code.module.units[direct.unit];
  const calls = unit ? callsIn(unit) : [];
  const removes = (of: Unit): boolean => removals.some((each) => encloses(of, code.unitOf(each.call)));
  if (!unit || removes(unit)) return false;
  if (calls.some((call) => facts.meanings.calleesOf(call).some((callee) => callee.kind === 'unit' && removes(callee.unit)))) return false;
  return calls.some(({ callee }) => callee.kind === 'value' && isEnder(code, callee.value, enders));
}

function isEnder(code: ModuleCode, value: ValueId, enders: ReadonlySet<ValueId>): boolean {
  const made = code.definitionOf(value);
  return made?.op === 'load' && code.storesOf(made.variable).some((store) => enders.has(store.value));
}

function callsIn(unit: Unit): readonly CallInstruction[] {
  return [...nodesOf(unit.body)].filter((node: Node): node is CallInstruction => node.op === 'call');
}
