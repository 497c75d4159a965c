import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, Module } from '../../ir/model.ts';
import { behaviourOf } from '../../knowledge/cases.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Row } from '../../knowledge/table.ts';
import type { Meanings } from '../meaning/solve.ts';
import { constantsOf } from './call-constants.ts';

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
  const rows = callees.flatMap((callee) => (callee.kind === 'behaviour' ? [callee.behaviour] : []));
  const stated = callees.length === 0 ? statedByName(knowledge, call) : undefined;
  return (stated ? [stated] : rows).map((row) => behaviourOf(row as Row, constantsOf(module, call)));
}

function statedByName(knowledge: Knowledge, { callee, form }: CallInstruction): Row | undefined {
  if (callee.kind !== 'method' || form !== 'call' || !('name' in callee.key)) return undefined;
  return knowledge.methodOfUnknown(callee.key.name);
}
