import type { Unit } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { baseReleasesFields } from '../classes/library-base.ts';
import { lineageOf, methodOf } from '../classes/lineage.ts';
import { arrowsIn, releaseMethodsOf, unitsRunOn } from '../classes/release-methods.ts';
import { fieldsHandedOutBy } from '../code/handed-out.ts';
import { codeOf } from '../code/module-code.ts';
import type { ProjectType } from '../meaning/meaning.ts';
import type { Meanings } from '../meaning/solve.ts';
import { isOfConstructionAlone } from './first-calls.ts';
import type { Ownership } from '../ownership/ownership.ts';

/** What an object of a class does with the handles in its fields in the end. */
export interface Ending {
  /** The methods by which it releases what it owns. */
  readonly methods: readonly Unit[];
  /** The units that they run. */
  readonly units: ReadonlySet<Unit>;
  /** Fields of which something is released, by these methods or by another that leaves the field empty. */
  readonly fields: ReadonlySet<string>;
  /** A method hands the whole object to other code, which may release any field. */
  readonly isOpaque: boolean;
}

/** Tells for each class how its objects end. */
export class Endings {
  readonly #meanings: Meanings;
  readonly #ownership: Ownership;
  readonly #known = new Map<ProjectType, Ending>();
  #below: ReadonlyMap<ProjectType, readonly ProjectType[]> | undefined;

  constructor(meanings: Meanings, ownership: Ownership) {
    this.#meanings = meanings;
    this.#ownership = ownership;
  }

  of(type: ProjectType): Ending {
    let ending = this.#known.get(type);
    if (!ending) this.#known.set(type, (ending = this.#findEnding(type)));
    return ending;
  }

  #findEnding(type: ProjectType): Ending {
    const methods = releaseMethodsOf(type);
    const fields = new Set<string>();
    const units = new Set(methods.flatMap((method) => [...unitsRunOn(type, method)]));
    let isOpaque = this.#isReleasedByBase(type, units);
    for (const unit of units) {
      const { released, passesSelf } = this.#ownership.fieldsOf(unit);
      isOpaque ||= passesSelf;
      for (const field of released) for (const each of [field, ...fieldsReadBy(type, field)]) fields.add(each);
    }
    for (const unit of this.#unitsLeftTo(type)) {
      const later = arrowsIn(unit);
      const own = isOfConstructionAlone(this.#meanings, type, unit) ? later : [unit, ...later];
      for (const field of own.flatMap((each) => this.#emptiedBy(each))) fields.add(field);
    }
    return { methods, units, fields, isOpaque };
  }

  /** What the class extends releases all fields, and is not kept from it: `super.dispose()` runs, or nothing overrides it. */
  #isReleasedByBase(type: ProjectType, units: ReadonlySet<Unit>): boolean {
    const facts = { knowledge: this.#ownership.knowledge, meanings: this.#meanings };
    if (!type.class || !baseReleasesFields(facts, type.module, type.class)) return false;
    return units.size === 0 || [...units].some(callsRelease);
  }

  /** The units that may run on an object of the class: not what it overrides, nor what only such methods call. */
  #unitsLeftTo(type: ProjectType): ReadonlySet<Unit> {
    const left = new Set(lineageOf(type).flatMap(({ units }) => [...units]));
    const isLeft = (unit: Unit): boolean => {
      if (unit.kind === 'method' && unit.name !== undefined && methodOf(type, unit.name) !== unit) return false;
      const callers = this.#meanings.callersOf(unit).map(({ module, call }) => codeOf(module).unitOf(call));
      return callers.length === 0 || callers.some((caller) => left.has(caller) || !lineageOf(type).some(({ units }) => units.has(caller)));
    };
    for (let before = -1; before !== left.size;) {
      before = left.size;
      for (const unit of left) if (!isLeft(unit)) left.delete(unit);
    }
    return left;
  }

  #emptiedBy(unit: Unit): readonly string[] {
    const { released, refilled } = this.#ownership.fieldsOf(unit);
    return [...released].filter((field) => !refilled.has(field));
  }

  /** The class releases the field, or one that extends it does. */
  isReleasedBelow(type: ProjectType, field: string): boolean {
    this.#below ??= typesBelow(this.#meanings.types());
    return [type, ...(this.#below.get(type) ?? [])].some((each) => {
      const { fields, isOpaque } = this.of(each);
      return fields.has(field) || (each !== type && isOpaque);
    });
  }
}

function callsRelease(unit: Unit): boolean {
  return instructionsOf(unit.body).some(
    (node) =>
      node.op === 'call' &&
      node.callee.kind === 'method' &&
      node.callee.isSuper === true &&
      'name' in node.callee.key &&
      node.callee.key.name === unit.name,
  );
}

/** `this.material.dispose()` releases `_material` where the class has `get material() { return this._material; }`. */
function fieldsReadBy(type: ProjectType, name: string): Iterable<string> {
  const getter = lineageOf(type)
    .flatMap(({ units }) => [...units])
    .find((unit) => unit.kind === 'getter' && unit.name === name);
  return getter ? fieldsHandedOutBy(getter) : [];
}

/** The classes that extend each class, near and far. */
function typesBelow(types: Iterable<ProjectType>): ReadonlyMap<ProjectType, readonly ProjectType[]> {
  const found = new Map<ProjectType, ProjectType[]>();
  for (const type of types) for (const above of lineageOf(type).slice(1)) found.set(above, [...(found.get(above) ?? []), type]);
  return found;
}
