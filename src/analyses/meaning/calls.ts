import type { Behaviour, CallbackRun, Port } from '../../base/behaviour.ts';
import type { CallInstruction, Module, TypeRef, Unit } from '../../ir/model.ts';
import { isOnlyCases } from '../../knowledge/cases.ts';
import { codeOf } from '../code/module-code.ts';
import { behaviourInCall } from '../code/behaviour-in-call.ts';
import { handsOnTo } from '../code/hands-on.ts';
import type { PlaceGraph } from './graph.ts';
import type { Listener } from './cell.ts';
import type { Cell, Meaning } from './meaning.ts';
import { memberOf, readMember } from './members.ts';
import { pourImport } from './modules.ts';
import { callResult, elementsInto, pour, type Ports } from './shapes.ts';
import { functionIn, pourShared, tellsMeaning } from './types.ts';

/** What a call may run: a function of the program, or one whose behaviour is known. */
export type Callee =
  | { readonly kind: 'unit'; readonly unit: Unit; readonly constructs: boolean }
  | { readonly kind: 'behaviour'; readonly behaviour: Behaviour; readonly name: string };

/** The call instructions of a program with what they may run. */
export class CallGraph {
  readonly #callees = new Map<CallInstruction, Callee[]>();
  readonly #callers = new Map<Unit, { module: Module; call: CallInstruction }[]>();

  calleesOf(call: CallInstruction): readonly Callee[] {
    return this.#callees.get(call) ?? [];
  }

  /** The calls that may run the unit, apart from those that a library makes. */
  callersOf(unit: Unit): readonly { readonly module: Module; readonly call: CallInstruction }[] {
    return this.#callers.get(unit) ?? [];
  }

  add(module: Module, call: CallInstruction, callee: Callee): void {
    const known = this.#callees.get(call);
    if (known) known.push(callee);
    else this.#callees.set(call, [callee]);
    if (callee.kind !== 'unit') return;
    const callers = this.#callers.get(callee.unit);
    if (callers) callers.push({ module, call });
    else this.#callers.set(callee.unit, [{ module, call }]);
  }
}

/** Subscribes to whatever the callee of a call may be. */
export function linkCall(graph: PlaceGraph, calls: CallGraph, module: Module, call: CallInstruction): void {
  const site = new CallSite(graph, calls, module, call);
  const { callee, form } = call;
  if (form === 'import') return site.linkImport();
  if (callee.kind === 'method' && callee.isSuper) site.linkSuper(methodName(callee));
  else tellCallee(graph, module, call, site);
  const name = callee.kind === 'method' ? methodName(callee) : undefined;
  if (name !== undefined) site.linkByName(name);
}

/** Tells of whatever the callee of a call may be. */
function tellCallee(graph: PlaceGraph, module: Module, { callee }: CallInstruction, listener: Listener<Meaning>): void {
  if (callee.kind === 'value') graph.value(module, callee.value).tell(listener);
  else graph.value(module, callee.object).tell(new MethodRead(graph, listener, methodName(callee)));
}

function methodName({ key }: CallInstruction['callee'] & { kind: 'method' }): string | undefined {
  return 'name' in key ? key.name : undefined;
}

/** Reads the method that a call is of, of whatever its receiver is. */
class MethodRead implements Listener<Meaning> {
  readonly graph: PlaceGraph;
  readonly site: Listener<Meaning>;
  readonly name: string | undefined;
  method: Cell | undefined;

  constructor(graph: PlaceGraph, site: Listener<Meaning>, name: string | undefined) {
    this.graph = graph;
    this.site = site;
    this.name = name;
  }

  hear(owner: Meaning): void {
    if (!this.method) {
      this.method = this.graph.newCell();
      this.method.tell(this.site);
    }
    readMember(this.graph, owner, this.name, this.method);
  }
}

/** Hears what a function calls that hands on all it gets, and tells the call of that function, as if it stood there. A method has another receiver there. */
class HandedOn implements Listener<Meaning> {
  readonly #site: CallSite;

  constructor(site: CallSite) {
    this.#site = site;
  }

  hear(meaning: Meaning): void {
    if (meaning.is === 'library' || meaning.is === 'global') this.#site.hear(meaning);
  }
}

/** One call: its ports, and what each of its callees adds. Hears what the callee may be. */
class CallSite implements Listener<Meaning> {
  readonly #graph: PlaceGraph;
  readonly #calls: CallGraph;
  readonly #module: Module;
  readonly #call: CallInstruction;

  constructor(graph: PlaceGraph, calls: CallGraph, module: Module, call: CallInstruction) {
    this.#graph = graph;
    this.#calls = calls;
    this.#module = module;
    this.#call = call;
  }

  /** Calls that leave no doubt whatever the receiver is: `canvas.getContext('webgl')`. */
  linkByName(name: string): void {
    const row = this.#graph.knowledge.methodOfUnknown(name);
    if (!row || !isOnlyCases(row)) return;
    const { result } = behaviourInCall(this.#module, this.#call, row);
    if (result) pour(this.#graph, result, this.#result(), { at: (port) => this.#port(port) });
  }

  /** `import(x)` and `require(x)` give a module: the first in a promise. */
  linkImport(): void {
    const specifier = this.#constant(0);
    if (specifier === undefined) return;
    const box = this.#graph.promise();
    pourImport(this.#graph, this.#module, { from: specifier, name: '*', typeOnly: false }, box.rest);
    this.#result().add(box);
  }

  /** `super.method()`: a member of what the class of `this` extends. */
  linkSuper(name: string | undefined): void {
    if (name === undefined) return;
    const method = this.#graph.newCell();
    method.tell(this);
    this.#graph.receiver(codeOf(this.#module).unitOf(this.#call)).listen((meaning) => {
      if (meaning.is !== 'object') return;
      meaning.type.superclass?.listen((parent) => {
        if (parent.is === 'class') memberOf(this.#graph, parent.type, name).flowTo(method);
      });
    });
  }

  hear(meaning: Meaning): void {
    const { knowledge } = this.#graph;
    const construct = this.#call.form === 'new';
    if (meaning.is === 'behaviour') this.#apply(meaning.behaviour, meaning.name);
    else if (meaning.is === 'library') {
      const row = knowledge.functionOf(meaning.library, meaning.path, construct);
      if (row) this.#apply(row, meaning.path);
    } else if (meaning.is === 'global') this.#meetGlobal(meaning.path, construct);
    else if (meaning.is === 'unit') this.#meetUnit(meaning.unit, construct);
    else if (meaning.is === 'class') this.#meetClass(meaning);
  }

  #meetGlobal(path: string, construct: boolean): void {
    const specifier = path === 'require' ? this.#constant(0) : undefined;
    if (specifier !== undefined) pourImport(this.#graph, this.#module, { from: specifier, name: '*', typeOnly: false }, this.#result());
    const row = this.#graph.knowledge.globalFunction(path, construct);
    if (row) this.#apply(row, path);
  }

  #meetUnit(unit: Unit, construct: boolean): void {
    this.#passArguments(unit);
    this.#narrow(unit);
    this.#calls.add(this.#module, this.#call, { kind: 'unit', unit, constructs: construct });
    const onward = construct ? undefined : handsOnTo(unit);
    if (onward) tellCallee(this.#graph, unit.module, onward, new HandedOn(this));
    if (construct) this.#result().add(this.#graph.intern.ofType('object', this.#graph.typeOfFunction(unit)));
    else callResult(this.#graph, unit).flowTo(this.#result());
  }

  #meetClass(meaning: Meaning & { is: 'class' }): void {
    if (this.#call.form === 'new') this.#result().add(this.#graph.intern.ofType('object', meaning.type));
    const unit = meaning.type.constructorUnit;
    if (!unit) return;
    this.#passArguments(unit);
    this.#calls.add(this.#module, this.#call, { kind: 'unit', unit, constructs: true });
  }

  #passArguments(unit: Unit): void {
    unit.parameters.forEach((parameter, index) => {
      const target = this.#graph.value(unit.module, parameter.value);
      if (parameter.isRest) {
        const box = this.#graph.array();
        for (let rest = index; rest < this.#call.arguments.length; rest += 1) this.#port(rest)?.flowTo(box.rest);
        target.add(box);
      } else this.#port(index)?.flowTo(target);
      const callback = functionIn(parameter.type);
      if (callback) this.#port(index)?.listen((meaning) => this.#giveParameters(meaning, unit.module, callback));
    });
  }

  /** A function that is handed over without types of its own gets what the type of the parameter says. */
  #giveParameters(meaning: Meaning, declaring: Module, { parameters = [] }: TypeRef & { kind: 'function' }): void {
    if (meaning.is !== 'unit') return;
    const { module, parameters: own } = meaning.unit;
    parameters.forEach((type, index) => {
      const parameter = own[index];
      if (parameter && !parameter.type && tellsMeaning(type))
        pourShared(this.#graph, { module: declaring, type }, this.#graph.value(module, parameter.value));
    });
  }

  /** A variable that is asked about by `value is Type` may be of the type. */
  #narrow(unit: Unit): void {
    const narrows = unit.returnType?.kind === 'primitive' ? unit.returnType.narrows : undefined;
    if (!narrows || !tellsMeaning(narrows.type)) return;
    const item = this.#call.arguments[unit.parameters.findIndex(({ name }) => name === narrows.parameter)];
    const asked = item?.kind === 'value' ? codeOf(this.#module).definitionOf(item.value) : undefined;
    if (asked?.op === 'load')
      pourShared(this.#graph, { module: unit.module, type: narrows.type }, this.#graph.variable(this.#module, asked.variable));
  }

  #apply(stated: Behaviour, name: string): void {
    this.#calls.add(this.#module, this.#call, { kind: 'behaviour', behaviour: stated, name });
    const behaviour = behaviourInCall(this.#module, this.#call, stated);
    const ports: Ports = { at: (port) => this.#port(port) };
    if (behaviour.result) pour(this.#graph, behaviour.result, this.#result(), ports);
    for (const run of behaviour.runs ?? []) this.#run(run, ports);
    for (const { what, into } of behaviour.stores ?? []) this.#store(what, into);
  }

  #store(what: Port | 'rest', into: Port): void {
    const stored = what === 'rest' ? this.#call.arguments.map((_, index) => this.#port(index)) : [this.#port(what)];
    this.#port(into)?.listen((meaning) => {
      if (meaning.is === 'box') for (const cell of stored) cell?.flowTo(meaning.box.rest);
    });
  }

  #run(run: CallbackRun, ports: Ports): void {
    const argument = ports.at(run.argument);
    let callback = argument;
    if (argument && run.member !== undefined) {
      const member = this.#graph.newCell();
      argument.listen((meaning) => readMember(this.#graph, meaning, run.member, member));
      callback = member;
    }
    callback?.listen((meaning) => {
      if (meaning.is !== 'unit') return;
      const [first] = meaning.unit.parameters;
      if (run.elementsOf !== undefined && first)
        elementsInto(ports.at(run.elementsOf), this.#graph.value(meaning.unit.module, first.value));
      run.parameters?.forEach((shape, index) => {
        const parameter = meaning.unit.parameters[index];
        if (parameter) pour(this.#graph, shape, this.#graph.value(meaning.unit.module, parameter.value), ports);
      });
    });
  }

  #result(): Cell {
    return this.#graph.value(this.#module, this.#call.result);
  }

  #port(port: Port): Cell | undefined {
    if (port === 'this') return this.#call.callee.kind === 'method' ? this.#graph.value(this.#module, this.#call.callee.object) : undefined;
    const item = this.#call.arguments[port];
    if (item?.kind === 'value') return this.#graph.value(this.#module, item.value);
    if (item?.kind !== 'spread') return undefined;
    const element = this.#graph.newCell();
    elementsInto(this.#graph.value(this.#module, item.value), element);
    return element;
  }

  #constant(position: number): string | undefined {
    const item = this.#call.arguments[position];
    const made = item?.kind === 'value' ? codeOf(this.#module).definitionOf(item.value) : undefined;
    return made?.op === 'constant' && made.type === 'string' ? String(made.value) : undefined;
  }
}
