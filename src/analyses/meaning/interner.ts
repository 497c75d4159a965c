import type { Behaviour, KindId } from '../../base/behaviour.ts';
import type { Module, Unit } from '../../ir/model.ts';
import type { Box, Meaning, ProjectType } from './meaning.ts';

/** Makes meanings, one object for each distinct one. */
export class Interner {
  readonly #byText = new Map<string, Meaning>();
  readonly #byObject = new Map<object, Map<string, Meaning>>();

  library(library: string, path: string): Meaning {
    return this.#text(`library ${library} ${path}`, () => ({ is: 'library', library, path }));
  }
  global(path: string): Meaning {
    return this.#text(`global ${path}`, () => ({ is: 'global', path }));
  }
  value(kind: KindId): Meaning {
    return this.#text(`value ${kind}`, () => ({ is: 'value', kind }));
  }
  behaviour(behaviour: Behaviour, name: string, of?: KindId): Meaning {
    return this.#object(behaviour, `${name} ${of ?? ''}`, () =>
      of === undefined ? { is: 'behaviour', behaviour, name } : { is: 'behaviour', behaviour, name, of },
    );
  }
  unit(unit: Unit): Meaning {
    return this.#object(unit, 'unit', () => ({ is: 'unit', unit }));
  }
  module(module: Module): Meaning {
    return this.#object(module, 'module', () => ({ is: 'module', module }));
  }
  box(box: Box): Meaning {
    return this.#object(box, 'box', () => ({ is: 'box', box }));
  }
  ofType(is: 'class' | 'object' | 'prototype', type: ProjectType): Meaning {
    return this.#object(type, is, () => ({ is, type }));
  }

  #text(key: string, make: () => Meaning): Meaning {
    let meaning = this.#byText.get(key);
    if (!meaning) this.#byText.set(key, (meaning = make()));
    return meaning;
  }

  #object(owner: object, key: string, make: () => Meaning): Meaning {
    let own = this.#byObject.get(owner);
    if (!own) this.#byObject.set(owner, (own = new Map()));
    let meaning = own.get(key);
    if (!meaning) own.set(key, (meaning = make()));
    return meaning;
  }
}
