import type { Behaviour, KindId } from '../../base/behaviour.ts';
import type { Class, Module, Unit } from '../../ir/model.ts';
import type { PlaceBox } from './place-box.ts';
import type { FactCell } from './cell.ts';

/**
 * One thing that a value may be. A value has a set of meanings; an empty set says that nothing is known of it.
 * Meanings are interned: equal meanings are the same object.
 */
export type Meaning =
  /** A namespace or function of a library in the tables, by dotted path; `''` is the namespace itself. */
  | { readonly is: 'library'; readonly library: string; readonly path: string }
  /** A global that no table claims by itself, by dotted path. */
  | { readonly is: 'global'; readonly path: string }
  /** A value of a kind in the tables. */
  | { readonly is: 'value'; readonly kind: KindId }
  /** A method or function whose behaviour the tables give. */
  | { readonly is: 'behaviour'; readonly behaviour: Behaviour; readonly name: string; readonly of?: KindId }
  /** A function of the program. */
  | { readonly is: 'unit'; readonly unit: Unit }
  /** A class of the program (or a function used as one) as a value. */
  | { readonly is: 'class'; readonly type: ProjectType }
  /** An instance of a class of the program. */
  | { readonly is: 'object'; readonly type: ProjectType }
  /** The `prototype` of a function used as a class. */
  | { readonly is: 'prototype'; readonly type: ProjectType }
  /** A structure: array, object literal, record, promise. */
  | Box
  /** The namespace of a module of the program. */
  | { readonly is: 'module'; readonly module: Module };

/** A structure, with the places in it. */
export type Box = PlaceBox<Meaning>;

/** A place whose meanings are sought. */
export type Cell = FactCell<Meaning>;

/** A class of the program: a `class`, or a function that is called with `new` or has methods put on its prototype. */
export interface ProjectType {
  readonly name: string | undefined;
  readonly module: Module;
  /** Present for a `class`. */
  readonly class?: Class;
  /** The constructor, if it is written. */
  readonly constructorUnit: Unit | undefined;
  /** Instance members: fields and methods share one namespace, as in the language. */
  readonly members: Map<string, Cell>;
  readonly statics: Map<string, Cell>;
  /** Units that run with an instance as `this`: methods, accessors, field initializers, the constructor. */
  readonly units: Set<Unit>;
  /** What the superclass expression may be. */
  readonly superclass: Cell | undefined;
}
