import { type KindId, libraryOf } from '../../base/behaviour.ts';
import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Program } from '../program.ts';
import { arrowMethodsIn } from './arrow-methods.ts';
import { askTypes } from './ask-types.ts';
import { CallGraph, type Callee } from './calls.ts';
import { PlaceGraph } from './graph.ts';
import type { Meaning, ProjectType } from './meaning.ts';
import { pourImport } from './modules.ts';
import { pourType, tellsMeaning } from './types.ts';
import { UnitConstraints } from './unit-constraints.ts';

const none: readonly never[] = [];

/**
 * What the values of a program may be and what its calls may run, regardless of the order in which things happen. Sound only for what the
 * tables and the program show: a value without meanings may be anything.
 */
export class Meanings {
  readonly #graph: PlaceGraph;
  readonly #calls = new CallGraph();

  /** How many calls the type checker was asked about. */
  readonly typeQueries: number;

  constructor(program: Program, knowledge: Knowledge) {
    this.#graph = new PlaceGraph(program, knowledge);
    for (const module of program.modules) this.#declare(module);
    for (const module of program.modules) for (const unit of module.units) new UnitConstraints(this.#graph, this.#calls, unit).state();
    this.#graph.queue.drain();
    this.typeQueries = askTypes(this.#graph, this.#calls);
  }

  /** How much work it took: meanings handed to listeners. */
  get deliveries(): number {
    return this.#graph.queue.deliveries;
  }

  /** What a value may be. */
  of(module: Module, value: ValueId): Iterable<Meaning> {
    return this.#graph.knownValue(module, value)?.facts ?? none;
  }

  /** The kinds of the tables that a value may have. */
  kindsOf(module: Module, value: ValueId): readonly KindId[] {
    let kinds: KindId[] | undefined;
    for (const meaning of this.of(module, value)) {
      const kind = meaning.is === 'value' || meaning.is === 'box' ? meaning.kind : undefined;
      if (kind !== undefined) (kinds ??= []).push(kind);
    }
    return kinds ?? none;
  }

  /** The kinds of the elements of arrays that a value may be. */
  elementKindsOf(module: Module, value: ValueId): readonly KindId[] {
    let kinds: KindId[] | undefined;
    for (const meaning of this.of(module, value)) {
      if (meaning.is !== 'box' || meaning.form !== 'array') continue;
      for (const { facts } of [meaning.rest, ...meaning.fields.values()])
        for (const each of facts) if (each.is === 'value') (kinds ??= []).push(each.kind);
    }
    return kinds ?? none;
  }

  /** The libraries of the tables to which a value may belong: as a function or namespace of one, or as a value of a kind that it has. */
  librariesOf(module: Module, value: ValueId): readonly string[] {
    let libraries: string[] | undefined;
    for (const meaning of this.of(module, value)) {
      if (meaning.is === 'library') (libraries ??= []).push(meaning.library);
      else if (meaning.is === 'value') (libraries ??= []).push(libraryOf(meaning.kind));
    }
    return libraries ?? none;
  }

  /** Whether a value may be a promise. */
  mayBePromise(module: Module, value: ValueId): boolean {
    for (const meaning of this.of(module, value)) if (meaning.is === 'box' && meaning.form === 'promise') return true;
    return false;
  }

  /** What a call may run; empty when nothing is known. */
  calleesOf(call: CallInstruction): readonly Callee[] {
    return this.#calls.calleesOf(call);
  }

  /** The calls of the program that may run a unit. */
  callersOf(unit: Unit): readonly { readonly module: Module; readonly call: CallInstruction }[] {
    return this.#calls.callersOf(unit);
  }

  /** The functions of the program that a value may be. */
  unitsOf(module: Module, value: ValueId): readonly Unit[] {
    let units: Unit[] | undefined;
    for (const meaning of this.of(module, value)) if (meaning.is === 'unit') (units ??= []).push(meaning.unit);
    return units ?? none;
  }

  /** What `this` may be in a unit. */
  receiverOf(unit: Unit): Iterable<Meaning> {
    return this.#graph.receiver(unit).facts;
  }

  /** Every class of the program, and every function that is used as one. */
  types(): Iterable<ProjectType> {
    return this.#graph.types();
  }

  /** What an instance member of a class may be. */
  memberOf(type: ProjectType, name: string): Iterable<Meaning> {
    return type.members.get(name)?.facts ?? none;
  }

  #declare(module: Module): void {
    for (const variable of module.variables) {
      if (variable.imported) pourImport(this.#graph, module, variable.imported, this.#graph.variable(module, variable.id));
      if (tellsMeaning(variable.type)) pourType(this.#graph, module, variable.type, this.#graph.variable(module, variable.id));
    }
    for (const declared of module.classes) {
      const type = this.#graph.typeOf(module, declared);
      for (const member of declared.members) {
        const unit = member.unit === undefined ? undefined : module.units[member.unit];
        if (unit && !member.isStatic) for (const each of [unit, ...arrowMethodsIn(unit)]) this.#graph.adopt(type, each);
        else if (unit) this.#graph.receiver(unit).add(this.#graph.intern.ofType('class', type));
      }
    }
  }
}
