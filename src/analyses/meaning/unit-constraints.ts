import type { Control, Instruction, Module, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { isControl, nodesOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import { type CallGraph, linkCall } from './calls.ts';
import type { PlaceGraph } from './graph.ts';
import { MemberRead, MemberWrite, ReceiverOf } from './listeners.ts';
import type { Box, Cell } from './meaning.ts';
import { libraryNamed } from './named-namespaces.ts';
import { elementsInto, unwrap } from './shapes.ts';
import { pourType, tellsMeaning } from './types.ts';

/** States how the meanings in one unit follow from one another. */
export class UnitConstraints {
  readonly #graph: PlaceGraph;
  readonly #calls: CallGraph;
  readonly #unit: Unit;
  readonly #module: Module;

  constructor(graph: PlaceGraph, calls: CallGraph, unit: Unit) {
    this.#graph = graph;
    this.#calls = calls;
    this.#unit = unit;
    this.#module = unit.module;
  }

  state(): void {
    for (const { type, value, name } of this.#unit.parameters) {
      if (tellsMeaning(type)) pourType(this.#graph, this.#module, type, this.#result(value));
      const library = tellsMeaning(type) || name === undefined ? undefined : libraryNamed(this.#graph.knowledge, this.#module, name);
      if (library !== undefined) this.#result(value).add(this.#graph.intern.library(library, ''));
    }
    if (tellsMeaning(this.#unit.returnType)) this.#declareResult(this.#unit.returnType);
    for (const node of nodesOf(this.#unit.body)) {
      if (isControl(node)) this.#control(node);
      else this.#instruction(node);
    }
  }

  #declareResult(type: Parameters<typeof pourType>[2]): void {
    const declared = this.#graph.newCell();
    pourType(this.#graph, this.#module, type, declared);
    const result = this.#graph.result(this.#unit);
    if (this.#unit.isAsync) unwrap(this.#graph, declared, result);
    else if (this.#unit.isGenerator) elementsInto(declared, result);
    else declared.flowTo(result);
  }

  #control(node: Control): void {
    if (node.op === 'return' && node.value !== undefined && !this.#unit.isGenerator)
      this.#source(node.value)?.flowTo(this.#graph.result(this.#unit));
    if (node.op === 'loop' && node.form === 'for-of' && node.iterable !== undefined && node.element !== undefined)
      elementsInto(this.#source(node.iterable), this.#result(node.element));
  }

  #instruction(node: Instruction): void {
    switch (node.op) {
      case 'constant':
      case 'operate':
      case 'opaque':
      case 'remove':
        return;
      case 'global':
        return this.#global(node.name, this.#result(node.result));
      case 'load':
        return this.#graph.nameValue(this.#module, node.result, this.#graph.variable(this.#module, node.variable));
      case 'store':
        return this.#store(node.variable, this.#source(node.value));
      case 'get': {
        const name = 'name' in node.key ? node.key.name : undefined;
        this.#source(node.object)?.tell(new MemberRead(this.#graph, name, this.#result(node.result)));
        return;
      }
      case 'set': {
        const value = this.#source(node.value) ?? this.#graph.nothing;
        const name = 'name' in node.key ? node.key.name : undefined;
        this.#source(node.object)?.tell(new MemberWrite(this.#graph, name, value));
        return;
      }
      case 'rest':
        return this.#same(node.result, this.#source(node.object));
      case 'call':
        // What it gives is only known later, when somebody reads it already.
        this.#result(node.result);
        return linkCall(this.#graph, this.#calls, this.#module, node);
      case 'closure': {
        const closed = this.#module.units[node.unit];
        if (closed) this.#result(node.result).add(this.#graph.intern.unit(closed));
        return;
      }
      case 'class': {
        const type = this.#graph.typeOfClass(this.#module, node.classId);
        if (type) this.#result(node.result).add(this.#graph.intern.ofType('class', type));
        return;
      }
      case 'array':
        return this.#array(node);
      case 'object':
        return this.#object(node);
      case 'await': {
        const waited = this.#source(node.value);
        if (waited) unwrap(this.#graph, waited, this.#result(node.result));
        return;
      }
      case 'yield':
        if (node.value !== undefined) this.#source(node.value)?.flowTo(this.#graph.result(this.#unit));
        return;
      case 'cast':
        this.#same(node.result, this.#source(node.value), tellsMeaning(node.type));
        if (tellsMeaning(node.type)) pourType(this.#graph, this.#module, node.type, this.#result(node.result));
        return;
      case 'this':
        return this.#graph.nameValue(this.#module, node.result, this.#graph.receiver(this.#unit));
    }
  }

  #global(name: string, result: Cell): void {
    const library = this.#graph.knowledge.libraryOfGlobal(name);
    result.add(library === undefined ? this.#graph.intern.global(name) : this.#graph.intern.library(library, ''));
  }

  /** A variable that gets one value, and of which nothing else is said, is that value. */
  #store(id: VariableId, from: Cell | undefined): void {
    const variable = this.#module.variables[id];
    if (!from || !variable) return;
    if (variable.storeCount === 1 && !variable.imported && !tellsMeaning(variable.type)) this.#graph.nameVariable(this.#module, id, from);
    else from.flowTo(this.#graph.variable(this.#module, id));
  }

  /** The result is what another value is, and perhaps more. */
  #same(result: ValueId, from: Cell | undefined, isMore = false): void {
    if (!from) return;
    if (isMore) from.flowTo(this.#result(result));
    else this.#graph.nameValue(this.#module, result, from);
  }

  #array(node: Instruction & { op: 'array' }): void {
    const box = this.#graph.array();
    const isShort = node.items.length <= 16 && node.items.every((item) => item.kind !== 'spread');
    node.items.forEach((item, index) => {
      const value = item.kind === 'hole' ? undefined : this.#source(item.value);
      if (!value) return;
      if (item.kind === 'spread') elementsInto(value, box.rest);
      else value.flowTo(isShort ? box.field(String(index)) : box.rest);
    });
    this.#result(node.result).add(box);
  }

  #object(node: Instruction & { op: 'object' }): void {
    const box = this.#graph.box('object', undefined);
    let receiver: ReceiverOf | undefined;
    for (const entry of node.entries) {
      const value = this.#source(entry.value);
      if (!value) continue;
      if (entry.kind === 'spread') this.#spread(value, box);
      else if ('name' in entry.key) value.flowTo(box.field(entry.key.name));
      else value.flowTo(box.rest);
      value.tell((receiver ??= new ReceiverOf(this.#graph, box)));
    }
    this.#result(node.result).add(box);
  }

  #spread(from: Cell, into: Box): void {
    from.listen((meaning) => {
      if (meaning.is !== 'box') return;
      meaning.rest.flowTo(into.rest);
      for (const [name, field] of meaning.fields) field.flowTo(into.field(name));
    });
  }

  #result(value: ValueId): Cell {
    return this.#graph.value(this.#module, value);
  }

  /** What a value that is read means; undefined when it never means anything, as numbers and texts. */
  #source(value: ValueId): Cell | undefined {
    const known = this.#graph.knownValue(this.#module, value);
    if (known) return known;
    // Values are written before they are read; what no instruction writes comes from callers or a loop.
    return codeOf(this.#module).definitionOf(value) ? undefined : this.#graph.value(this.#module, value);
  }
}
