import type { Span } from '../../base/span.ts';
import type { Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import { definitionOf } from '../definitions.ts';
import type { ProjectType } from '../meaning/meaning.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { FieldHold } from '../ownership/field-hold.ts';
import type { Site } from '../ownership/object.ts';
import { soundsLikeRelease } from '../ownership/call-effects.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { Program } from '../program.ts';

/** What is wrong with a field that owns handles. */
export type FieldFault =
  /** The class has a method that releases, and it leaves this field out. */
  | 'missed'
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
  readonly field: string;
  readonly site: Site;
  readonly module: Module;
  /** The unit in which it goes wrong. */
  readonly unit: Unit;
  /** Where the handle is put into the field, or dropped from it. */
  readonly at: Span;
  /** The method that ought to release it. */
  readonly releaseMethod?: Unit;
  /** It extends a class that may release the field in ways that are not seen from here. */
  readonly isInherited: boolean;
  /** The method releases other fields: its author meant it to release what the object owns. */
  readonly releasesOthers: boolean;
}

/** Names by which classes offer to release what they own. */
const releaseNames = new Set(
  'dispose destroy close delete free release cleanup cleanUp terminate kill unload unmount teardown tearDown shutdown [Symbol.dispose] [Symbol.asyncDispose] componentWillUnmount ngOnDestroy disconnectedCallback onDestroy'.split(
    ' ',
  ),
);

/** Finds the fields of classes that own handles and lose them. Which order methods are called in is not asked. */
export class Lifecycles {
  readonly #program: Program;
  readonly #meanings: Meanings;
  readonly #ownership: Ownership;
  #byModule: Map<Module, FieldLoss[]> | undefined;
  #elsewhere: ReadonlySet<string> | undefined;

  constructor(program: Program, meanings: Meanings, ownership: Ownership) {
    this.#program = program;
    this.#meanings = meanings;
    this.#ownership = ownership;
  }

  lossesOf(module: Module): readonly FieldLoss[] {
    this.#byModule ??= this.#findAll();
    return this.#byModule.get(module) ?? [];
  }

  #findAll(): Map<Module, FieldLoss[]> {
    const found = new Map<Module, FieldLoss[]>();
    for (const type of this.#meanings.types())
      for (const loss of this.#lossesOfType(type)) found.set(loss.module, [...(found.get(loss.module) ?? []), loss]);
    return found;
  }

  *#lossesOfType(type: ProjectType): Iterable<FieldLoss> {
    const uses = [...type.units].map((unit) => ({ unit, use: this.#ownership.fieldsOf(unit) }));
    const releaseMethod = this.#releaseMethodOf(type);
    const holds = [...uses.flatMap(({ use }) => use.holds), ...(releaseMethod ? this.#objectsHeld(type) : [])];
    if (holds.length === 0) return;
    const inherited = superTypesOf(type).flatMap((parent) =>
      [...parent.units].flatMap((unit) => [...this.#ownership.fieldsOf(unit).released]),
    );
    const released = new Set([...uses.flatMap(({ use }) => [...use.released]), ...inherited]);
    const isOpaque = releaseMethod !== undefined && this.#ownership.fieldsOf(releaseMethod).passesSelf;
    for (const [field, own] of groupByField(holds)) {
      const [first] = own;
      if (!first || (this.#elsewhere ??= this.#releasedElsewhere()).has(field)) continue;
      const loss = {
        type,
        field,
        releasesOthers: released.size > 0,
        isInherited: type.superclass !== undefined,
        ...(releaseMethod && { releaseMethod }),
      };
      const overwriting = own.find((hold) => this.#overwrites(type, hold));
      if (!released.has(field) && !isOpaque) {
        const hold = overwriting ?? first;
        const fault = overwriting ? 'overwritten' : releaseMethod ? 'missed' : 'no-release';
        yield { ...loss, fault, site: hold.site, module: hold.unit.module, unit: hold.unit, at: hold.at };
      }
      for (const { use } of uses)
        for (const drop of use.drops)
          if (drop.field === field)
            yield { ...loss, fault: 'dropped', site: first.site, module: drop.unit.module, unit: drop.unit, at: drop.at };
    }
  }

  /** Objects of the program's own classes that hold handles, made for a field and for nobody else. */
  *#objectsHeld(type: ProjectType): Iterable<FieldHold> {
    for (const unit of type.units) {
      const code = codeOf(unit.module);
      for (const node of instructionsOf(unit.body)) {
        if (node.op !== 'set' || !('name' in node.key) || definitionOf(unit.module, node.object)?.op !== 'this') continue;
        const made = definitionOf(unit.module, node.value);
        if (made?.op !== 'call' || made.form !== 'new' || code.usersOf(made.result).length > 1) continue;
        const resource = this.#resourceOf(unit.module, made.result);
        if (!resource || this.#isHandedOn(type, node.key.name)) continue;
        const site = { ...resource, module: unit.module, instruction: made, path: '', maker: resource.noun, unit };
        yield { field: node.key.name, unit, site, at: node.span, isInside: false, isSafe: true };
      }
    }
  }

  /** What releasing an object of a class of the program means, if it has a method that releases handles. */
  #resourceOf(module: Module, value: ValueId): Pick<Site, 'kind' | 'resource' | 'noun'> | undefined {
    for (const meaning of this.#meanings.of(module, value)) {
      if (meaning.is !== 'object') continue;
      const release = this.#releaseMethodOf(meaning.type);
      const isHolder = release !== undefined && this.#ownership.fieldsOf(release).released.size > 0;
      if (!isHolder || meaning.type.name === undefined || release.name === undefined) continue;
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
        if (node.op !== 'get' || !('name' in node.key) || node.key.name !== field || definitionOf(unit.module, node.object)?.op !== 'this')
          continue;
        // Members of it are read and called; anything else may hand it on.
        if (code.usersOf(node.result).some((user) => !isMemberUse(user, node.result))) return true;
      }
    }
    return false;
  }

  /** A method that may run again puts a new handle into the field, whatever is there. */
  #overwrites(type: ProjectType, hold: FieldHold): boolean {
    return !hold.isInside && !hold.isSafe && hold.unit !== type.constructorUnit && hold.unit.kind !== 'initializer';
  }

  #releaseMethodOf(type: ProjectType): Unit | undefined {
    for (const [name, cell] of type.members) {
      if (!releaseNames.has(name)) continue;
      for (const meaning of cell.facts) if (meaning.is === 'unit' && type.units.has(meaning.unit)) return meaning.unit;
    }
    for (const member of type.class?.members ?? [])
      if (
        member.kind === 'method' &&
        !member.isStatic &&
        member.name !== undefined &&
        releaseNames.has(member.name) &&
        member.unit !== undefined
      )
        return type.module.units[member.unit];
    return undefined;
  }

  /** Names of properties that somebody releases on an object other than `this`: `result.tensor.dispose()`. */
  #releasedElsewhere(): Set<string> {
    const names = new Set<string>();
    for (const module of this.#program.modules)
      for (const node of codeOf(module).all.calls) {
        const effect = this.#ownership.effects.effectOf(module, node);
        const releases =
          effect.kind === 'known' ? effect.behaviour.releases !== undefined : effect.kind === 'unknown' && soundsLikeRelease(module, node);
        if (!releases) continue;
        const touched = node.arguments.flatMap((item) => (item.kind === 'hole' ? [] : [item.value]));
        if (node.callee.kind === 'method') touched.push(node.callee.object);
        for (const value of touched) {
          const read = definitionOf(module, value);
          if (read?.op !== 'get' || !('name' in read.key)) continue;
          if (definitionOf(module, read.object)?.op !== 'this') names.add(read.key.name);
        }
      }
    return names;
  }
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

/** The classes of the program that a class extends, nearest first. */
function superTypesOf(type: ProjectType, found: ProjectType[] = []): ProjectType[] {
  for (const meaning of type.superclass?.facts ?? []) {
    if (meaning.is !== 'class' || found.includes(meaning.type)) continue;
    found.push(meaning.type);
    superTypesOf(meaning.type, found);
  }
  return found;
}

function groupByField(holds: readonly FieldHold[]): Map<string, FieldHold[]> {
  const byField = new Map<string, FieldHold[]>();
  for (const hold of holds) byField.set(hold.field, [...(byField.get(hold.field) ?? []), hold]);
  return byField;
}
