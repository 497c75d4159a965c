import type { Span } from '../../base/span.ts';
import type { Module, Unit } from '../../ir/model.ts';
import type { ProjectType } from '../meaning/meaning.ts';
import type { Site } from '../ownership/object.ts';

/** What is wrong with a field that owns handles. */
export type FieldFault =
  /** The class has a method that releases, and it leaves this field out. */
  | 'missed'
  /** The method overrides one that releases this field of the class above, and does not call it. */
  | 'not-passed-on'
  /** A new handle is put where an old one may still be alive. */
  | 'overwritten'
  /** A key is deleted, or the container emptied, and what was in it is not released. */
  | 'dropped'
  /** The class has no method that releases anything. */
  | 'no-release';

/** A field of a class whose handles are lost. */
export interface FieldLoss {
  readonly fault: FieldFault;
  readonly type: ProjectType;
  /** The field; of several that one override leaves out, all of them. */
  readonly fields: readonly string[];
  readonly site: Site;
  readonly module: Module;
  /** The unit in which it goes wrong. */
  readonly unit: Unit;
  /** Where the handle is put into the field, or dropped from it; of an override the name of the method. */
  readonly at: Span;
  /** The method that ought to release it. */
  readonly releaseMethod?: Unit;
  /** It extends a class that may release the field in ways that are not seen from here. */
  readonly isInherited: boolean;
  /** The method releases other fields: its author meant it to release what the object owns. */
  readonly releasesOthers: boolean;
  /** The object releases the field in the end: what is lost is what it held before. */
  readonly isReleasedInTheEnd: boolean;
  /** The code shows that the field is written again and again: from what it held, by a setter, or by two calls on one object. */
  readonly isRewritten: boolean;
  /** Whoever makes an object has it fill the field, once: each object keeps one. */
  readonly isFilledOnce: boolean;
  /** A framework has it filled whenever it shows an object of the class, of which it makes many. */
  readonly isMounted: boolean;
}
