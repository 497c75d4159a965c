import type { Node, ValueId } from '../../ir/model.ts';
import type { CallFacts } from '../code/behaviours.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { touchOf } from '../rebuilding/mutations.ts';
import type { Region } from '../rebuilding/region.ts';

/** What becomes of something that a round makes: `used` up in the round, `returned` to the caller, or `kept` for later rounds. */
export type Fate = 'used' | 'returned' | 'kept';

/** What becomes of a value under any of its names. */
export function fateOf(facts: CallFacts, code: ModuleCode, region: Region, value: ValueId): Fate {
  const fates = code.usersOf(value).map((user) => fateAt(facts, code, region, user, value));
  return fates.find((fate) => fate === 'kept') ?? fates.find((fate) => fate === 'returned') ?? 'used';
}

function fateAt(facts: CallFacts, code: ModuleCode, region: Region, user: Node, value: ValueId): Fate {
  switch (user.op) {
    case 'cast':
    case 'await':
      return fateOf(facts, code, region, user.result);
    case 'store': {
      const owner = code.module.variables[user.variable]?.unit;
      if (owner !== code.unitOf(user).id) return 'kept';
      const fates = code.loadsOf(user.variable).map((load) => fateOf(facts, code, region, load.result));
      return fates.find((fate) => fate === 'kept') ?? fates.find((fate) => fate === 'returned') ?? 'used';
    }
    case 'set':
      return user.value !== value || isOfRound(code, region, user.object) ? 'used' : 'kept';
    case 'array':
    case 'object':
      return fateOf(facts, code, region, user.result);
    case 'return':
    case 'yield':
      return 'returned';
    case 'call':
      return isKeptByCall(facts, code, user, value) ? 'kept' : 'used';
    default:
      return 'used';
  }
}

function isKeptByCall(facts: CallFacts, code: ModuleCode, call: Node & { op: 'call' }, value: ValueId): boolean {
  const isReceiver = call.callee.kind === 'method' && call.callee.object === value;
  return !isReceiver && call.form !== 'jsx' && touchOf(facts, code.module, call, value) === 'keeps';
}

/** Something that the round was given, such as the response. */
function isOfRound(code: ModuleCode, region: Region, value: ValueId): boolean {
  const made = code.definitionOf(value);
  if (made?.op === 'get' || made?.op === 'cast') return isOfRound(code, region, made.op === 'get' ? made.object : made.value);
  if (made?.op !== 'load') return false;
  return code.storesOf(made.variable).every((store) => code.parameterOf(store.value) !== undefined && region.units.has(code.unitOf(store)));
}
