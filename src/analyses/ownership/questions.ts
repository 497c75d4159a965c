import type { KindId } from '../../base/behaviour.ts';
import { isSameStructure } from '../../base/same-structure.ts';
import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import type { TextUse } from '../pairs/text-uses.ts';
import type { Effect } from './call-effects.ts';
import type { AnyUnit, World } from './context.ts';
import type { HandleClass } from './instances.ts';
import type { Parts } from './parts-released.ts';
import type { Renaming } from './renaming.ts';
import type { Invocation } from './scope-context.ts';

/** Something that a run may want to know of what is around it, about one or two things. */
export interface Question<About, Detail, Answer> {
  ask(world: World, about: About, detail: Detail): Answer;
  /** Whether an answer says the same as one before. */
  isSame(before: Answer, now: Answer, renaming: Renaming): boolean;
}

function question<About, Detail, Answer>(
  ask: (world: World, about: About, detail: Detail) => Answer,
  isSame: (before: Answer, now: Answer, renaming: Renaming) => boolean = Object.is,
): Question<About, Detail, Answer> {
  return { ask, isSame };
}

const noNames: ReadonlySet<string> = new Set();

/** All that a run of a function asks of a program. */
export const questions = {
  kinds: question(({ meanings }, module: Module, value: ValueId) => meanings.kindsOf(module, value), isSameList),
  elementKinds: question(({ meanings }, module: Module, value: ValueId) => meanings.elementKindsOf(module, value), isSameList),
  libraries: question(({ meanings }, module: Module, value: ValueId) => meanings.librariesOf(module, value), isSameList),
  promise: question(({ meanings }, module: Module, value: ValueId) => meanings.mayBePromise(module, value)),
  units: question(({ meanings }, module: Module, value: ValueId) => meanings.unitsOf(module, value), areSameUnits),
  pairs: question(({ pairs }, module: Module, call: CallInstruction) => pairs.kindsBeside(module, call), isSameSet),
  texts: question(({ texts }, module: Module, call: CallInstruction) => texts.effectsOf(module, call), areSameUses),
  effect: question(({ effects }, module: Module, call: CallInstruction) => effects.effectOf(module, call), isSameEffect),
  behaviour: question(({ effects }, module: Module, value: ValueId) => effects.behaviourOfFunction(module, value), isSameStructure),
  behaviours: question((world, module: Module, call: CallInstruction) => world.behavioursOf(module, call), isSameStructure),
  showing: question(({ showing }, unit: AnyUnit) => showing.isUnit(unit)),
  released: question(({ releasedResults }, module: Module, name: string) => releasedResults.of(module, name), isSameList),
  made: question(({ instances }, module: Module, call: CallInstruction) => withoutType(instances.madeBy(module, call)), isSameStructure),
  owner: question(({ instances }, kind: KindId) => withoutType(instances.ofKind(kind)), isSameStructure),
  empties: question(({ instances }, method: AnyUnit, kind: KindId) => instances.empties(kind, method)),
  keeps: question(({ instances }, method: AnyUnit, kind: KindId) => instances.keepsToItself(kind, method)),
  gives: question(({ instances }, property: string, kind: KindId) => instances.givesOwned(kind, property)),
  handedOut: question((world, unit: AnyUnit) => world.fieldsHandedOutBy(unit), isSameSet),
  handsOn: question((world, unit: AnyUnit) => world.handsOnReceiver(unit)),
  summary: question((world, unit: AnyUnit) => world.summaryOf(unit), isSameStructure),
  surelyReleased: question((world, unit: AnyUnit) => world.surelyReleasedBy(unit), isSameSet),
  forgotten: question((world, unit: AnyUnit) => world.forgottenBy(unit), isSameSet),
  lent: question((world, unit: AnyUnit) => world.lentBy(unit), isSameSet),
  parts: question((world, unit: AnyUnit) => world.partsReleasedBy(unit), areSameParts),
  variables: question((world, module: Module) => world.variablesWithHandles(module), isSameSet),
  releasedFields: question((world, unit: AnyUnit) => world.releasedFieldsOf(unit), isSameSet),
  concern: question((world, unit: AnyUnit) => world.concernsHandles(unit)),
  borrowing: question((world, unit: AnyUnit) => world.onlyBorrows(unit)),
  givenBack: question((world, unit: AnyUnit) => world.givenBackBy(unit)),
  invocations: question((world, unit: Unit) => world.invocationsOf(unit), areSameInvocations),
  scope: question((world, unit: Unit) => world.isAlwaysInScope(unit)),
  start: question((world, unit: Unit) => world.startsInScope(unit)),
};

function isSameList<Element>(before: readonly Element[], now: readonly Element[]): boolean {
  return areAllSame(before, now, Object.is);
}

function areAllSame<Element>(
  before: readonly Element[],
  now: readonly Element[],
  isSame: (before: Element, now: Element) => boolean,
): boolean {
  return before === now || (before.length === now.length && before.every((each, at) => isSame(each, now[at] as Element)));
}

function isSameSet(before: ReadonlySet<unknown>, now: ReadonlySet<unknown>): boolean {
  return before === now || (before.size === now.size && [...before].every((each) => now.has(each)));
}

function areSameParts(before: Parts, now: Parts): boolean {
  return before.size === now.size && [...before].every(([index, names]) => isSameSet(names, now.get(index) ?? noNames));
}

function areSameUnits(before: readonly AnyUnit[], now: readonly AnyUnit[], renaming: Renaming): boolean {
  return areAllSame(before, now, (one, other) => renaming.isSame(one, other));
}

function isSameEffect(before: Effect<AnyUnit>, now: Effect<AnyUnit>, renaming: Renaming): boolean {
  if (before.kind === 'unit')
    return (
      now.kind === 'unit' &&
      before.constructs === now.constructs &&
      renaming.isSame(before.unit, now.unit) &&
      isSameStructure(before.pair, now.pair)
    );
  if (before.kind === 'known') return now.kind === 'known' && before.name === now.name && isSameStructure(before.behaviour, now.behaviour);
  return now.kind === 'unknown';
}

function areSameUses(before: readonly TextUse[], now: readonly TextUse[]): boolean {
  return areAllSame(
    before,
    now,
    (one, other) => one.call === other.call && one.does === other.does && one.kind === other.kind && isSameStructure(one.name, other.name),
  );
}

/** What else a class has is asked for by its kind, and would keep all meanings of its program alive. */
function withoutType(found: HandleClass | undefined): HandleClass | undefined {
  return found && { kind: found.kind, noun: found.noun, resource: found.resource };
}

/** Of a place in another module nothing counts but in which kind of function it runs the unit, and how. */
function areSameInvocations(before: readonly Invocation[], now: readonly Invocation[]): boolean {
  return areAllSame(before, now, (one, other) => {
    const areElsewhere = one.module !== one.to.module && other.module !== other.to.module && one.from.kind === other.from.kind;
    return (areElsewhere || (one.call === other.call && one.from === other.from)) && isSameStructure(one.run, other.run);
  });
}
