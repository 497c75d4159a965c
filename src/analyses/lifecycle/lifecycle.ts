import type { Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { lineageOf } from '../classes/lineage.ts';
import { ownReleaseMethods, releaseMethodsOf } from '../classes/release-methods.ts';
import { codeOf } from '../code/module-code.ts';
import { fieldsHandedOutBy } from '../code/handed-out.ts';
import { ownFieldOf } from '../code/own-field.ts';
import { definitionOf } from '../definitions.ts';
import type { ProjectType } from '../meaning/meaning.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { FieldDrop, FieldHold } from '../ownership/field-hold.ts';
import type { Site } from '../ownership/object.ts';
import { variableAt } from '../ownership/module-variables.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { Program } from '../program.ts';
import { type Ending, Endings } from './endings.ts';
import type { FieldLoss } from './field-loss.ts';
import { releasedElsewhere } from './released-elsewhere.ts';
import { isGivenField } from './given-fields.ts';
import { isOnlyOnNewObject, isWarmUp } from './first-calls.ts';
import { isCalledWhileEmpty } from './guarded-calls.ts';
import { isRunOnMount } from './mounting.ts';
import { isRewritten } from './rewriting.ts';
import { fieldsSharedWith, isKeptThroughMethod, isMovedOn } from './shared-fields.ts';
import { isDroppedWhileEnding } from './while-ending.ts';
import { findVariableLosses, type VariableLoss } from './variable-losses.ts';

/** Fields that only tell which one the object is: who deletes what is called so elsewhere lets go of nothing of its own. */
const signs = /^[#_]*(id|key|name)$/;

/** Longer chains of methods that call one another are not followed. */
const mostCallers = 4;

/** Finds the fields of classes that own handles and lose them. Which order methods are called in is not asked. */
export class Lifecycles {
  readonly #program: Program;
  readonly #meanings: Meanings;
  readonly #ownership: Ownership;
  readonly #endings: Endings;
  readonly #holds = new Map<ProjectType, readonly FieldHold[]>();
  readonly #losses = new Map<ProjectType, readonly FieldLoss[]>();
  #types: ReadonlyMap<Module, ReadonlySet<ProjectType>> | undefined;
  #elsewhere: ReadonlySet<string> | undefined;

  constructor(program: Program, meanings: Meanings, ownership: Ownership) {
    this.#program = program;
    this.#meanings = meanings;
    this.#ownership = ownership;
    this.#endings = new Endings(meanings, ownership);
  }

  /** The losses of fields that stand in a module. Only classes are looked at of which code stands there. */
  lossesOf(module: Module): readonly FieldLoss[] {
    const types = (this.#types ??= typesByModule(this.#meanings.types())).get(module) ?? [];
    return [...types].flatMap((type) => this.#ofType(type).filter((loss) => loss.module === module));
  }

  /** The variables of a module that own handles and lose them. */
  variableLossesOf(module: Module): readonly VariableLoss[] {
    return findVariableLosses(module, this.#meanings, this.#ownership);
  }

  #ofType(type: ProjectType): readonly FieldLoss[] {
    let losses = this.#losses.get(type);
    if (!losses) this.#losses.set(type, (losses = [...this.#lossesOfType(type)]));
    return losses;
  }

  *#lossesOfType(type: ProjectType): Iterable<FieldLoss> {
    const holds = groupByField(this.#holdsOf(type));
    const ending = this.#endings.of(type);
    const loss = { type, isInherited: type.superclass !== undefined, releasesOthers: ending.fields.size > 0 };
    yield* this.#notPassedOn(type, ending, loss);
    for (const [field, own] of holds) {
      const [first] = own;
      if (!first || (this.#elsewhere ??= releasedElsewhere(this.#program, this.#ownership.effects)).has(field)) continue;
      const isReleasedInTheEnd = ending.isOpaque || this.#endings.isReleasedBelow(type, field);
      const isEmptyAtFirst = !own.some(({ unit }) => isOfConstruction(type, unit));
      // Where the class means to release the field in the end, filling it once for each new object is right.
      const overwriting = own.filter((hold) => this.#overwrites(type, hold, isEmptyAtFirst && isReleasedInTheEnd));
      const [releaseMethod] = ending.methods;
      const about = {
        ...loss,
        fields: [field],
        isReleasedInTheEnd,
        isRewritten: false,
        isFilledOnce: false,
        isMounted: false,
        ...(releaseMethod && { releaseMethod }),
      };
      if (!isReleasedInTheEnd && ending.methods.length > 0 && this.#isReleasedThroughOther(ending, type, field)) continue;
      if (!isReleasedInTheEnd) {
        // A method that releases what it replaces says that the others fill the field at first.
        const isReplaced = this.#isReleasedSomewhere(type, field);
        const hold = overwriting.find((each) => !isReplaced || isRewritten(this.#meanings, each));
        const isMounted = hold !== undefined && isRunOnMount(hold.unit);
        const isFilledOnce = hold !== undefined && isEmptyAtFirst && (isMounted || !this.#overwrites(type, hold, true));
        const fault = hold && !isFilledOnce ? 'overwritten' : releaseMethod ? 'missed' : 'no-release';
        yield { ...about, fault, isFilledOnce, isMounted, ...placeOf(hold ?? first) };
      } else
        for (const hold of overwriting)
          yield { ...about, fault: 'overwritten', isRewritten: isRewritten(this.#meanings, hold), ...placeOf(hold) };
      if (!own.some(({ isInside }) => isInside)) continue;
      for (const unit of type.units)
        for (const drop of this.#ownership.fieldsOf(unit).drops)
          // Of a release method it is said already that it leaves the field out.
          if (
            drop.field === field &&
            (isReleasedInTheEnd || !ending.units.has(unit)) &&
            !isDroppedWhileEnding(drop, ending) &&
            !this.#isForgottenRightly(type, drop, isReleasedInTheEnd)
          )
            yield { ...about, fault: 'dropped', site: first.site, module: drop.unit.module, unit: drop.unit, at: drop.at };
    }
  }

  /** Whoever calls the method has released what it forgets, or whoever got it from the object may do so where the object itself never does. */
  #isForgottenRightly(type: ProjectType, { field, unit }: FieldDrop, isReleasedInTheEnd: boolean): boolean {
    const own = lineageOf(type).flatMap(({ units }) => [...units]);
    const callers = this.#meanings.callersOf(unit).map(({ module, call }) => codeOf(module).unitOf(call));
    if (callers.length > 0 && callers.every((caller) => own.includes(caller) && this.#ownership.fieldsOf(caller).released.has(field)))
      return true;
    if (isMovedOn(unit, field)) return true;
    return !isReleasedInTheEnd && own.some((each) => fieldsHandedOutBy(each).has(field));
  }

  /** Fields of the classes above that only the method releases which the class overrides. */
  *#notPassedOn(type: ProjectType, ending: Ending, loss: Pick<FieldLoss, 'type' | 'isInherited' | 'releasesOthers'>): Iterable<FieldLoss> {
    const [above] = lineageOf(type).slice(1);
    const [override] = ownReleaseMethods(type);
    if (!above || !override || ending.isOpaque) return;
    const { fields } = this.#endings.of(above);
    const lost = [
      ...groupByField(
        lineageOf(type)
          .slice(1)
          .flatMap((each) => this.#holdsOf(each)),
      ),
    ].filter(([field]) => fields.has(field) && !ending.fields.has(field));
    const [first] = lost[0]?.[1] ?? [];
    if (!first) return;
    yield {
      ...loss,
      fault: 'not-passed-on',
      fields: lost.map(([field]) => field),
      site: first.site,
      module: override.module,
      unit: override,
      at: override.nameSpan,
      releaseMethod: override,
      isReleasedInTheEnd: false,
      isRewritten: false,
      isFilledOnce: false,
      isMounted: false,
    };
  }

  /** Handles that the units of the class itself put into fields and that no other code may have. */
  #holdsOf(type: ProjectType): readonly FieldHold[] {
    let holds = this.#holds.get(type);
    if (!holds) this.#holds.set(type, (holds = this.#findHolds(type)));
    return holds;
  }

  #findHolds(type: ProjectType): readonly FieldHold[] {
    const holds = [...type.units]
      .flatMap((unit) => this.#ownership.fieldsOf(unit).holds)
      .filter(({ isInside, field }) => !isInside || !isGivenField(type, field))
      // What a variable of the module holds is no object's to release.
      .filter(({ field }) => variableAt(field) === undefined)
      .filter(({ site, field }) => !this.#ownership.instances.ofKind(site.kind) || !this.#isHandedOn(type, field));
    return releaseMethodsOf(type).length > 0 ? [...holds, ...this.#objectsHeld(type)] : holds;
  }

  /** A field that is released holds the same handle, or a method that the object gave it to sees to it. */
  #isReleasedThroughOther({ fields }: Ending, type: ProjectType, field: string): boolean {
    if (isKeptThroughMethod(type, field)) return true;
    return fields.size > 0 && [...fieldsSharedWith(type, field)].some((other) => fields.has(other));
  }

  #isReleasedSomewhere(type: ProjectType, field: string): boolean {
    return lineageOf(type).some(({ units }) => [...units].some((unit) => this.#ownership.fieldsOf(unit).released.has(field)));
  }

  /** Objects of the program's own classes that hold handles, made for a field and for nobody else. */
  *#objectsHeld(type: ProjectType): Iterable<FieldHold> {
    for (const unit of type.units) {
      const code = codeOf(unit.module);
      for (const node of instructionsOf(unit.body)) {
        const field = node.op === 'set' ? ownFieldOf(unit.module, node) : undefined;
        if (node.op !== 'set' || field === undefined) continue;
        const made = definitionOf(unit.module, node.value);
        if (made?.op !== 'call' || made.form !== 'new' || code.usersOf(made.result).length > 1) continue;
        const resource = this.#resourceOf(unit.module, made.result);
        if (!resource || this.#isHandedOn(type, field)) continue;
        const site = { ...resource, module: unit.module, instruction: made, path: '', maker: resource.noun, unit };
        yield { field, unit, site, at: node.span, isInside: false, isSafe: true };
      }
    }
  }

  /** What releasing an object of a class of the program means, if it has a method that releases handles. */
  #resourceOf(module: Module, value: ValueId): Pick<Site, 'kind' | 'resource' | 'noun'> | undefined {
    for (const meaning of this.#meanings.of(module, value)) {
      if (meaning.is !== 'object') continue;
      const [release] = releaseMethodsOf(meaning.type);
      const released = release === undefined ? [] : [...this.#ownership.fieldsOf(release).released];
      const isHolder = released.some((field) => !signs.test(field));
      if (!release || !isHolder || meaning.type.name === undefined || release.name === undefined) continue;
      const noun = `\`${meaning.type.name}\``;
      return {
        kind: `program.${meaning.type.name}`,
        noun,
        resource: { release: `%.${release.name}()`, discipline: 'manual', collected: 'late', keptIn: 'whatever it holds' },
      };
    }
    return undefined;
  }

  /** The field's value is given to other code, which may release it. */
  #isHandedOn(type: ProjectType, field: string): boolean {
    for (const unit of type.units) {
      const code = codeOf(unit.module);
      for (const node of instructionsOf(unit.body)) {
        if (node.op !== 'get' || ownFieldOf(unit.module, node) !== field) continue;
        // Members of it are read and called; anything else may hand it on.
        if (code.usersOf(node.result).some((user) => !isMemberUse(user, node.result))) return true;
      }
    }
    return false;
  }

  /** A method that may run again puts a new handle into the field, whatever is there, and does not release what was there either. */
  #overwrites(type: ProjectType, { isInside, isSafe, unit, field }: FieldHold, isFilledFirst: boolean): boolean {
    if (isInside || isSafe || isOfConstruction(type, unit)) return false;
    return !this.#ownership.fieldsOf(unit).released.has(field) && !this.#isPrepared(type, unit, field, isFilledFirst);
  }

  /** Whoever calls the unit makes the object, whose field is empty where the unit is the first to fill it, has found it empty, or has released the field. */
  #isPrepared(type: ProjectType, unit: Unit, field: string, isFilledFirst: boolean, depth = 0): boolean {
    const own = lineageOf(type);
    const all = this.#meanings.callersOf(unit);
    const callers = all.filter(({ module, call }) => !isWarmUp({ module, call }, all, own));
    return (
      callers.length > 0 &&
      callers.every(({ module, call }) => {
        if (isFilledFirst && isOnlyOnNewObject({ module, call }, callers)) return true;
        const caller = codeOf(module).unitOf(call);
        return own.some(({ constructorUnit, units }) => {
          if (caller === constructorUnit) return true;
          if (!units.has(caller) || caller === unit) return false;
          if (this.#ownership.fieldsOf(caller).released.has(field) || isCalledWhileEmpty(module, call, unit)) return true;
          return depth < mostCallers && this.#isPrepared(type, caller, field, isFilledFirst, depth + 1);
        });
      })
    );
  }
}

/** The classes with code in each module, their own or that of a class above. */
function typesByModule(types: Iterable<ProjectType>): ReadonlyMap<Module, ReadonlySet<ProjectType>> {
  const found = new Map<Module, Set<ProjectType>>();
  for (const type of types)
    for (const { units } of lineageOf(type)) for (const { module } of units) found.set(module, (found.get(module) ?? new Set()).add(type));
  return found;
}

function isOfConstruction({ constructorUnit }: ProjectType, unit: Unit): boolean {
  return unit === constructorUnit || unit.kind === 'initializer';
}

function placeOf({ site, unit, at }: FieldHold): Pick<FieldLoss, 'site' | 'module' | 'unit' | 'at'> {
  return { site, module: unit.module, unit, at };
}

function isMemberUse(user: Node, value: ValueId): boolean {
  if (user.op === 'get' || user.op === 'set') return user.object === value && !(user.op === 'set' && user.value === value);
  if (user.op === 'call')
    return (
      user.callee.kind === 'method' &&
      user.callee.object === value &&
      user.arguments.every((item) => item.kind === 'hole' || item.value !== value)
    );
  return user.op === 'branch' || user.op === 'operate';
}

function groupByField(holds: readonly FieldHold[]): Map<string, FieldHold[]> {
  const byField = new Map<string, FieldHold[]>();
  for (const hold of holds) byField.set(hold.field, [...(byField.get(hold.field) ?? []), hold]);
  return byField;
}
