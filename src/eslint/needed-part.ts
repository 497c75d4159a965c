import { codeOf } from '../analyses/code/module-code.ts';
import type { Module, Unit, UnitId, Variable, VariableId } from '../ir/model.ts';
import { nodesOf } from '../ir/walk.ts';

/** The body of a module, which runs whatever is imported of it. */
const bodyId = 0 as UnitId;

/** The functions and classes at the top level of a module: who reads and writes the variables of the module. */
export class Outline {
  readonly module: Module;
  /** By unit, the function or method right below the module's body in which it stands; the body's own id for itself. */
  readonly #tops: readonly UnitId[];
  /** The functions and methods that nobody reaches but by a variable of the module, by that variable. */
  readonly #byVariable = new Map<VariableId, UnitId[]>();
  readonly #loads = new Map<UnitId, Set<VariableId>>();
  readonly #sizes: number[] = [];

  constructor(module: Module) {
    this.module = module;
    const tops: UnitId[] = [];
    for (const { id, parent } of module.units) tops.push(parent === undefined || parent === bodyId ? id : (tops[parent] ?? id));
    this.#tops = tops;
    for (const { id, body } of module.units) this.#sizes[this.topOf(id)] = this.sizeOf(this.topOf(id)) + nodesOf(body).length;
    this.#noteNamed();
    for (const variable of module.variables) for (const top of this.readersOf(variable.id)) this.#noteLoad(top, variable.id);
  }

  /** What a variable of the module names: a function, or the methods of a class. */
  namedBy(variable: VariableId): readonly UnitId[] {
    return this.#byVariable.get(variable) ?? [];
  }

  /** All that are the value of one variable only. */
  named(): Iterable<UnitId> {
    return [...this.#byVariable.values()].flat();
  }

  topOf(id: UnitId): UnitId {
    return this.#tops[id] ?? bodyId;
  }

  /** How many instructions and statements a function or method holds, with those in it. */
  sizeOf(top: UnitId): number {
    return this.#sizes[top] ?? 0;
  }

  /** The variables that a function or method, or the body of the module, reads. */
  readBy(top: UnitId): Iterable<VariableId> {
    return this.#loads.get(top) ?? [];
  }

  readersOf(variable: VariableId): readonly UnitId[] {
    const code = codeOf(this.module);
    return code.loadsOf(variable).map((load) => this.topOf(code.unitOf(load).id));
  }

  writersOf(variable: VariableId): readonly UnitId[] {
    const code = codeOf(this.module);
    return code.storesOf(variable).map((store) => this.topOf(code.unitOf(store).id));
  }

  #noteNamed(): void {
    const code = codeOf(this.module);
    for (const { value, variable } of code.all.stores) {
      const definition = code.definitionOf(value);
      if (!definition || code.unitOf(definition).id !== bodyId || this.#variable(variable)?.unit !== bodyId) continue;
      if (definition.op === 'closure') this.#byVariable.set(variable, [definition.unit]);
      else if (definition.op === 'class') this.#byVariable.set(variable, this.#methodsOf(definition.classId));
    }
  }

  #methodsOf(classId: number): UnitId[] {
    return this.module.units.flatMap((unit) => (unit.classId === classId ? [unit.id] : []));
  }

  #variable(id: VariableId): Variable | undefined {
    return this.module.variables[id];
  }

  #noteLoad(top: UnitId, variable: VariableId): void {
    const known = this.#loads.get(top);
    if (known) known.add(variable);
    else this.#loads.set(top, new Set([variable]));
  }
}

const outlines = new WeakMap<Module, Outline>();

function outlineOf(module: Module): Outline {
  let outline = outlines.get(module);
  if (!outline) outlines.set(module, (outline = new Outline(module)));
  return outline;
}

/**
 * The part of a module that somebody who imports some names of it needs: its body, what these names stand for, and whatever that reads and writes. A name
 * for anything but a function or class brings all that use it, as they may change what it holds.
 */
export class NeededPart {
  readonly module: Module;
  readonly #outline: Outline;
  readonly #variables = new Set<VariableId>();
  readonly #left: Set<UnitId>;
  #size = 0;
  readonly #onImport: (from: string, name: string) => void;

  /** Calls back for each name that the part needs of other modules. */
  constructor(module: Module, onImport: (from: string, name: string) => void) {
    this.module = module;
    this.#outline = outlineOf(module);
    this.#left = new Set(this.#outline.named());
    this.#onImport = onImport;
    for (const { id } of module.units) if (this.#outline.topOf(id) === id && !this.#left.has(id)) this.#read(id);
  }

  /** How many instructions and statements it holds. */
  get size(): number {
    return this.#size;
  }

  /** Adds what an exported variable stands for. */
  addExported(variable: VariableId): void {
    this.#add(variable);
    if (this.#outline.namedBy(variable).length === 0) for (const top of this.#outline.readersOf(variable)) this.#addUnit(top);
  }

  #add(variable: VariableId): void {
    if (this.#variables.has(variable)) return;
    this.#variables.add(variable);
    const { imported } = this.module.variables[variable] ?? {};
    if (imported) this.#onImport(imported.from, imported.name);
    for (const unit of this.#outline.namedBy(variable)) this.#addUnit(unit);
    for (const unit of this.#outline.writersOf(variable)) this.#addUnit(unit);
  }

  #addUnit(top: UnitId): void {
    if (this.#left.delete(top)) this.#read(top);
  }

  #read(top: UnitId): void {
    this.#size += this.#outline.sizeOf(top);
    for (const variable of this.#outline.readBy(top)) this.#add(variable);
  }

  /** The module with nothing in the functions that are not needed, and without the members of such classes. */
  build(): Module {
    if (this.#left.size === 0) return this.module;
    const isLeft = ({ id }: Unit) => this.#left.has(this.#outline.topOf(id));
    const units = this.module.units.map((unit) => ({ ...unit, ...(isLeft(unit) && { body: [], captures: [] }) }));
    const isLeftId = (id: UnitId | undefined) => id !== undefined && this.#left.has(id);
    const classes = this.module.classes.map((each) => (each.members.some(({ unit }) => isLeftId(unit)) ? { ...each, members: [] } : each));
    const part = { ...this.module, units, classes };
    for (const unit of units) unit.module = part;
    return part;
  }
}
