import type { Behaviour, KindId } from '../../base/behaviour.ts';
import type { Module, Unit } from '../../ir/model.ts';
import type { Meaning, ProjectType } from './meaning.ts';

/** Makes meanings, one object for each distinct one. */
export class Interner {
  readonly #libraries = new Map<string, Map<string, Meaning>>();
  readonly #globals = new Map<string, Meaning>();
  readonly #values = new Map<KindId, Meaning>();
  readonly #behaviours = new Map<Behaviour, (Meaning & { is: 'behaviour' })[]>();
  readonly #units = new Map<Unit, Meaning>();
  readonly #modules = new Map<Module, Meaning>();
  readonly #types = {
    class: new Map<ProjectType, Meaning>(),
    object: new Map<ProjectType, Meaning>(),
    prototype: new Map<ProjectType, Meaning>(),
  };

  library(library: string, path: string): Meaning {
    let paths = this.#libraries.get(library);
    if (!paths) this.#libraries.set(library, (paths = new Map()));
    return paths.get(path) ?? put(paths, path, { is: 'library', library, path });
  }
  global(path: string): Meaning {
    return this.#globals.get(path) ?? put(this.#globals, path, { is: 'global', path });
  }
  value(kind: KindId): Meaning {
    return this.#values.get(kind) ?? put(this.#values, kind, { is: 'value', kind });
  }
  behaviour(behaviour: Behaviour, name: string, of?: KindId): Meaning {
    const known = this.#behaviours.get(behaviour);
    const same = known?.find((each) => each.name === name && each.of === of);
    if (same) return same;
    const made = { is: 'behaviour' as const, behaviour, name, ...(of !== undefined && { of }) };
    if (known) known.push(made);
    else this.#behaviours.set(behaviour, [made]);
    return made;
  }
  unit(unit: Unit): Meaning {
    return this.#units.get(unit) ?? put(this.#units, unit, { is: 'unit', unit });
  }
  module(module: Module): Meaning {
    return this.#modules.get(module) ?? put(this.#modules, module, { is: 'module', module });
  }
  ofType(is: 'class' | 'object' | 'prototype', type: ProjectType): Meaning {
    return this.#types[is].get(type) ?? put(this.#types[is], type, { is, type });
  }
}

function put<Key>(table: Map<Key, Meaning>, key: Key, meaning: Meaning): Meaning {
  table.set(key, meaning);
  return meaning;
}
