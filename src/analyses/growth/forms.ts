import type { Instruction, Module, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import type { Meanings } from '../meaning/solve.ts';
import { structureKinds } from '../meaning/graph.ts';
import type { Changes } from './changes.ts';
import type { Container } from './container.ts';
import { initialValues } from './initial-values.ts';

/** What sort of structure a container is; `other` when it may be something that bounds itself or that nobody knows. */
export type Form = 'array' | 'object' | 'map' | 'set' | 'text' | 'other';

/** A value that is put into a place. */
interface Put {
  readonly module: Module;
  readonly value: ValueId;
}

/** Tells what sort of structures containers are, by everything that is put into their places. */
export class Forms {
  readonly #meanings: Meanings;
  readonly #changes: Changes;

  constructor(meanings: Meanings, changes: Changes) {
    this.#meanings = meanings;
    this.#changes = changes;
  }

  of(container: Container): Form {
    const forms = new Set(this.#valuesOf(container).flatMap(({ module, value }) => this.#ofValue(module, value)));
    const [only] = forms;
    return forms.size === 1 && only !== undefined ? only : 'other';
  }

  /** It is kept in a `WeakMap`, and so for as long as somebody else keeps its key. */
  isKeptByItsKey({ parent }: Container): boolean {
    if (!parent) return false;
    return this.isKeptByItsKey(parent) || this.#valuesOf(parent).some(({ module, value }) => isWeak(codeOf(module), value));
  }

  /** It starts as an object literal that names its members: a record with a fixed set of keys. */
  isRecord(container: Container): boolean {
    return this.#valuesOf(container).some(({ module, value }) => {
      const code = codeOf(module);
      return originsOf(code, value).some((origin) => {
        const made = code.definitionOf(origin);
        return made?.op === 'object' && made.entries.some((entry) => entry.kind === 'property' && 'name' in entry.key);
      });
    });
  }

  /** Everything that is put into the place: by itself, as part of a literal, under a key. */
  #valuesOf(container: Container): readonly Put[] {
    const { parent } = container;
    const name = container.path.at(-1);
    const own: readonly Put[] = [
      ...this.#changes.of(container, 'replaces'),
      ...(container.path.length === 0 ? initialValues(container.root) : []),
    ];
    if (!parent || name === undefined) return own;
    if (name !== '*') return [...own, ...this.#valuesOf(parent).flatMap((put) => memberValues(put, name))];
    const added = this.#changes.of(parent, 'adds').flatMap(({ module, values }) => values.map((value) => ({ module, value })));
    return [...own, ...added];
  }

  /** Null and undefined say nothing. */
  #ofValue(module: Module, value: ValueId): readonly Form[] {
    const code = codeOf(module);
    return originsOf(code, originOf(code, value)).flatMap((origin) => {
      const made = code.definitionOf(origin);
      if (made?.op === 'constant')
        return made.type === 'string' ? ['text'] : made.type === 'null' || made.type === 'undefined' ? [] : ['other'];
      if (made?.op === 'operate') return made.operator === 'void' ? [] : ['other'];
      return made && isFresh(made) ? this.#ofMeaning(module, origin) : ['other'];
    });
  }

  #ofMeaning(module: Module, value: ValueId): readonly Form[] {
    const forms = new Set<Form>();
    for (const meaning of this.#meanings.of(module, value)) {
      if (meaning.is !== 'box') forms.add('other');
      else if (meaning.box.kind === structureKinds.map) forms.add('map');
      else if (meaning.box.kind === structureKinds.set) forms.add('set');
      else if (meaning.box.form === 'array') forms.add('array');
      else forms.add(meaning.box.form === 'object' ? 'object' : 'other');
    }
    return forms.size === 0 ? ['other'] : [...forms];
  }
}

function isWeak(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(originOf(code, value));
  if (made?.op !== 'call' || made.form !== 'new' || made.callee.kind !== 'value') return false;
  const called = code.definitionOf(made.callee.value);
  return called?.op === 'global' && called.name === 'WeakMap';
}

/** A structure that is made here, or that a call gives. */
function isFresh({ op }: Instruction): boolean {
  return op === 'array' || op === 'object' || op === 'call';
}

/** The member of the name, where the value is an object literal. */
function memberValues({ module, value }: Put, name: string): readonly Put[] {
  const code = codeOf(module);
  const made = code.definitionOf(originOf(code, value));
  if (made?.op !== 'object') return [];
  return made.entries.flatMap((entry) =>
    entry.kind === 'property' && 'name' in entry.key && entry.key.name === name ? [{ module, value: entry.value }] : [],
  );
}

export const nouns: Readonly<Record<Form, string>> = {
  array: 'array',
  object: 'object',
  map: 'Map',
  set: 'Set',
  text: 'string',
  other: 'structure',
};
