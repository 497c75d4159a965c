import { closuresOf } from '../analyses/pairs/flow-places.ts';
import { codeOf, type ModuleCode } from '../analyses/code/module-code.ts';
import type { Facts } from '../analyses/facts.ts';
import { isBehindOnceFlag } from '../analyses/heat/once-flag.ts';
import { endsItself } from '../analyses/lifecycle/last-run.ts';
import type { Site } from '../analyses/ownership/object.ts';
import type { Node, Unit, ValueId } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';

/** Longer expressions are not followed. */
const mostSteps = 8;

/** Whether a handle that is meant to stay is made only once though the function around it may run again, or ends by what it runs. */
export function isOrderedOnce(facts: Facts, { module, instruction, unit }: Site): boolean {
  const code = codeOf(module);
  if (endsItself(unit) || isBehindOnceFlag(code, instruction) || isReleasedByItsCallback(facts, code, instruction)) return true;
  // The other side says when to start, and knows whether it has said so.
  return isMessageHandler(code, unit) && isOfOneSort(code, instruction);
}

/** Its callback releases its own receiver, which a timer is: `setInterval(function () { clearInterval(this) })`. */
function isReleasedByItsCallback(facts: Facts, code: ModuleCode, made: Node): boolean {
  if (made.op !== 'call') return false;
  return made.arguments.some((item) => {
    const given = item.kind === 'value' ? code.definitionOf(item.value) : undefined;
    const unit = given?.op === 'closure' ? code.module.units[given.unit] : undefined;
    return (
      unit !== undefined && unit.kind !== 'arrow' && [...instructionsOf(unit.body)].some((node) => isReleaseOfReceiver(facts, code, node))
    );
  });
}

function isReleaseOfReceiver(facts: Facts, code: ModuleCode, node: Node): boolean {
  const [first] = node.op === 'call' ? node.arguments : [];
  if (node.op !== 'call' || first?.kind !== 'value' || code.definitionOf(first.value)?.op !== 'this') return false;
  const effect = facts.ownership.effects.effectOf(code.module, node);
  return effect.kind !== 'unit' && effect.kind !== 'unknown' && effect.behaviour.releases !== undefined;
}

/** The function gets the messages of another thread, process or frame. */
function isMessageHandler(code: ModuleCode, unit: Unit): boolean {
  return closuresOf(unit).some((closure) => {
    const loads = code.usersOf(closure.result).flatMap((user) => (user.op === 'store' ? code.loadsOf(user.variable) : []));
    return [closure, ...loads].some(({ result }) => code.usersOf(result).some((user) => isRegistration(code, user, result)));
  });
}

function isRegistration(code: ModuleCode, user: Node, handler: ValueId): boolean {
  if (user.op === 'set') return user.value === handler && 'name' in user.key && user.key.name === 'onmessage';
  const [event] = user.op === 'call' ? user.arguments : [];
  return event?.kind === 'value' && textOf(code, event.value) === 'message';
}

/** It runs only where something is equal to a text: for one sort of message among others. */
function isOfOneSort(code: ModuleCode, node: Node): boolean {
  return code
    .surroundings(node)
    .some(({ control }) => control.op === 'switch' || (control.op === 'branch' && isEquality(code, control.test)));
}

function isEquality(code: ModuleCode, value: ValueId, steps = 0): boolean {
  const made = code.definitionOf(value);
  if (steps > mostSteps) return false;
  if (made?.op === 'load' && code.module.variables[made.variable]?.kind === 'synthetic')
    return code.storesOf(made.variable).some((store) => isEquality(code, store.value, steps + 1));
  if (made?.op !== 'operate') return false;
  if (/^===?$/.test(made.operator)) return made.operands.some((each) => textOf(code, each) !== undefined);
  return made.operands.some((each) => isEquality(code, each, steps + 1));
}

function textOf(code: ModuleCode, value: ValueId): string | undefined {
  const made = code.definitionOf(value);
  return made?.op === 'constant' && typeof made.value === 'string' ? made.value : undefined;
}
