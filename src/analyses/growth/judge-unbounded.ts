import { isRecurring } from '../heat/rate.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import { isAtTheEnd } from './endings.ts';
import { fillsFromTable, isKeptByOption, isLimitedByTable, isOfFile, isToldOnce } from './few-results.ts';
import { isCache, isLookedUpBefore, judgeCache } from './judge-cache.ts';
import { isKeptThroughout } from './lasting.ts';
import { isAskedAtWill } from './open-keys.ts';
import { isPassingEntry } from './passing.ts';
import type { Verdict } from './verdict.ts';

/** A container that recurring code adds to, or a cache under keys of callers, that nothing removes from or bounds. */
export function judgeUnbounded(facts: GrowthFacts, containers: Containers, candidate: Candidate): Verdict | undefined {
  const { container, lifetime, additions } = candidate;
  const endings = facts.endings.of(container);
  if (isBounded(facts, container) || lifetime === 'brief') return undefined;
  const cached = additions.find(({ change }) => isCache(facts, containers, candidate, change));
  if (cached) return judgeCache(facts, candidate, cached.change, endings);
  const [first] = additions;
  if (!first) return undefined;
  const passing = endings.every((ending) => isAtTheEnd(facts.heats, ending)) ? passingOf(facts, candidate) : undefined;
  if (endings.length > 0) return passing && { kind: 'unbounded', change: passing, confidence: 'likely' };
  const recurring = additions.find(({ heat }) => isRecurring(heat.start) || heat.isEndless);
  const isLikely =
    recurring !== undefined &&
    isKeptThroughout(facts.heats, candidate, recurring.change) &&
    !isExposed(facts, container) &&
    recurring.change.isAmbiguous !== true &&
    !isKeptByOption(facts, recurring.change) &&
    !isLimitedByTable(recurring.change) &&
    !isToldOnce(recurring.change) &&
    (!isLookedUpBefore(facts.changes, container, recurring.change) || isWithoutEnd(facts, recurring.change)) &&
    !fillsFromTable(facts.keys, recurring.change);
  if (isLikely) return { kind: 'unbounded', change: recurring.change, confidence: 'likely' };
  if (passing) return { kind: 'unbounded', change: passing, confidence: 'likely' };
  return { kind: 'unbounded', change: (recurring ?? first).change, confidence: 'possible' };
}

/** Nothing limits the keys that are looked up first, and so are kept once each. */
function isWithoutEnd(facts: GrowthFacts, change: Addition): boolean {
  return isAskedAtWill(facts.heats, change) && !isOfFile(facts, change);
}

/** What adds entries for single pieces of work, or for those who come and go, to a container that is only asked for one entry at a time. */
function passingOf(facts: GrowthFacts, { container, form, additions }: Candidate): Addition | undefined {
  const isWalked = form === 'array' || facts.changes.of(container, 'walks').length > 0 || isExposed(facts, container);
  return isWalked ? undefined : additions.find(({ change }) => isPassingEntry(change) && change.isAmbiguous !== true)?.change;
}

/** Something compares the number of entries with a limit, in the container or in one around it. */
export function isBounded(facts: GrowthFacts, container: Container): boolean {
  for (let each: Container | undefined = container; each; each = each.parent)
    if (facts.changes.of(each, 'compares').length > 0) return true;
  return false;
}

/** Code that nobody can follow has the container, or may have it. */
function isExposed({ changes }: GrowthFacts, container: Container): boolean {
  for (let each: Container | undefined = container; each; each = each.parent) if (changes.of(each, 'exposes').length > 0) return true;
  return false;
}
