import type { KindId } from '../../base/behaviour.ts';
import type { Instruction, Module, Unit } from '../../ir/model.ts';
import type { Resource } from '../../knowledge/table.ts';

/** Where a handle comes from: the instruction that gives it and the path within its result (`''`, `values`, `*`). */
export interface Site {
  readonly module: Module;
  readonly instruction: Instruction;
  readonly path: string;
  readonly kind: KindId;
  readonly resource: Resource;
  /** What a person calls it. */
  readonly noun: string;
  /** The function that made it, as written in the source: `tf.zeros`, `x.sub`. */
  readonly maker: string;
  /** The name by which the program calls it, where no variable holds it. */
  readonly label?: string;
  /** The unit whose text holds the instruction: a callback may be run as part of another. */
  readonly unit: Unit;
  /** Where it was made before a scope's callback returned it. */
  readonly origin?: Instruction;
}

/**
 * An object of the abstract run. A resource stands for the handle that its site made last (`isOld` false) or for all that it made before. A
 * structure is an array, object literal or result record. An outer object belongs to somebody else: a parameter, `this`, a module variable.
 */
export type AbstractObject = Numbered &
  (
    | { readonly is: 'resource'; readonly site: Site; readonly isOld: boolean; readonly isMany: boolean }
    | { readonly is: 'structure'; readonly instruction: Instruction; readonly path: string; readonly isOld: boolean }
    | { readonly is: 'parameter'; readonly index: number }
    /** The receiver, and what one of its fields held before the run or holds by another's hand, with all inside it. */
    | { readonly is: 'self' }
    | { readonly is: 'field'; readonly name: string }
    | { readonly is: 'closure'; readonly unit: Unit }
  );

/** A number that no other object of the run has. */
interface Numbered {
  readonly number: number;
}

export type ResourceObject = AbstractObject & { is: 'resource' };
export type StructureObject = AbstractObject & { is: 'structure' };

/** Makes abstract objects, one for each distinct one, so that they can be compared by identity. */
export class ObjectPool {
  readonly #sites = new Map<Instruction, { recent: ResourceObject; old: ResourceObject }[]>();
  readonly #structures = new Map<Instruction, { recent: StructureObject; old: StructureObject }[]>();
  readonly #parameters: AbstractObject[] = [];
  readonly #closures = new Map<Unit, AbstractObject>();
  readonly #fields = new Map<string, AbstractObject>();
  #count = 0;
  readonly self: AbstractObject = { is: 'self', number: this.#next() };

  /** The newest handle of a site. */
  resource(site: Site, isMany: boolean): ResourceObject {
    const known = this.#pairOf(site);
    if (known) return known.recent;
    const pair = {
      recent: { is: 'resource', number: this.#next(), site, isOld: false, isMany },
      old: { is: 'resource', number: this.#next(), site, isOld: true, isMany: true },
    } as const;
    addTo(this.#sites, site.instruction, pair);
    return pair.recent;
  }

  /** The object for all handles that the site made before its newest one. */
  oldOf(recent: ResourceObject): ResourceObject {
    return this.#pairOf(recent.site)?.old ?? recent;
  }

  /** An instruction makes few handles, so that looking through them is faster than making a key. */
  #pairOf({ instruction, path, kind }: Site): { recent: ResourceObject; old: ResourceObject } | undefined {
    return this.#sites.get(instruction)?.find(({ recent: { site } }) => site.path === path && site.kind === kind);
  }

  /** The structure that the instruction made last. */
  structure(instruction: Instruction, path: string): StructureObject {
    return this.#structurePair(instruction, path).recent;
  }

  /** The object for all structures that the instruction made before its newest one. */
  oldStructure(recent: StructureObject): StructureObject {
    return this.#structurePair(recent.instruction, recent.path).old;
  }

  #structurePair(instruction: Instruction, path: string): { recent: StructureObject; old: StructureObject } {
    const known = this.#structures.get(instruction)?.find(({ recent }) => recent.path === path);
    if (known) return known;
    const both = { is: 'structure', instruction, path } as const;
    const pair = { recent: { ...both, number: this.#next(), isOld: false }, old: { ...both, number: this.#next(), isOld: true } };
    addTo(this.#structures, instruction, pair);
    return pair;
  }

  parameter(index: number): AbstractObject {
    return (this.#parameters[index] ??= { is: 'parameter', number: this.#next(), index });
  }

  field(name: string): AbstractObject {
    let object = this.#fields.get(name);
    if (!object) this.#fields.set(name, (object = { is: 'field', number: this.#next(), name }));
    return object;
  }

  closure(unit: Unit): AbstractObject {
    let object = this.#closures.get(unit);
    if (!object) this.#closures.set(unit, (object = { is: 'closure', number: this.#next(), unit }));
    return object;
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}

function addTo<Pair>(pairs: Map<Instruction, Pair[]>, instruction: Instruction, pair: Pair): void {
  const known = pairs.get(instruction);
  if (known) known.push(pair);
  else pairs.set(instruction, [pair]);
}
