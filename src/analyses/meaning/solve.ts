import type { KindId } from '../../base/behaviour.ts';
import type { CallInstruction, Control, Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { isControl, nodesOf } from '../../ir/walk.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Program } from '../program.ts';
import { askTypes } from './ask-types.ts';
import { CallGraph, CallSite, type Callee } from './calls.ts';
import { PlaceGraph } from './graph.ts';
import type { Cell, Meaning, ProjectType } from './meaning.ts';
import { readMember, writeMember } from './members.ts';
import { pourImport } from './modules.ts';
import { elementsInto, unwrap } from './shapes.ts';
import { pourType } from './types.ts';

/**
 * What the values of a program may be and what its calls may run, regardless of the order in which things happen. Sound only for what the
 * tables and the program show: a value without meanings may be anything.
 */
export class Meanings {
  readonly #graph: PlaceGraph;
  readonly #calls = new CallGraph();
  readonly #constants = new Map<Module, Map<number, string>>();

  /** How many calls the type checker was asked about. */
  readonly typeQueries: number;

  constructor(program: Program, knowledge: Knowledge) {
    this.#graph = new PlaceGraph(program, knowledge);
    for (const module of program.modules) this.#declare(module);
    for (const module of program.modules) for (const unit of module.units) this.#constrain(unit);
    this.#graph.queue.drain();
    this.typeQueries = askTypes(this.#graph, this.#calls);
  }

  /** How much work it took: meanings handed to listeners. */
  get deliveries(): number {
    return this.#graph.queue.deliveries;
  }

  /** What a value may be. */
  of(module: Module, value: ValueId): Iterable<Meaning> {
    return this.#graph.knownValue(module, value)?.facts ?? [];
  }

  /** The kinds of the tables that a value may have. */
  kindsOf(module: Module, value: ValueId): readonly KindId[] {
    const kinds: KindId[] = [];
    for (const meaning of this.of(module, value)) {
      if (meaning.is === 'value') kinds.push(meaning.kind);
      else if (meaning.is === 'box' && meaning.box.kind !== undefined) kinds.push(meaning.box.kind);
    }
    return kinds;
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
    const units: Unit[] = [];
    for (const meaning of this.of(module, value)) if (meaning.is === 'unit') units.push(meaning.unit);
    return units;
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
    return type.members.get(name)?.facts ?? [];
  }

  #declare(module: Module): void {
    for (const variable of module.variables) {
      const needsCell = variable.imported ?? variable.type;
      if (!needsCell) continue;
      const cell = this.#graph.variable(module, variable.id);
      if (variable.imported) pourImport(this.#graph, module, variable.imported, cell);
      if (variable.type) pourType(this.#graph, module, variable.type, cell);
    }
    for (const declared of module.classes) {
      const type = this.#graph.typeOf(module, declared);
      for (const member of declared.members) {
        const unit = member.unit === undefined ? undefined : module.units[member.unit];
        if (unit && !member.isStatic) this.#graph.adopt(type, unit);
        else if (unit) this.#graph.receiver(unit).add(this.#graph.intern.ofType('class', type));
      }
    }
  }

  #constrain(unit: Unit): void {
    const { module } = unit;
    for (const parameter of unit.parameters)
      if (parameter.type) pourType(this.#graph, module, parameter.type, this.#graph.value(module, parameter.value));
    if (unit.returnType) this.#declareResult(unit);
    for (const node of nodesOf(unit.body)) {
      if (isControl(node)) this.#constrainControl(unit, node);
      else this.#constrainInstruction(unit, node);
    }
  }

  #declareResult(unit: Unit): void {
    const declared = this.#graph.newCell();
    if (unit.returnType) pourType(this.#graph, unit.module, unit.returnType, declared);
    const result = this.#graph.result(unit);
    if (unit.isAsync) unwrap(this.#graph, declared, result);
    else if (unit.isGenerator) elementsInto(declared, result);
    else declared.flowTo(result);
  }

  #constrainControl(unit: Unit, node: Control): void {
    const { module } = unit;
    if (node.op === 'return' && node.value !== undefined && !unit.isGenerator)
      this.#value(module, node.value).flowTo(this.#graph.result(unit));
    if (node.op === 'loop' && node.form === 'for-of' && node.iterable !== undefined && node.element !== undefined)
      elementsInto(this.#value(module, node.iterable), this.#value(module, node.element));
  }

  #constrainInstruction(unit: Unit, node: Instruction): void {
    const { module } = unit;
    const result = (): Cell => this.#graph.value(module, (node as Instruction & { result: ValueId }).result);
    switch (node.op) {
      case 'constant':
        if (node.type === 'string') this.#constant(module, node.result, String(node.value));
        return;
      case 'operate':
      case 'opaque':
      case 'remove':
        return;
      case 'global':
        this.#constrainGlobal(node.name, result());
        return;
      case 'load':
        this.#graph.variable(module, node.variable).flowTo(result());
        return;
      case 'store':
        this.#value(module, node.value).flowTo(this.#graph.variable(module, node.variable));
        return;
      case 'get':
        this.#constrainGet(module, node, result());
        return;
      case 'set': {
        const value = this.#value(module, node.value);
        const name = 'name' in node.key ? node.key.name : undefined;
        this.#value(module, node.object).listen((owner) => writeMember(this.#graph, owner, name, value));
        return;
      }
      case 'rest':
        this.#value(module, node.object).flowTo(result());
        return;
      case 'call':
        new CallSite(this.#graph, this.#calls, module, node, (of, value) => this.#constants.get(of)?.get(value)).link();
        return;
      case 'closure': {
        const closed = module.units[node.unit];
        if (closed) result().add(this.#graph.intern.unit(closed));
        return;
      }
      case 'class': {
        const type = this.#graph.typeOfClass(module, node.classId);
        if (type) result().add(this.#graph.intern.ofType('class', type));
        return;
      }
      case 'array':
        this.#constrainArray(module, node, result());
        return;
      case 'object':
        this.#constrainObject(module, node, result());
        return;
      case 'await':
        unwrap(this.#graph, this.#value(module, node.value), result());
        return;
      case 'yield':
        if (node.value !== undefined) this.#value(module, node.value).flowTo(this.#graph.result(unit));
        return;
      case 'cast':
        this.#value(module, node.value).flowTo(result());
        if (node.type) pourType(this.#graph, module, node.type, result());
        return;
      case 'this':
        this.#graph.receiver(unit).flowTo(result());
        return;
    }
  }

  #constrainGlobal(name: string, result: Cell): void {
    const library = this.#graph.knowledge.libraryOfGlobal(name);
    result.add(library === undefined ? this.#graph.intern.global(name) : this.#graph.intern.library(library, ''));
  }

  #constrainGet(module: Module, node: Instruction & { op: 'get' }, result: Cell): void {
    const name = 'name' in node.key ? node.key.name : undefined;
    this.#value(module, node.object).listen((owner) => readMember(this.#graph, owner, name, result));
  }

  #constrainArray(module: Module, node: Instruction & { op: 'array' }, result: Cell): void {
    const box = this.#graph.array();
    const isShort = node.items.length <= 16 && node.items.every((item) => item.kind !== 'spread');
    node.items.forEach((item, index) => {
      if (item.kind === 'hole') return;
      const value = this.#value(module, item.value);
      if (item.kind === 'spread') elementsInto(value, box.rest);
      else value.flowTo(isShort ? this.#graph.field(box, String(index)) : box.rest);
    });
    result.add(this.#graph.intern.box(box));
  }

  #constrainObject(module: Module, node: Instruction & { op: 'object' }, result: Cell): void {
    const box = this.#graph.box('object', undefined);
    const meaning = this.#graph.intern.box(box);
    for (const entry of node.entries) {
      const value = this.#value(module, entry.value);
      if (entry.kind === 'spread') this.#spread(value, box);
      else if ('name' in entry.key) value.flowTo(this.#graph.field(box, entry.key.name));
      else value.flowTo(box.rest);
      value.listen((each) => {
        if (each.is === 'unit' && each.unit.kind !== 'arrow' && each.unit.classId === undefined)
          this.#graph.receiver(each.unit).add(meaning);
      });
    }
    result.add(meaning);
  }

  #spread(from: Cell, into: ReturnType<PlaceGraph['box']>): void {
    from.listen((meaning) => {
      if (meaning.is !== 'box') return;
      meaning.box.rest.flowTo(into.rest);
      for (const [name, field] of meaning.box.fields) field.flowTo(this.#graph.field(into, name));
    });
  }

  #constant(module: Module, value: ValueId, text: string): void {
    let known = this.#constants.get(module);
    if (!known) this.#constants.set(module, (known = new Map()));
    known.set(value, text);
  }

  #value(module: Module, id: ValueId): Cell {
    return this.#graph.value(module, id);
  }
}
