import type { Span } from '../../base/span.ts';
import type { ValueId, VariableId } from '../../ir/model.ts';
import type { AbstractObject, ResourceObject } from './object.ts';
import type { Ended } from './last-uses.ts';
import { SharedMap } from './shared-map.ts';
import { type AbstractValue, isSameValue, joinValues, mapObjects } from './value.ts';

/** What became of a handle. Joined states may hold several at once. */
export const fates = { live: 1, released: 2, escaped: 4 } as const;

/** How a handle stands in one state. */
export interface Standing {
  /** Bits of `fates`. */
  readonly fate: number;
  /** The scope that will free it; 0 when none does. */
  readonly scope: number;
  /** It was handed to code that nobody could look into. */
  readonly isLent: boolean;
  /** Code that may throw ran while nothing would have released it. */
  readonly isExposed: boolean;
  /** Something was waited for that may fail while nothing would have released it. */
  readonly isWaited?: boolean;
  /** Where the variable or field that held it got another value. */
  readonly overwritten?: Span;
  /** The jump that left the block of the constant that held it. */
  readonly dropped?: Span;
  /** A call that releases it on some ways, and surely leaves it on others: this is one of those. */
  readonly left?: Span;
  /** The owner of the call that made it keeps it; returning it hands nothing over. */
  readonly isMemo?: boolean;
  /** It is text that is shown somewhere: it is in use until something else is. */
  readonly isShown?: boolean;
  /** It was taken out of the result that it came in. */
  readonly isTaken?: boolean;
  /** It stands for all elements of a list of which some were taken by their position: those stand by themselves, and it may be that there are no others. */
  readonly isParted?: boolean;
  /** Where it was released, when it is sure that it was. */
  readonly releasedAt?: Span;
  /** Where it was released, itself or with all others that stand in the same place, when that is sure. */
  readonly releasedWithin?: Span;
  /** It was made after an `await` that left the scope around it. */
  readonly isAfterAwait: boolean;
}

/** Stands for the scope of whoever calls a unit. */
export const callersScope = -1;

/** How something stands of which nothing has become yet, but for its fate. */
export const untouched = { scope: 0, isLent: false, isExposed: false, isAfterAwait: false } as const;

const noVariables: ReadonlySet<VariableId> = new Set();
const noObjects: ReadonlySet<AbstractObject> = new Set();

/** One state of the abstract run: what variables hold, what containers hold, how each handle stands, and which tests led here. */
export class State {
  readonly variables: SharedMap<VariableId, AbstractValue>;
  /** What computed values are, from where they are computed to their last use. */
  readonly values: SharedMap<ValueId, AbstractValue>;
  readonly contents: SharedMap<AbstractObject, ReadonlyMap<string, AbstractValue>>;
  readonly standings: SharedMap<ResourceObject, Standing>;
  /** Tests whose outcome is known on the way here, by their text. */
  readonly tests: SharedMap<string, boolean>;
  /** Enclosing scopes, innermost last. */
  scopes: readonly number[];
  /** An `await` has left the scopes around the code that runs. */
  isPastScope: boolean;
  /** Variables that a closure which lives on has captured: what is put into them lives on too. */
  shared: ReadonlySet<VariableId>;
  /** Contents that no other state shares. */
  #own: Set<ReadonlyMap<string, AbstractValue>> | undefined;

  constructor(from?: State) {
    this.variables = new SharedMap(from?.variables);
    this.values = new SharedMap(from?.values);
    this.contents = new SharedMap(from?.contents);
    if (from) from.#own = undefined;
    this.standings = new SharedMap(from?.standings);
    this.tests = new SharedMap(from?.tests);
    this.scopes = from?.scopes ?? [];
    this.isPastScope = from?.isPastScope ?? false;
    this.shared = from?.shared ?? noVariables;
  }

  /** Writes a field of a structure. A field that is not known by name, or of an object that stands for many, keeps what it had. */
  put(object: AbstractObject, field: string, value: AbstractValue, isStrong: boolean): void {
    const fields = this.#writable(object);
    const before = fields.get(field);
    fields.set(field, before && !isStrong ? joinValues(before, value) : value);
  }

  /** What a field of a structure held is no longer in it. */
  remove(object: AbstractObject, field: string): void {
    if (this.contents.get(object)?.has(field)) this.#writable(object).delete(field);
  }

  #writable(object: AbstractObject): Map<string, AbstractValue> {
    const known = this.contents.get(object);
    if (known && this.#own?.has(known)) return known as Map<string, AbstractValue>;
    const fields = new Map(known);
    (this.#own ??= new Set()).add(fields);
    this.contents.set(object, fields);
    return fields;
  }

  /** Objects that can be reached from the values, through structures. */
  reachable(from: Iterable<AbstractValue>): ReadonlySet<AbstractObject> {
    const pending: AbstractObject[] = [];
    for (const value of from) pending.push(...value.objects);
    if (pending.length === 0) return noObjects;
    const found = new Set<AbstractObject>();
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      for (const value of this.contents.get(next)?.values() ?? []) pending.push(...value.objects);
    }
    return found;
  }

  update(object: ResourceObject, change: Partial<Standing>): void {
    const before = this.standings.get(object);
    if (before) this.standings.set(object, { ...before, ...change });
  }

  /** Forgets values and variables that nothing reads any more. */
  end({ values, variables }: Ended): void {
    for (const value of values) this.values.delete(value);
    for (const variable of variables) this.variables.delete(variable);
  }

  /** A closure that lives on has captured the variable. */
  share(variable: VariableId): void {
    this.shared = new Set(this.shared).add(variable);
  }

  /** Replaces an object everywhere by another, joining their contents and their fates. */
  rename(from: AbstractObject, to: AbstractObject): void {
    const replace = (object: AbstractObject): AbstractObject => (object === from ? to : object);
    for (const table of [this.variables, this.values] as SharedMap<unknown, AbstractValue>[])
      table.forEach((value, key) => {
        if (value.objects.includes(from)) table.set(key, mapObjects(value, replace));
      });
    this.contents.forEach((fields, object) =>
      fields.forEach((value, name) => {
        if (value.objects.includes(from)) this.#writable(object).set(name, mapObjects(value, replace));
      }),
    );
    for (const [name, value] of this.contents.get(from) ?? []) this.put(to, name, value, false);
    this.contents.delete(from);
    this.#moveStanding(from as ResourceObject, to as ResourceObject);
  }

  #moveStanding(from: ResourceObject, to: ResourceObject): void {
    const standing = this.standings.get(from);
    if (!standing) return;
    const known = this.standings.get(to);
    this.standings.set(to, known ? joinStandings(known, standing) : standing);
    this.standings.delete(from);
  }

  /** Starts a structure with nothing in it. */
  start(structure: AbstractObject): void {
    const fields = new Map<string, AbstractValue>();
    (this.#own ??= new Set()).add(fields);
    this.contents.set(structure, fields);
  }

  /**
   * States with the same fingerprint agree on every handle that is alive and may be joined without losing a leak. What became of a handle
   * that is not alive does not matter: the same may happen to it as if it had never been made.
   */
  get fingerprint(): string {
    return this.scopes.length === 0 ? this.#overview.print : `${this.scopes.join()}|${this.#overview.print}`;
  }

  /** Some handle would be lost if something threw here and nothing released it, and is not known to yet. */
  get isExposable(): boolean {
    return this.#overview.isExposable;
  }

  get #overview(): Overview {
    return this.standings.derive(() => overviewOf(this.standings));
  }

  /** Takes in another state; tests on which the two disagree are forgotten. Says whether anything changed. */
  absorb(other: State): boolean {
    let changed = joinInto(this.variables, other.variables);
    changed = joinInto(this.values, other.values) || changed;
    if (!this.contents.isSame(other.contents))
      other.contents.forEach((fields, object) => {
        changed = this.#absorbFields(object, fields) || changed;
      });
    if (!this.standings.isSame(other.standings))
      other.standings.forEach((standing, object) => {
        changed = this.#absorbStanding(object, standing) || changed;
      });
    for (const [test, outcome] of this.tests.isSame(other.tests) ? [] : this.tests) {
      if (other.tests.get(test) === outcome) continue;
      this.tests.delete(test);
      changed = true;
    }
    for (const variable of this.shared === other.shared ? noVariables : other.shared) {
      if (this.shared.has(variable)) continue;
      this.share(variable);
      changed = true;
    }
    return changed;
  }

  #absorbFields(object: AbstractObject, other: ReadonlyMap<string, AbstractValue>): boolean {
    const own = this.contents.get(object);
    if (own === other) return false;
    if (!own) {
      this.#writable(object);
      for (const [name, value] of other) this.put(object, name, value, true);
      return true;
    }
    let changed = false;
    for (const [name, value] of other) {
      const joined = joinUnlessKnown(own.get(name), value);
      if (!joined) continue;
      this.put(object, name, joined, true);
      changed = true;
    }
    return changed;
  }

  #absorbStanding(object: ResourceObject, standing: Standing): boolean {
    const own = this.standings.get(object);
    if (own === standing) return false;
    const joined = own ? joinStandings(own, standing) : standing;
    if (own && isSameStanding(own, joined)) return false;
    this.standings.set(object, joined);
    return true;
  }
}

/** The two say the same of what becomes of the handle, and of where it is lost. */
function isSameStanding(left: Standing, right: Standing): boolean {
  return (
    left.fate === right.fate &&
    left.isLent === right.isLent &&
    left.isExposed === right.isExposed &&
    left.scope === right.scope &&
    left.dropped === right.dropped &&
    left.left === right.left
  );
}

interface Overview {
  readonly print: string;
  readonly isExposable: boolean;
}

function overviewOf(standings: SharedMap<ResourceObject, Standing>): Overview {
  const parts: string[] = [];
  let isExposable = false;
  standings.forEach((standing, object) => {
    const { fate, scope } = standing;
    if (tellsApart(object, fate)) parts.push(`${object.number}:${fate}:${scope}`);
    isExposable ||= isExposableStanding(standing);
  });
  return { print: parts.sort().join(), isExposable };
}

/**
 * Only a handle that is alive can be lost. That a field was released says what may be put into it; one that was not looks as if nobody had asked.
 * What became of parameters and containers is the same on all ways once it is so on one.
 */
function tellsApart({ is }: AbstractObject, fate: number): boolean {
  return is === 'resource' ? (fate & fates.live) !== 0 : is === 'field' && fate !== fates.live;
}

/** The handle is alive, in no scope, and not known to be lost if something throws. */
export function isExposableStanding({ fate, scope, isExposed }: Standing): boolean {
  return fate === fates.live && scope === 0 && !isExposed;
}

function joinStandings(left: Standing, right: Standing): Standing {
  const overwritten = left.overwritten ?? right.overwritten;
  const dropped = left.dropped ?? right.dropped;
  const leftBy = left.left ?? right.left;
  const releasedAt = right.releasedAt && left.releasedAt;
  const releasedWithin = right.releasedWithin && left.releasedWithin;
  const joined = {
    fate: left.fate | right.fate,
    scope: left.scope === right.scope ? left.scope : Math.max(left.scope, right.scope),
    isLent: left.isLent || right.isLent,
    isExposed: left.isExposed || right.isExposed,
    isAfterAwait: left.isAfterAwait || right.isAfterAwait,
    isTaken: (left.isTaken ?? false) || (right.isTaken ?? false),
    isWaited: (left.isWaited ?? false) || (right.isWaited ?? false),
    isShown: (left.isShown ?? false) || (right.isShown ?? false),
    isMemo: (left.isMemo ?? false) || (right.isMemo ?? false),
    isParted: (left.isParted ?? false) || (right.isParted ?? false),
  };
  return {
    ...joined,
    ...(overwritten && { overwritten }),
    ...(dropped && { dropped }),
    ...(leftBy && { left: leftBy }),
    ...(releasedAt && { releasedAt }),
    ...(releasedWithin && { releasedWithin }),
  };
}

function joinInto<Key>(own: SharedMap<Key, AbstractValue>, other: SharedMap<Key, AbstractValue>): boolean {
  if (own.isSame(other)) return false;
  let changed = false;
  other.forEach((value, key) => {
    const joined = joinUnlessKnown(own.get(key), value);
    if (!joined) return;
    own.set(key, joined);
    changed = true;
  });
  return changed;
}

/** What may be either; undefined where that says no more than is known. */
function joinUnlessKnown(before: AbstractValue | undefined, value: AbstractValue): AbstractValue | undefined {
  if (!before) return value;
  if (before === value) return undefined;
  const joined = joinValues(before, value);
  return isSameValue(before, joined) ? undefined : joined;
}
