import type { KindId } from '../../base/behaviour.ts';
import type { Class, ClassId, Module, TypeRef, Unit, ValueId, VariableId } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { thisOwner } from '../code/this-owner.ts';
import type { Program } from '../program.ts';
import { ExportedTypes } from './exported-types.ts';
import { Implementers } from './implementers.ts';
import { PlaceBox } from './place-box.ts';
import { FactCell, FactQueue } from './cell.ts';
import { Interner } from './interner.ts';
import type { Box, Cell, Meaning, ProjectType } from './meaning.ts';

/** Ids of the kinds that the language itself gives structures. They are rows of the table for the language. */
export const structureKinds = {
  array: 'javascript.Array',
  promise: 'javascript.Promise',
  map: 'javascript.Map',
  set: 'javascript.Set',
} as const;

/** All places of one program whose meanings are sought, made when first asked for. */
export class PlaceGraph {
  readonly program: Program;
  readonly knowledge: Knowledge;
  readonly queue = new FactQueue<Meaning>();
  readonly intern = new Interner();
  readonly exportedTypes: ExportedTypes;
  /** What never means anything. */
  readonly nothing: Cell = new FactCell(this.queue);
  readonly #cells = new Map<Module, ModuleCells>();
  #latest: ModuleCells | undefined;
  readonly #results = new Map<Unit, Cell>();
  readonly #receivers = new Map<Unit, Cell>();
  readonly #classes = new Map<Class, ProjectType>();
  #classNames: ReadonlySet<string> | undefined;
  #implementers: Implementers | undefined;
  readonly #ofTypes = new Map<TypeRef, Cell>();
  readonly #functionTypes = new Map<Unit, ProjectType>();

  constructor(program: Program, knowledge: Knowledge) {
    this.program = program;
    this.knowledge = knowledge;
    this.exportedTypes = new ExportedTypes(program);
  }

  newCell(): Cell {
    return new FactCell(this.queue);
  }

  value(module: Module, id: ValueId): Cell {
    return (this.#of(module).values[id] ??= this.newCell());
  }
  variable(module: Module, id: VariableId): Cell {
    return (this.#of(module).variables[id] ??= this.newCell());
  }
  /** What a value means so far, without making a place for it. */
  knownValue(module: Module, id: ValueId): Cell | undefined {
    return this.#of(module).values[id];
  }
  /** The value means what the cell does, and nothing else; but a type checker may know more of it at its place. */
  nameValue(module: Module, id: ValueId, cell: Cell): void {
    const { values } = this.#of(module);
    if (values[id] || this.program.types) cell.flowTo(this.value(module, id));
    else values[id] = cell;
  }
  /** The variable means what the cell does, and nothing else. */
  nameVariable(module: Module, id: VariableId, cell: Cell): void {
    const { variables } = this.#of(module);
    if (variables[id]) cell.flowTo(variables[id]);
    else variables[id] = cell;
  }

  /** What calling the unit gives, before `async` or a generator wraps it. */
  result(unit: Unit): Cell {
    return this.#cellOf(this.#results, unit);
  }

  /** What `this` is inside the unit; arrows share that of the unit around them. */
  receiver(unit: Unit): Cell {
    return this.#cellOf(this.#receivers, thisOwner(unit));
  }

  box(form: Box['form'], kind: KindId | undefined): Box {
    return new PlaceBox(this.queue, form, kind);
  }
  array(): Box {
    return this.box('array', structureKinds.array);
  }
  promise(): Box {
    return this.box('promise', structureKinds.promise);
  }

  typeOfClass(module: Module, id: ClassId): ProjectType | undefined {
    const declared = module.classes[id];
    return declared && this.typeOf(module, declared);
  }

  typeOf(module: Module, declared: Class): ProjectType {
    let type = this.#classes.get(declared);
    if (!type) {
      const own = declared.members.find((member) => member.kind === 'constructor')?.unit;
      const superclass = declared.superclass === undefined ? undefined : this.value(module, declared.superclass);
      type = this.#newType(declared.name, module, own === undefined ? undefined : module.units[own], superclass, declared);
      this.#classes.set(declared, type);
    }
    return type;
  }

  /** The type that a plain function makes when it is used as a constructor. */
  typeOfFunction(unit: Unit): ProjectType {
    let type = this.#functionTypes.get(unit);
    if (!type) {
      type = this.#newType(unit.name, unit.module, unit, undefined, undefined);
      this.#functionTypes.set(unit, type);
      this.adopt(type, unit);
    }
    return type;
  }

  /** The unit runs with an instance of the type as `this`. */
  adopt(type: ProjectType, unit: Unit): void {
    if (type.units.has(unit)) return;
    type.units.add(unit);
    this.receiver(unit).add(this.intern.ofType('object', type));
  }

  /** Some class of the program has the name. */
  hasClassNamed(name: string): boolean {
    this.#classNames ??= new Set(this.program.modules.flatMap(({ classes }) => classes.flatMap((each) => each.name ?? [])));
    return this.#classNames.has(name);
  }

  /** What values of a type that modules share mean; for the first who asks the place is new. */
  cellOfType(type: TypeRef): { readonly cell: Cell; readonly isNew: boolean } {
    const known = this.#ofTypes.get(type);
    const cell = known ?? this.newCell();
    if (!known) this.#ofTypes.set(type, cell);
    return { cell, isNew: !known };
  }

  /** The classes of the program that implement an interface. */
  implementersOf(type: TypeRef): readonly ProjectType[] {
    this.#implementers ??= new Implementers(this.program, this.exportedTypes);
    return this.#implementers.of(type).map(({ module, declared }) => this.typeOf(module, declared));
  }

  types(): Iterable<ProjectType> {
    return [...this.#classes.values(), ...this.#functionTypes.values()];
  }

  #newType(
    name: string | undefined,
    module: Module,
    constructorUnit: Unit | undefined,
    superclass: Cell | undefined,
    declared: Class | undefined,
  ): ProjectType {
    const type = { name, module, constructorUnit, members: new Map(), statics: new Map(), units: new Set<Unit>(), superclass };
    return declared ? { ...type, class: declared } : type;
  }

  #of(module: Module): ModuleCells {
    if (this.#latest?.module === module) return this.#latest;
    let cells = this.#cells.get(module);
    if (!cells) this.#cells.set(module, (cells = new ModuleCells(module)));
    this.#latest = cells;
    return cells;
  }

  #cellOf(table: Map<Unit, Cell>, unit: Unit): Cell {
    let cell = table.get(unit);
    if (!cell) table.set(unit, (cell = this.newCell()));
    return cell;
  }
}

/** The places of the values and variables of one module. Lists with room from the start: filled from far behind their end they would become tables, which are slow. */
class ModuleCells {
  readonly module: Module;
  readonly values: (Cell | undefined)[];
  readonly variables: (Cell | undefined)[];

  constructor(module: Module) {
    this.module = module;
    this.values = new Array<Cell | undefined>(module.valueCount);
    this.variables = new Array<Cell | undefined>(module.variables.length);
  }
}
