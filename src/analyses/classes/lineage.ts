import { arrowMethodsIn } from '../meaning/arrow-methods.ts';
import type { Unit } from '../../ir/model.ts';
import type { ProjectType } from '../meaning/meaning.ts';

/** The class of the program that a class extends. */
export function superclassOf(type: ProjectType): ProjectType | undefined {
  for (const meaning of type.superclass?.facts ?? []) if (meaning.is === 'class') return meaning.type;
  return undefined;
}

/** Nobody writes classes that extend one another over more steps than these, but programs write them. What is farther away counts as not seen. */
const mostAncestors = 50;

/** The class and those that it extends, as far as they are of the program, nearest first. */
export function lineageOf(type: ProjectType): readonly ProjectType[] {
  const lineage: ProjectType[] = [];
  for (let next: ProjectType | undefined = type; next && lineage.length < mostAncestors; next = superclassOf(next)) {
    if (lineage.includes(next)) break;
    lineage.push(next);
  }
  return lineage;
}

/** Whether all that the class inherits can be seen: the end of its lineage extends nothing. */
export function isSeenWhole(type: ProjectType): boolean {
  return lineageOf(type).at(-1)?.superclass === undefined;
}

/** The method that the class itself has under a name. */
export function ownMethodOf(type: ProjectType, name: string): Unit | undefined {
  for (const member of type.class?.members ?? []) {
    const unit = member.unit === undefined || member.isStatic || member.name !== name ? undefined : type.module.units[member.unit];
    const own = unit && (member.kind === 'method' ? unit : arrowMethodsIn(unit)[0]);
    if (own && (member.kind === 'method' || unit.kind === 'initializer')) return own;
  }
  for (const meaning of type.members.get(name)?.facts ?? []) if (meaning.is === 'unit' && type.units.has(meaning.unit)) return meaning.unit;
  return undefined;
}

/** The method that an object of the class runs under a name: its own, or the nearest that it inherits. */
export function methodOf(type: ProjectType, name: string): Unit | undefined {
  for (const each of lineageOf(type)) {
    const own = ownMethodOf(each, name);
    if (own) return own;
  }
  return undefined;
}
