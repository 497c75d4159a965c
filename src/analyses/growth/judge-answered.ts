import type { CallInstruction, Module } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Candidate, GrowthFacts } from './candidates.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import { isBounded } from './judge-unbounded.ts';
import { isForOnePiece, keepsFunction } from './one-piece.ts';
import type { Verdict } from './verdict.ts';

/** Functions that are kept under a key made for one piece of work, and stay when they were called at its end: nothing ever deletes them. */
export function judgeAnswered(
  facts: GrowthFacts,
  containers: Containers,
  meanings: Meanings,
  { container, lifetime, additions }: Candidate,
): Verdict | undefined {
  if (lifetime === 'brief' || facts.endings.of(container).length > 0 || isBounded(facts, container)) return undefined;
  const added = additions.find(({ change }) => change.isAmbiguous !== true && isForOnePiece(meanings, change) && keepsFunction(change));
  const call = added && findCall(containers, container, added.change.module);
  if (!added || !call) return undefined;
  const places = [{ module: added.change.module, span: call.calleeSpan, label: 'called here, and left in its place' }];
  return { kind: 'answered', change: added.change, confidence: 'likely', places };
}

/** Where a function of an entry is called: `callbacks[id](result)`, or a member of the entry that was looked up. */
function findCall(containers: Containers, container: Container, module: Module): CallInstruction | undefined {
  const code = codeOf(module);
  const kept = container.members.get('*');
  for (const node of code.all.calls) {
    if (node.form !== 'call') continue;
    const { callee } = node;
    const on = containers.of(module, callee.kind === 'value' ? callee.value : callee.object);
    if (kept && on.includes(kept)) return node;
    if (callee.kind === 'method' && 'value' in callee.key && on.includes(container)) return node;
  }
  return undefined;
}
