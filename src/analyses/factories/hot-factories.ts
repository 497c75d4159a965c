import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { statedCalls } from '../code/stated-calls.ts';
import { type Heat } from '../heat/heat.ts';
import type { Heats } from '../heat/heats.ts';
import { isBehindOnceFlag } from '../heat/once-flag.ts';
import { compareRates, type Rate } from '../heat/rate.ts';
import { regionAround, regionOfUnit } from '../rebuilding/region.ts';
import { Steadiness } from '../rebuilding/steadiness.ts';
import { isComponent } from './component.ts';
import { fateOf } from './fate.ts';

/** Something costly that is made again and again, although nothing that goes into it changes. */
export interface HotFactory {
  readonly call: CallInstruction;
  /** What making it does, from the table. */
  readonly cost: string;
  readonly heat: Heat;
  /** How often, by the heat or because the function draws a component. */
  readonly rate: Rate | 'render';
  /** It goes to the caller, who may keep it. */
  readonly isReturned: boolean;
}

/** Fewer rounds than this may be meant. */
const fewRounds = 10;

/** Calls that are followed to see what happens to something that is made. */
const mostCalls = 2;

/** The calls of a module of which a table states the effect, and that make the same for every request, render, frame, tick, event or round. */
export function findHotFactories(
  facts: CallFacts & { readonly heats: Heats },
  module: Module,
  effectName: 'factory' | 'workspace',
): readonly HotFactory[] {
  const code = codeOf(module);
  return statedCalls(facts, module, effectName).flatMap(({ call, effect }): HotFactory[] => {
    const unit = code.unitOf(call);
    if (unit.kind === 'module' && code.loopsAround(call).length === 0) return [];
    const heat = facts.heats.of(module, call);
    const rate = rateOf(facts.heats, module, call, heat);
    if (rate === undefined || isBehindOnceFlag(code, call) || (rate === 'iteration' && isOneOfMany(facts, code, call))) return [];
    const isInline = isRunInside(facts.heats, unit);
    const hot = outermostHot(facts.heats, unit);
    const region = hot ? regionOfUnit(hot) : regionAround(module, call, isInline);
    const steadiness = new Steadiness(facts, region, true);
    const isSteady = (value: ValueId): boolean => steadiness.isSteady(value) || (effectName === 'workspace' && isLength(code, value));
    const receivers = effectName === 'workspace' && call.callee.kind === 'method' ? [call.callee.object] : [];
    const isSame = [...receivers, ...call.arguments.flatMap((item) => (item.kind === 'hole' ? [] : item.value))].every(isSteady);
    const fate = fateOf(facts, code, region, call.result);
    if (!isSame || fate === 'kept' || (fate === 'returned' && isInline)) return [];
    return [{ call, cost: effect, heat, rate, isReturned: fate === 'returned' }];
  });
}

function rateOf(heats: Heats, module: Module, call: CallInstruction, heat: Heat): HotFactory['rate'] | undefined {
  if (compareRates(heat.rate, 'timer') >= 0 || heat.isEndless) return heat.rate;
  if (heat.rate === 'iteration') return heat.trips < fewRounds ? undefined : heat.rate;
  const unit = codeOf(module).unitOf(call);
  return heat.rate === 'call' &&
    isComponent(heats, unit) &&
    codeOf(module)
      .surroundings(call)
      .every(({ control }) => control.op !== 'branch')
    ? 'render'
    : undefined;
}

/** Each round starts one that goes on beside the others, and is told of what happens to it by a listener: a pool. */
function isOneOfMany(facts: CallFacts & { readonly heats: Heats }, code: ModuleCode, call: CallInstruction): boolean {
  const [loop] = code.loopsAround(call);
  const unit = code.unitOf(call);
  const round = loop?.body ?? (isRunInside(facts.heats, unit) ? unit.body : undefined);
  return round !== undefined && !instructionsOf(round).some(({ op }) => op === 'await') && isListenedTo(facts, code, call.result, 0);
}

/** Something adds a listener to the value, here or in a function that it is handed to. */
function isListenedTo(facts: CallFacts, code: ModuleCode, value: ValueId, calls: number): boolean {
  return code.usersOf(value).some((user) => {
    if (user.op === 'store') return code.loadsOf(user.variable).some((load) => isListenedTo(facts, code, load.result, calls));
    if (user.op !== 'call') return false;
    if (user.callee.kind === 'method' && user.callee.object === value)
      return behavioursOf(facts, code.module, user).some(({ listens }) => listens?.does === 'add');
    const index = user.arguments.findIndex((item) => item.kind === 'value' && item.value === value);
    return (
      index >= 0 &&
      calls < mostCalls &&
      facts.meanings.calleesOf(user).some((callee) => {
        const parameter = callee.kind === 'unit' ? callee.unit.parameters[index] : undefined;
        return (
          callee.kind === 'unit' && parameter !== undefined && isListenedTo(facts, codeOf(callee.unit.module), parameter.value, calls + 1)
        );
      })
    );
  });
}

/** A length, which is as good as always the same: what is worked on comes in pieces of one size. */
function isLength(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(originOf(code, value));
  return made?.op === 'get' && 'name' in made.key && made.key.name === 'length';
}

/** The outermost function around that runs again and again; what it is given differs each time. */
function outermostHot(heats: Heats, unit: Unit): Unit | undefined {
  let found: Unit | undefined;
  for (let at: Unit | undefined = unit; at; at = at.parent === undefined ? undefined : at.module.units[at.parent])
    if (compareRates(heats.ofUnit(at).rate, 'iteration') >= 0) found = at;
  return found;
}

/** The function runs only while the function around it does, as a callback of `forEach`. */
function isRunInside(heats: Heats, unit: Unit): boolean {
  const runs = heats.runsOf(unit);
  return runs.length > 0 && runs.every(({ mode, from }) => (mode === 'each' || mode === 'now') && from.id === unit.parent);
}
