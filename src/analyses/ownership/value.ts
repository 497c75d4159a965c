import type { AbstractObject } from './object.ts';

/** What a value may be in one state of the abstract run. */
export interface AbstractValue {
  /** Objects of the run that it may be. */
  readonly objects: readonly AbstractObject[];
  /** It may be null or undefined. */
  readonly isNullable: boolean;
  /** It may be something that is not followed. */
  readonly isOpen: boolean;
  /** It stands for each of its objects in turn, as the element of a loop over them does: what is done to it is done to all. */
  readonly isEach: boolean;
  /** The constant that it is, when it is one. */
  readonly constant?: boolean;
}

export const unknownValue: AbstractValue = { objects: [], isNullable: true, isOpen: true, isEach: false };
export const plainValue: AbstractValue = { objects: [], isNullable: false, isOpen: true, isEach: false };
export const nullValue: AbstractValue = { objects: [], isNullable: true, isOpen: false, isEach: false, constant: false };
export const trueValue: AbstractValue = { ...plainValue, constant: true };
export const falseValue: AbstractValue = { ...plainValue, constant: false };

/** A value that is one of the objects and nothing else. */
export function valueOf(objects: readonly AbstractObject[], isEach = false): AbstractValue {
  return { objects, isNullable: false, isOpen: false, isEach };
}

/** What may be either. */
export function joinValues(left: AbstractValue, right: AbstractValue): AbstractValue {
  if (left === right) return left;
  const joined = {
    objects: joinObjects(left.objects, right.objects),
    isNullable: left.isNullable || right.isNullable,
    isOpen: left.isOpen || right.isOpen,
    isEach: left.isEach || right.isEach,
  };
  return left.constant !== undefined && left.constant === right.constant ? { ...joined, constant: left.constant } : joined;
}

function joinObjects(left: readonly AbstractObject[], right: readonly AbstractObject[]): readonly AbstractObject[] {
  if (left.length === 0) return right;
  const more = right.filter((object) => !left.includes(object));
  return more.length === 0 ? left : [...left, ...more];
}

/** The value with some objects replaced, as when the newest handle of a site becomes an old one. */
export function mapObjects(value: AbstractValue, replace: (object: AbstractObject) => AbstractObject): AbstractValue {
  if (value.objects.length === 0) return value;
  return { ...value, objects: [...new Set(value.objects.map(replace))] };
}

export function isSameValue(left: AbstractValue, right: AbstractValue): boolean {
  return (
    left === right ||
    (left.isNullable === right.isNullable &&
      left.isOpen === right.isOpen &&
      left.isEach === right.isEach &&
      left.constant === right.constant &&
      left.objects.length === right.objects.length &&
      left.objects.every((object) => right.objects.includes(object)))
  );
}
