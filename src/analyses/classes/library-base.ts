import type { KindId } from '../../base/behaviour.ts';
import type { Class, Module, Unit } from '../../ir/model.ts';
import type { CallFacts } from '../code/behaviours.ts';

/** Longer chains of classes are not followed. */
const mostClasses = 16;

/** Whether the method overrides one that a library calls in a scope of its own: `call` of a layer, which a model runs for its predictions. */
export function runsInScopeOfBase(facts: CallFacts, { module, kind, name, classId, isStatic }: Unit): boolean {
  const declared = classId === undefined ? undefined : module.classes[classId];
  if (!declared || kind !== 'method' || isStatic || name === undefined) return false;
  const { knowledge } = facts;
  return basesOf(facts, module, declared, mostClasses).some((base) =>
    knowledge.lineageOf(base).some((each) => knowledge.kind(each)?.scopedMethods?.includes(name)),
  );
}

/** Whether a class extends something of a library whose release goes through all fields of the object. */
export function baseReleasesFields(facts: CallFacts, module: Module, declared: Class): boolean {
  const { knowledge } = facts;
  return basesOf(facts, module, declared, mostClasses).some((base) =>
    knowledge.lineageOf(base).some((each) => knowledge.kind(each)?.releasesFields === true),
  );
}

/** The kinds of a library that a class extends, itself or through other classes of the program. */
function basesOf({ knowledge, meanings }: CallFacts, module: Module, { superclass }: Class, most: number): readonly KindId[] {
  const found: KindId[] = [];
  for (const meaning of superclass === undefined || most === 0 ? [] : meanings.of(module, superclass)) {
    const kind = meaning.is === 'library' ? knowledge.kindOfType(meaning.library, meaning.path) : undefined;
    if (kind !== undefined) found.push(kind);
    if (meaning.is === 'class' && meaning.type.class)
      found.push(...basesOf({ knowledge, meanings }, meaning.type.module, meaning.type.class, most - 1));
  }
  return found;
}
