import type { Module, Node, ValueId } from '../../ir/model.ts';

/** Something that happens to a container at one place of the program. */
export type Change = Place &
  (
    | /** A new entry: `push`, `set`, `add`, `container[key] = value`, or a rebuilt container with one more. */
      {
        readonly kind: 'adds';
        readonly key?: ValueId;
        readonly values: readonly ValueId[];
        readonly how: 'call' | 'key' | 'rebuild';
        /** It may be another container that gets the entry. */ readonly isAmbiguous?: true;
      }
      /** One or some entries go: `delete`, `shift`, `splice`, `filter`. */
    | { readonly kind: 'removes'; readonly key?: ValueId; /** The entry is taken out to be used: `pop`, `shift`. */ readonly takes?: true }
    /** All entries go. */
    | { readonly kind: 'clears' }
    /** The place gets another value that is not made from what it held. */
    | { readonly kind: 'replaces'; readonly value: ValueId }
    /** How many entries there are is compared with something, or an entry is looked for. */
    | { readonly kind: 'compares' }
    | { readonly kind: 'looksUp'; readonly key: ValueId }
    /** All entries are read or counted: by a loop, a callback, `Object.keys`, `length`, a spread, or whoever gets it as a result. */
    | { readonly kind: 'walks' }
    /** The container goes where nobody can follow it. */
    | { readonly kind: 'exposes' }
  );

/** A change before it is said where it happens. */
export type NewChange<Each = Change> = Each extends Change ? Omit<Each, 'module' | 'node'> : never;

interface Place {
  readonly module: Module;
  readonly node: Node;
}
