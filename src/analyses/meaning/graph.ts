import type { KindId } from '../../base/behaviour.ts';
import type { Class, ClassId, Module, Unit, ValueId, VariableId } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { thisOwner } from '../code/this-owner.ts';
import type { Program } from '../program.ts';
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
  readonly #values = new Map<Module, (Cell | undefined)[]>();
  readonly #variables = new Map<Module, (Cell | undefined)[]>();
  readonly #results = new Map<Unit, Cell>();
  readonly #receivers = new Map<Unit, Cell>();
  readonly #classes = new Map<Class, ProjectType>();
  #classNames: ReadonlySet<string> | undefined;
  readonly #functionTypes = new Map<Unit, ProjectType>();

  constructor(program: Program, knowledge: Knowledge) {
    this.program = program;
    this.knowledge = knowledge;
  }

  newCell(): Cell {
    return new FactCell(this.queue);
  }

  value(module: Module, id: ValueId): Cell {
    return this.#at(this.#values, module, id);
  }
  variable(module: Module, id: VariableId): Cell {
    return this.#at(this.#variables, module, id);
  }
  /** What a value means so far, without making a place for it. */
  knownValue(module: Module, id: ValueId): Cell | undefined {
    return this.#values.get(module)?.[id];
  }
  knownVariable(module: Module, id: VariableId): Cell | undefined {
    return this.#variables.get(module)?.[id];
  }

  /** What calling the unit gives, before `async` or a generator wraps it. */
  result(unit: Unit): Cell {
    return this.#of(this.#results, unit);
  }

  /** What `this` is inside the unit; arrows share that of the unit around them. */
  receiver(unit: Unit): Cell {
    return this.#of(this.#receivers, thisOwner(unit));
  }

  box(form: Box['form'], kind: KindId | undefined): Box {
    const box = { form, kind, fields: new Map(), rest: this.newCell(), all: this.newCell() };
    box.rest.flowTo(box.all);
    return box;
  }
  array(): Box {
    return this.box('array', structureKinds.array);
  }
  promise(): Box {
    return this.box('promise', structureKinds.promise);
  }
  /** The place of a named field; what has no known name may be there too. */
  field(box: Box, name: string): Cell {
    let cell = box.fields.get(name);
    if (!cell) {
      box.fields.set(name, (cell = this.newCell()));
      box.rest.flowTo(cell);
      cell.flowTo(box.all);
    }
    return cell;
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

  #at(table: Map<Module, (Cell | undefined)[]>, module: Module, id: number): Cell {
    let row = table.get(module);
    if (!row) table.set(module, (row = []));
    return (row[id] ??= this.newCell());
  }

  #of(table: Map<Unit, Cell>, unit: Unit): Cell {
    let cell = table.get(unit);
    if (!cell) table.set(unit, (cell = this.newCell()));
    return cell;
  }
}
