import type { KindId } from '../../base/behaviour.ts';
import type { CallInstruction, Instruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Resource } from '../../knowledge/table.ts';
import { isSeenWhole, lineageOf } from '../classes/lineage.ts';
import { onReceiverOf, releaseMethodsOf, unitsRunOn } from '../classes/release-methods.ts';
import { codeOf } from '../code/module-code.ts';
import type { ProjectType } from '../meaning/meaning.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { CallEffects } from './call-effects.ts';
import type { FieldHold, FieldUse } from './field-hold.ts';

/** What has to be done about the objects of a class of the program. */
export interface HandleClass {
  readonly kind: KindId;
  readonly noun: string;
  readonly resource: Resource;
}

/** A class of the program whose objects own handles from when they are made until their release method runs. */
interface OwningClass extends HandleClass {
  readonly type: ProjectType;
  /** The fields in which it has handles from the start. */
  readonly fields: ReadonlySet<string>;
}

/** Tells which objects of the program's own classes have to be released, as what they hold has to. */
export class Instances {
  readonly #knowledge: Knowledge;
  readonly #meanings: Meanings;
  readonly #effects: CallEffects;
  readonly #fieldsOf: (unit: Unit) => FieldUse;
  readonly #classes = new Map<ProjectType, OwningClass | undefined>();
  readonly #derived = new Map<ProjectType, HandleClass | undefined>();
  readonly #byKind = new Map<KindId, OwningClass>();
  readonly #private = new Map<ReadonlySet<string>, Map<Unit, boolean>>();

  constructor(knowledge: Knowledge, meanings: Meanings, effects: CallEffects, fieldsOf: (unit: Unit) => FieldUse) {
    this.#knowledge = knowledge;
    this.#meanings = meanings;
    this.#effects = effects;
    this.#fieldsOf = fieldsOf;
  }

  /** The class of what a call makes; undefined where the object needs no release, or may be released by others. */
  madeBy(module: Module, call: CallInstruction): HandleClass | undefined {
    if (call.form !== 'new') return undefined;
    const types = new Set<ProjectType>();
    for (const meaning of this.#meanings.of(module, call.result)) if (meaning.is === 'object') types.add(meaning.type);
    const [type] = types;
    return type && types.size === 1 ? (this.#classOf(type) ?? this.#derivedOf(type)) : undefined;
  }

  /** The class whose objects have the kind, if it is one of the program that owns handles. */
  ofKind(kind: KindId): HandleClass | undefined {
    return this.#byKind.get(kind);
  }

  /** A method, called on an object of the class that has the kind, leaves nothing in the fields that the object had from the start. */
  empties(kind: KindId, method: Unit): boolean {
    const owner = this.#byKind.get(kind);
    if (!owner) return false;
    const { released, refilled } = this.#fieldsOf(method);
    return [...owner.fields].every((field) => released.has(field) && !refilled.has(field));
  }

  /** A method, called on an object of the class that has the kind, gives neither the object nor what it owns to anybody. */
  keepsToItself(kind: KindId, method: Unit): boolean {
    const owner = this.#byKind.get(kind);
    return owner !== undefined && [...unitsRunOn(owner.type, method)].every((unit) => this.#isPrivate(unit, owner.fields));
  }

  /** A property of an object of the class that has the kind is, or leads to, something that the object owns. */
  givesOwned(kind: KindId, property: string): boolean {
    const owner = this.#byKind.get(kind);
    if (!owner) return false;
    const { type, fields } = owner;
    if (fields.has(property)) return true;
    for (const { units } of lineageOf(type))
      for (const unit of units) if (unit.kind === 'getter' && unit.name === property && !this.#isPrivate(unit, fields)) return true;
    return false;
  }

  #classOf(type: ProjectType): OwningClass | undefined {
    if (this.#classes.has(type)) return this.#classes.get(type);
    // An object that makes another of its class is judged by the rest of what it does.
    this.#classes.set(type, undefined);
    const found = this.#find(type);
    this.#classes.set(type, found);
    if (found) this.#byKind.set(found.kind, found);
    return found;
  }

  /** A class that extends a handle of a library makes handles of that kind: `class Water extends ShaderMaterial`. */
  #derivedOf(type: ProjectType): HandleClass | undefined {
    if (this.#derived.has(type)) return this.#derived.get(type);
    this.#derived.set(type, undefined);
    const found = this.#findDerived(type);
    this.#derived.set(type, found);
    return found;
  }

  #findDerived(type: ProjectType): HandleClass | undefined {
    const above = lineageOf(type).at(-1)?.superclass?.facts ?? [];
    const [base] = above;
    const kind = base?.is === 'library' && above.length === 1 ? this.#knowledge.kindOfType(base.library, base.path) : undefined;
    const row = kind === undefined ? undefined : this.#knowledge.kind(kind);
    if (kind === undefined || row?.resource?.discipline !== 'manual') return undefined;
    // Whoever is given the object while it is made may look after it.
    if (unitsThatMake(type).some(handsOnReceiver) || releaseMethodsOf(type).some(callsNothing)) return undefined;
    return { kind, noun: row.noun, resource: row.resource };
  }

  #find(type: ProjectType): OwningClass | undefined {
    const methods = releaseMethodsOf(type);
    const release = methods[0]?.name;
    if (type.name === undefined || release === undefined || !isSeenWhole(type)) return undefined;
    const released = new Set(
      methods.flatMap((method) => [...unitsRunOn(type, method)]).flatMap((unit) => [...this.#fieldsOf(unit).released]),
    );
    const making = unitsThatMake(type);
    const holds = making.flatMap((unit) => this.#fieldsOf(unit).holds).filter(({ field }) => released.has(field));
    const fields = new Set(holds.map(({ field }) => field));
    const hold = holds.find(({ site }) => site.resource.collected === 'never') ?? holds[0];
    if (!hold || making.some((unit) => this.#fieldsOf(unit).passesSelf || !this.#isPrivate(unit, fields))) return undefined;
    const kind = `program.${type.name}${this.#byKind.size === 0 ? '' : this.#byKind.size}`;
    return { kind, noun: `\`${type.name}\``, resource: resourceOf(hold, release), type, fields };
  }

  /** Neither `this` as a whole nor what the fields hold gets further than the unit. */
  #isPrivate(unit: Unit, fields: ReadonlySet<string>): boolean {
    let units = this.#private.get(fields);
    if (!units) this.#private.set(fields, (units = new Map()));
    let known = units.get(unit);
    if (known === undefined) units.set(unit, (known = this.#findWhetherPrivate(unit, fields)));
    return known;
  }

  #findWhetherPrivate(unit: Unit, fields: ReadonlySet<string>): boolean {
    if (handsOnReceiver(unit)) return false;
    const code = codeOf(unit.module);
    for (const node of onReceiverOf(unit)) {
      const isOwned = node.op === 'get' && 'name' in node.key && fields.has(node.key.name);
      if (isOwned && !code.usersOf(node.result).every((user) => this.#isUse(unit.module, user, node.result))) return false;
      if (
        node.op === 'closure' &&
        usesReceiver(unit.module, node) &&
        !code.usersOf(node.result).every((user) => this.#runsAtOnce(unit.module, user, node.result))
      )
        return false;
    }
    return true;
  }

  /** The value is read, called or given to a library, which does not keep it. */
  #isUse(module: Module, user: Node, value: ValueId): boolean {
    if (user.op === 'cast')
      return codeOf(module)
        .usersOf(user.result)
        .every((next) => this.#isUse(module, next, user.result));
    if (user.op === 'branch' || user.op === 'operate' || user.op === 'loop' || isOnlyAskedFor(user, value)) return true;
    if (user.op !== 'call') return false;
    const effect = this.#effects.effectOf(module, user);
    return (
      effect.kind === 'known' &&
      !effect.behaviour.takes &&
      !effect.behaviour.stores &&
      !(effect.behaviour.result && 'same' in effect.behaviour.result)
    );
  }

  #runsAtOnce(module: Module, user: Node, value: ValueId): boolean {
    if (user.op !== 'call') return false;
    const effect = this.#effects.effectOf(module, user);
    const index = user.arguments.findIndex((item) => item.kind === 'value' && item.value === value);
    return (
      effect.kind === 'known' &&
      (effect.behaviour.runs ?? []).some(({ argument, mode }) => argument === index && (mode === 'now' || mode === 'each'))
    );
  }
}

const handingOn = new WeakMap<Unit, boolean>();

/** `this` as a whole gets further than the unit. */
export function handsOnReceiver(unit: Unit): boolean {
  let known = handingOn.get(unit);
  if (known === undefined) {
    const code = codeOf(unit.module);
    known = onReceiverOf(unit).some(
      (node) => node.op === 'this' && !code.usersOf(node.result).every((user) => isOnlyAskedFor(user, node.result)),
    );
    handingOn.set(unit, known);
  }
  return known;
}

/** A release method that the class has written empty: there is nothing to release. */
function callsNothing(unit: Unit): boolean {
  for (const { op } of onReceiverOf(unit)) if (op === 'call') return false;
  return true;
}

/** What runs when an object of the class is made, with what it inherits. */
function unitsThatMake(type: ProjectType): Unit[] {
  const found = new Set<Unit>();
  for (const { units, constructorUnit } of lineageOf(type)) {
    for (const unit of units) if (unit.kind === 'initializer' && !unit.isStatic) found.add(unit);
    if (constructorUnit) for (const unit of unitsRunOn(type, constructorUnit)) found.add(unit);
  }
  return [...found];
}

function resourceOf({ site }: FieldHold, release: string): Resource {
  const { discipline, scope, collected, lasting, heldFromUse, keptIn } = site.resource;
  return {
    release: release.startsWith('[') ? `%${release}()` : `%.${release}()`,
    discipline,
    collected,
    keptIn,
    ...(scope !== undefined && { scope }),
    ...(lasting && { lasting }),
    ...(heldFromUse && { heldFromUse }),
  };
}

/** A member of the value is read, written or called. */
function isOnlyAskedFor(user: Node, value: ValueId): boolean {
  if (user.op === 'get') return user.object === value;
  if (user.op === 'set') return user.object === value && user.value !== value;
  return (
    user.op === 'call' &&
    user.callee.kind === 'method' &&
    user.callee.object === value &&
    user.arguments.every((item) => item.kind === 'hole' || item.value !== value)
  );
}

function usesReceiver(module: Module, { unit }: Instruction & { readonly op: 'closure' }): boolean {
  const inner = module.units[unit];
  if (inner?.kind !== 'arrow') return false;
  for (const node of onReceiverOf(inner)) if (node.op === 'this') return true;
  return false;
}
