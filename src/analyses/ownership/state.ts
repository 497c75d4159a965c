import type { ValueId, VariableId } from '../../ir/model.ts';
import type { AbstractObject, ResourceObject } from './object.ts';
import type { Ended } from './last-uses.ts';
import { copyOf, SharedMap } from './shared-map.ts';
import {
  type Alternatives,
  fates,
  isExposableStanding,
  isSameStanding,
  joinAlternatives,
  joinStandings,
  type Standing,
} from './standing.ts';
import { type AbstractValue, isSameValue, joinValues, mapObjects } from './value.ts';

const unmade: Alternatives = [undefined];
const noVariables: ReadonlySet<VariableId> = new Set();
const noObjects: ReadonlySet<AbstractObject> = new Set();

/** One state of the abstract run: what variables hold, what containers hold, how each handle stands, and which tests led here. */
export class State {
  readonly variables: SharedMap<VariableId, AbstractValue>;
  /** What computed values are, from where they are computed to their last use. */
  readonly values: SharedMap<ValueId, AbstractValue>;
  readonly contents: SharedMap<AbstractObject, ReadonlyMap<string, AbstractValue>>;
  readonly standings: SharedMap<ResourceObject, Standing>;
  /** How handles stand with which nothing can happen any more, on all ways that led here. They are not among the others. */
  readonly settled: SharedMap<ResourceObject, Alternatives>;
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
    this.settled = new SharedMap(from?.settled);
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
    const fields = known ? copyOf(known) : new Map<string, AbstractValue>();
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

  /** The site has made the handle before. What became of it counts again, as a new one takes its place. */
  hasMade(object: ResourceObject): boolean {
    this.#unsettle(object);
    return this.standings.has(object);
  }

  #unsettle(object: ResourceObject): void {
    for (const standing of this.settled.get(object) ?? []) if (standing) this.#absorbStanding(object, standing);
    this.settled.delete(object);
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
    const print = (this.#overview.print ??= printOf(this.standings));
    return this.scopes.length === 0 ? print : `${this.scopes.join()}|${print}`;
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
    changed = this.#absorbSettled(other) || changed;
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

  #absorbSettled(other: State): boolean {
    if (this.settled.isSame(other.settled)) return false;
    let changed = false;
    for (const object of [...this.settled.keys()])
      if (other.standings.has(object)) {
        this.#unsettle(object);
        changed = true;
      }
    for (const object of new Set([...this.settled.keys(), ...other.settled.keys()])) {
      const theirs = other.settled.get(object) ?? unmade;
      if (this.standings.has(object)) {
        for (const standing of theirs) changed = (standing !== undefined && this.#absorbStanding(object, standing)) || changed;
        continue;
      }
      const own = this.settled.get(object) ?? unmade;
      const joined = joinAlternatives(own, theirs);
      if (joined === own) continue;
      this.settled.set(object, joined);
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

interface Overview {
  readonly isExposable: boolean;
  /** Made when it is first asked for: at most places only the other is. */
  print: string | undefined;
}

function overviewOf(standings: SharedMap<ResourceObject, Standing>): Overview {
  for (const standing of standings.values()) if (isExposableStanding(standing)) return { isExposable: true, print: undefined };
  return { isExposable: false, print: undefined };
}

function printOf(standings: SharedMap<ResourceObject, Standing>): string {
  const parts: string[] = [];
  standings.forEach(({ fate, scope }, object) => {
    if (tellsApart(object, fate)) parts.push(`${object.number}:${fate}:${scope}`);
  });
  return parts.sort().join();
}

/**
 * Only a handle that is alive can be lost. That a field was released says what may be put into it; one that was not looks as if nobody had asked.
 * What became of parameters and containers is the same on all ways once it is so on one.
 */
function tellsApart({ is }: AbstractObject, fate: number): boolean {
  return is === 'resource' ? (fate & fates.live) !== 0 : is === 'field' && fate !== fates.live;
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
