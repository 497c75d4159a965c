import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { classAround } from '../code/class-around.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import { isAtTheEndOrAnew } from './endings.ts';
import { isBounded } from './judge-unbounded.ts';
import type { Verdict } from './verdict.ts';

/**
 * What is put into the container comes to an end that the program is told of, and stays there: the function that adds it listens for its end, or another one of the class
 * is given it when it has ended. Nothing takes out single entries.
 */
export function judgeLeft(facts: GrowthFacts, candidate: Candidate): Verdict | undefined {
  const { container, lifetime, additions } = candidate;
  if (lifetime === 'brief' || isBounded(facts, container) || facts.changes.of(container, 'exposes').length > 0) return undefined;
  if (facts.changes.of(container, 'removes').length > 0) return undefined;
  if (!facts.endings.of(container).every((ending) => isAtTheEndOrAnew(facts.heats, ending))) return undefined;
  for (const { change } of additions) {
    if (change.isAmbiguous === true || change.how !== 'call') continue;
    const end = change.values.map((value) => endOf(change, value)).find((each) => each !== undefined);
    if (end) return { kind: 'registered', change, confidence: 'likely', ...end };
  }
  return undefined;
}

type End = Pick<Verdict, 'units' | 'places'>;

function endOf({ module, node }: Addition, value: ValueId): End | undefined {
  const code = codeOf(module);
  const listening = code.all.calls.find((call) => code.unitOf(call) === code.unitOf(node) && isToldOfEnd(code, call, value));
  if (listening) {
    const label = 'its end is told of here, and leaves it in there';
    return { units: [], places: [{ module, span: listening.calleeSpan, label }] };
  }
  const ender = enderGiven(module, code.unitOf(node), nameOf(code, value));
  if (!ender) return undefined;
  const label = 'is told when one has ended, and leaves it in there';
  return { units: [ender.name ?? ''], places: [{ module, span: ender.nameSpan, label }] };
}

const ends = /^(close|end|exit|disconnect|finish)$/;

/** `socket.on('close', …)`, of the very value. */
function isToldOfEnd(code: ModuleCode, { callee, arguments: given }: CallInstruction, value: ValueId): boolean {
  if (callee.kind !== 'method' || !('name' in callee.key) || !/^(on|once|addListener|addEventListener)$/.test(callee.key.name))
    return false;
  const [event] = given;
  const name = event?.kind === 'value' ? code.definitionOf(event.value) : undefined;
  if (name?.op !== 'constant' || typeof name.value !== 'string' || !ends.test(name.value)) return false;
  return originOf(code, callee.object) === originOf(code, value);
}

function nameOf(code: ModuleCode, value: ValueId): string | undefined {
  const parameter = code.parameterOf(originOf(code, value));
  const made = code.definitionOf(value);
  return (
    parameter?.unit.parameters[parameter.index]?.name ?? (made?.op === 'load' ? code.module.variables[made.variable]?.name : undefined)
  );
}

/** What handles the end of something, by name. */
const handlers = /^[_#]*(on|handle)_?\w*?(close[d]?|disconnect(ed)?|end(ed)?|exit(ed)?|gone|left|leave)$/i;

/** Names of what comes and goes. */
const passing = /(socket|connection|conn|client|peer|session|stream|channel|player|worker|member|user)(wrapper)?$/i;

/** A method of the class that is given such an object when it has ended. */
function enderGiven(module: Module, adder: Unit, name: string | undefined): Unit | undefined {
  const around = classAround(adder);
  if (name === undefined || !passing.test(name) || around === undefined) return undefined;
  return module.units.find(
    (unit) =>
      unit !== adder &&
      unit.classId === around &&
      handlers.test(unit.name ?? '') &&
      unit.parameters.some((parameter) => parameter.name === name),
  );
}
