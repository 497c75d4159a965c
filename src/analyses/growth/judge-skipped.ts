import type { Node, Unit, ValueId } from '../../ir/model.ts';
import { failureThatSkips, isUndoneBy } from '../code/left-out.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import type { HeatFacts } from '../heat/heat-facts.ts';
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
    const place = removal && placeIn(calls, change, codeOf(removal.module).unitOf(removal.node));
    if (!removal || !place || !areOthersWhole(facts, container, removal)) continue;
    const code = codeOf(removal.module);
    if (!isUndoneBy(code, place, removal.node)) continue;
    const undoes = (node: Node): boolean => node === removal.node;
    const wait = failureThatSkips(calls.meanings, code, { after: place, before: removal.node }, undoes);
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

/** Where the unit makes the entry: itself, or by a function that runs at once, like the executor of a promise. */
function placeIn({ heats }: HeatFacts, { module, node }: Addition, unit: Unit): Node | undefined {
  const code: ModuleCode = codeOf(module);
  const own = code.unitOf(node);
  if (own === unit) return node;
  const [run, ...others] = heats.runsOf(own);
  return others.length === 0 && run?.mode === 'now' && run.from === unit ? run.node : undefined;
}

function areOthersWhole(facts: GrowthFacts, container: Candidate['container'], removal: Change): boolean {
  return facts.endings.of(container).every((ending) => ending.change === removal || isAtTheEndOrAnew(facts.heats, ending));
}
