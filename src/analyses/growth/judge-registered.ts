import type { Unit, ValueId } from '../../ir/model.ts';
import { releaseMethodsOf } from '../classes/release-methods.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import { isAtTheEndOrAnew } from './endings.ts';
import { isBounded } from './judge-unbounded.ts';
import type { Verdict } from './verdict.ts';

/**
 * Objects of a class of the program are kept for as long as the program runs, though the class has a method that ends them: nothing takes out what has ended. Not what is
 * kept under names of its own, of which there are as many as somebody thought of.
 */
export function judgeRegistered(facts: GrowthFacts, meanings: Meanings, candidate: Candidate): Verdict | undefined {
  const { container, lifetime, additions } = candidate;
  if (lifetime !== 'process' || isBounded(facts, container) || facts.changes.of(container, 'exposes').length > 0) return undefined;
  if (!facts.endings.of(container).every((ending) => isAtTheEndOrAnew(facts.heats, ending))) return undefined;
  for (const { change, heat } of additions) {
    if (heat.start === 'once' && !heat.isEndless) continue;
    if (change.isAmbiguous === true || change.how === 'rebuild') continue;
    const [ender] = registered(change).flatMap((value) => endersOf(meanings, change, value));
    if (!ender) continue;
    const places = [{ module: ender.module, span: ender.nameSpan, label: 'ends such an object, and leaves it in there' }];
    return { kind: 'registered', change, confidence: 'likely', units: ender.name === undefined ? [] : [ender.name], places };
  }
  return undefined;
}

/** What stands in the container for itself: the elements of a list or set, the object that is a key, and what puts itself there. */
function registered({ module, key, values }: Addition): readonly ValueId[] {
  const code = codeOf(module);
  if (key === undefined) return values;
  return [key, ...values.filter((value) => code.definitionOf(originOf(code, value))?.op === 'this')];
}

/** The methods that end an object which the value is, if it is nothing else. */
function endersOf(meanings: Meanings, { module }: Addition, value: ValueId): readonly Unit[] {
  const known = [...meanings.of(module, value)];
  if (known.length === 0) return [];
  const enders = known.map((meaning) => (meaning.is === 'object' ? releaseMethodsOf(meaning.type) : []));
  return enders.every((each) => each.length > 0) ? enders.flat() : [];
}
