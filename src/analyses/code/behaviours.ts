import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, Module } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Row } from '../../knowledge/table.ts';
import type { Meanings } from '../meaning/solve.ts';
import { behaviourInCall } from './behaviour-in-call.ts';

/** What the analyses know when they look at a call. */
export interface CallFacts {
  readonly knowledge: Knowledge;
  readonly meanings: Meanings;
}

/**
 * All that the tables say of a call: of every function that it may run or, when nobody can tell those, of the methods whose name is enough. The
 * cases of a row are decided by the constants of this call. Functions of the program are not among them.
 */
export function behavioursOf({ knowledge, meanings }: CallFacts, module: Module, call: CallInstruction): readonly Behaviour[] {
  const callees = meanings.calleesOf(call);
  if (callees.length === 0) {
    const stated = statedByName(knowledge, call);
    return stated ? [behaviourInCall(module, call, stated)] : none;
  }
  let found: Behaviour[] | undefined;
  for (const callee of callees) if (callee.kind === 'behaviour') (found ??= []).push(behaviourInCall(module, call, callee.behaviour));
  return found ?? none;
}

const none: readonly Behaviour[] = [];

function statedByName(knowledge: Knowledge, { callee, form }: CallInstruction): Row | undefined {
  if (callee.kind !== 'method' || form !== 'call' || !('name' in callee.key)) return undefined;
  return knowledge.methodOfUnknown(callee.key.name);
}
