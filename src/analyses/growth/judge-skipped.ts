import type { ValueId } from '../../ir/model.ts';
import { failureThatSkips, isUndoneBy } from '../code/left-out.ts';
import { codeOf } from '../code/module-code.ts';
import type { HeatFacts } from '../heat/heat-facts.ts';
import { placeWithin } from '../heat/run-at-once.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import type { Change } from './change.ts';
import { isAtTheEndOrAnew } from './endings.ts';
import { isBounded } from './judge-unbounded.ts';
import { isSameKey } from './key-text.ts';
import type { Verdict } from './verdict.ts';

/**
 * One function makes an entry, waits, and deletes it. When what it waits for fails, it leaves without: nothing else deletes the entry.
 */
export function judgeSkipped(facts: GrowthFacts, calls: HeatFacts, candidate: Candidate): Verdict | undefined {
  const { container, lifetime, additions } = candidate;
  const removals = facts.changes.of(container, 'removes');
  if (lifetime === 'brief' || removals.length === 0 || isBounded(facts, container)) return undefined;
  for (const { change } of additions) {
    const removal = removals.find((each) => isOfSameEntry(change, each));
    const place = removal && placeWithin(calls.heats, codeOf(change.module), change.node, codeOf(removal.module).unitOf(removal.node));
    if (!removal || !place || !areOthersWhole(facts, container, removal)) continue;
    const code = codeOf(removal.module);
    if (!isUndoneBy(code, place, removal.node)) continue;
    const wait = failureThatSkips(calls.meanings, code, place, removal.node);
    if (!wait) continue;
    const places = [
      { module: code.module, span: wait.span, label: 'when this fails, the entry is left' },
      { module: code.module, span: removal.node.span, label: 'the only ending that deletes the entry' },
    ];
    return { kind: 'unsettled', change, confidence: 'likely', places };
  }
  return undefined;
}

function isOfSameEntry(change: Addition, removal: Change & { readonly kind: 'removes' }): boolean {
  if (change.module !== removal.module || removal.takes === true || removal.key === undefined) return false;
  const code = codeOf(change.module);
  const entry: ValueId | undefined = change.key ?? (change.how === 'call' ? change.values[0] : undefined);
  return entry !== undefined && isSameKey(code, entry, removal.key);
}

function areOthersWhole(facts: GrowthFacts, container: Candidate['container'], removal: Change): boolean {
  return facts.endings.of(container).every((ending) => ending.change === removal || isAtTheEndOrAnew(facts.heats, ending));
}
