import { codeOf } from '../code/module-code.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import type { Change } from './change.ts';
import type { Verdict } from './verdict.ts';

/** A function that only removes from the entry under a key, but first makes the entry when there is none: the empty entry stays. */
export function judgeRecreated({ changes }: GrowthFacts, { container, lifetime, additions }: Candidate): Verdict | undefined {
  const kept = container.members.get('*');
  if (!kept || lifetime === 'brief') return undefined;
  for (const { change } of additions) {
    const { module } = change;
    const unit = codeOf(module).unitOf(change.node);
    const isHere = (other: Pick<Addition, 'module' | 'node'>): boolean =>
      other.module === module && codeOf(module).unitOf(other.node) === unit;
    const removals = changes
      .of(kept, 'removes')
      .filter((each) => isHere(each) && each.node.span.start > change.node.span.start && !isTakenOrMade(each));
    const [removal] = removals;
    if (!removal || changes.of(kept, 'adds').some(isHere) || changes.of(container, 'removes').some(isHere)) continue;
    if (!isLookedUp(changes.of(container, 'looksUp').filter(isHere), change)) continue;
    const places = [{ module, span: removal.node.span, label: 'the entry is only removed from' }];
    return { kind: 'recreated', change, confidence: 'likely', units: unit.name === undefined ? [] : [unit.name], places };
  }
  return undefined;
}

/** The entry is looked for before it is made. */
function isLookedUp(looks: readonly Pick<Addition, 'node'>[], change: Addition): boolean {
  return looks.some((look) => look.node.span.start <= change.node.span.end);
}

/** `pool[size].pop() ?? make(size)`: what is taken out is made where there is none, and comes back under its key when it has served. */
function isTakenOrMade({ module, node, takes }: Extract<Change, { readonly kind: 'removes' }>): boolean {
  if (takes !== true || node.op !== 'call') return false;
  const code = codeOf(module);
  return code.usersOf(node.result).some((user) => user.op === 'store' && code.storesOf(user.variable).length > 1);
}
