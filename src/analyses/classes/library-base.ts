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
  return basesOf(facts, module, declared).some((base) =>
    knowledge.lineageOf(base).some((each) => knowledge.kind(each)?.scopedMethods?.includes(name)),
  );
}

/** Whether a class extends something of a library whose release goes through all fields of the object. */
export function baseReleasesFields(facts: CallFacts, module: Module, declared: Class): boolean {
  const { knowledge } = facts;
  return basesOf(facts, module, declared).some((base) =>
    knowledge.lineageOf(base).some((each) => knowledge.kind(each)?.releasesFields === true),
  );
}

/** The kinds of a library that a class extends, itself or through other classes of the program. What a mixin extends may be many classes, and itself in the end. */
function basesOf({ knowledge, meanings }: CallFacts, module: Module, declared: Class): readonly KindId[] {
  const found = new Set<KindId>();
  const seen = new Set([declared]);
  let pending = [{ module, declared }];
  for (let step = 0; step < mostClasses && pending.length > 0; step += 1) {
    const next: typeof pending = [];
    for (const each of pending) {
      const { superclass } = each.declared;
      for (const meaning of superclass === undefined ? [] : meanings.of(each.module, superclass)) {
        const kind = meaning.is === 'library' ? knowledge.kindOfType(meaning.library, meaning.path) : undefined;
        if (kind !== undefined) found.add(kind);
        const base = meaning.is === 'class' ? meaning.type : undefined;
        if (!base?.class || seen.has(base.class)) continue;
        seen.add(base.class);
        next.push({ module: base.module, declared: base.class });
      }
    }
    pending = next;
  }
  return [...found];
}
