import type { Shape } from '../../base/behaviour.ts';
import type { CallInstruction, Instruction, Item, Module, TypeRef, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { thisOwner } from '../code/this-owner.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import { isTypedByItself } from '../code/typed-by-itself.ts';
import type { CallGraph } from './calls.ts';
import type { TypeInModule } from './exported-types.ts';
import type { PlaceGraph } from './graph.ts';
import type { Meaning, ProjectType } from './meaning.ts';
import { narrowedPaths, pathOf } from './narrowed-paths.ts';
import { isMadeOf } from './types.ts';

/**
 * The values that cannot be what is sought, whatever a type checker says: a value of a kind in the tables, or an object of a class of the
 * program. Such are numbers and texts, what is `any`, what the tables call plain, and what is read from those; and what comes from outside of
 * the program is no object of it.
 */
export class RuledOut {
  readonly #graph: PlaceGraph;
  readonly #calls: CallGraph;
  readonly #seeksObject: boolean;
  readonly #known = new Map<Module, Map<ValueId, boolean>>();
  readonly #knownTypes = new Map<TypeRef, boolean>();
  readonly #narrowed = new Map<Module, ReadonlySet<string>>();

  constructor(graph: PlaceGraph, calls: CallGraph, sought: 'kind' | 'object') {
    this.#graph = graph;
    this.#calls = calls;
    this.#seeksObject = sought === 'object';
  }

  has(module: Module, value: ValueId): boolean {
    let known = this.#known.get(module);
    if (!known) this.#known.set(module, (known = new Map()));
    const answer = known.get(value);
    if (answer !== undefined) return answer;
    // What a value takes part in itself, as `text += more`, decides nothing.
    known.set(value, true);
    const definition = codeOf(module).definitionOf(value);
    const isOut =
      (this.#seeksObject && this.#meansOnly(module, value, isOfOthers)) ||
      (definition ? !this.#isNarrowed(module, value) && this.#isResultOut(module, definition) : this.#isGivenOut(module, value));
    known.set(value, isOut);
    return isOut;
  }

  #isNarrowed(module: Module, value: ValueId): boolean {
    const path = pathOf(codeOf(module), value);
    if (path === undefined) return false;
    let narrowed = this.#narrowed.get(module);
    if (!narrowed) this.#narrowed.set(module, (narrowed = narrowedPaths(module)));
    return narrowed.has(path);
  }

  /** A parameter, an element of a loop, or something caught. */
  #isGivenOut(module: Module, value: ValueId): boolean {
    const code = codeOf(module);
    const loop = code.loopOfElement(value);
    if (loop?.form === 'for-of' && loop.iterable !== undefined) return this.has(module, loop.iterable);
    const given = code.parameterOf(value);
    if (!given) return true;
    const type = given.unit.parameters[given.index]?.type;
    return type ? this.#isTypeOut(module, type) : isTypedByItself(given.unit) || this.#isCallbackOut(given.unit);
  }

  /** A function that is handed over to a method of something that is out gets nothing else. */
  #isCallbackOut({ module, id }: Unit): boolean {
    const code = codeOf(module);
    const closure = code.all.closures.find(({ unit }) => unit === id);
    const users = closure ? code.usersOf(closure.result) : [];
    return (
      users.length > 0 &&
      users.every((user) => {
        if (user.op !== 'call' || user.callee.kind !== 'method' || this.#calls.calleesOf(user).length > 0) return false;
        return (
          this.has(module, user.callee.object) && user.arguments.every((item) => isFunction(module, item) || this.#areOut(module, [item]))
        );
      })
    );
  }

  #isResultOut(module: Module, definition: Instruction): boolean {
    switch (definition.op) {
      case 'constant':
      case 'operate':
      case 'remove':
        return true;
      case 'load':
        return this.#isVariableOut(module, definition.variable);
      case 'get':
        return this.#isMemberOut(module, definition);
      case 'rest':
        return this.has(module, definition.object);
      case 'await':
        return this.has(module, definition.value);
      case 'cast':
        return definition.type ? this.#isTypeOut(module, definition.type) : this.has(module, definition.value);
      case 'object':
        return definition.entries.every(({ value }) => this.has(module, value));
      case 'array':
        return this.#areOut(module, definition.items);
      case 'call':
        return this.#isCallOut(module, definition);
      case 'this':
        return thisOwner(codeOf(module).unitOf(definition)).classId === undefined;
      default:
        return false;
    }
  }

  #isVariableOut(module: Module, id: VariableId): boolean {
    const variable = module.variables[id];
    if (!variable) return false;
    if (variable.imported) return this.#isForeign(module, variable.imported.from);
    if (variable.type) return this.#isTypeOut(module, variable.type);
    const stores = codeOf(module).storesOf(id);
    return stores.length > 0 && stores.every(({ value }) => this.has(module, value));
  }

  /** Tables name all properties that lead to something of interest. */
  #isMemberOut(module: Module, { object, key }: Instruction & { op: 'get' }): boolean {
    if (this.has(module, object)) return true;
    const { knowledge } = this.#graph;
    return this.#meansOnly(module, object, (each) => {
      if (!('name' in key)) return false;
      const { name } = key;
      if (each.is === 'object') return this.#isMemberOfOut(each.type, name);
      const isEmpty = each.is === 'box' && each.box.form === 'array' && each.box.field(name).facts.length === 0;
      const kind = each.is === 'value' || isEmpty ? each.kind : undefined;
      if (kind === undefined) return false;
      const property = knowledge.propertyOf(kind, name);
      return property ? isPlain(property) : !knowledge.methodOf(kind, name);
    });
  }

  /** In TypeScript a class declares all that its objects have. */
  #isMemberOfOut({ class: declared, module, superclass, members }: ProjectType, name: string): boolean {
    if (!declared || superclass || !/\.[cm]?tsx?$/.test(module.path) || (members.get(name)?.facts.length ?? 0) > 0) return false;
    return declared.members.every((member) => {
      if (member.name !== undefined && member.name !== name) return true;
      const type = member.kind === 'getter' && member.unit !== undefined ? module.units[member.unit]?.returnType : member.type;
      return (member.kind === 'field' || member.kind === 'getter') && type !== undefined && this.#isTypeOut(module, type);
    });
  }

  #isCallOut(module: Module, call: CallInstruction): boolean {
    const callees = this.#calls.calleesOf(call);
    if (callees.length > 0) {
      return callees.every((callee) => {
        if (callee.kind === 'behaviour') return isPlain(callee.behaviour.result);
        const { returnType, module: own } = callee.unit;
        return returnType ? this.#isTypeOut(own, returnType) : this.#isReturnedOut(callee.unit);
      });
    }
    const callee = call.callee.kind === 'method' ? call.callee.object : call.callee.value;
    if (this.#isForeignModule(module, call)) return true;
    if (this.#meansOnly(module, callee, isBuiltIn)) return this.#areOut(module, call.arguments);
    if (!this.has(module, callee)) return false;
    // What is handed over may come back: `wrap(own)`, and for `any` and texts what a function gives: `texts.map((text) => load(text))`.
    return call.arguments.every((item) => {
      const given = closureOf(module, item);
      return given ? this.#isReturnedOut(given) : !this.#seeksObject || this.#areOut(module, [item]);
    });
  }

  #isReturnedOut(unit: Unit): boolean {
    return !unit.isGenerator && returnedBy(unit).every((value) => this.has(unit.module, value));
  }

  #areOut(module: Module, items: readonly Item[]): boolean {
    return items.every((item) => item.kind === 'hole' || this.has(module, item.value));
  }

  #isTypeOut(module: Module, type: TypeRef): boolean {
    return isMadeOf(type, (named) => this.#isNameOut(module, named));
  }

  #isNameOut(module: Module, named: TypeRef & { kind: 'named' }): boolean {
    const { path, variable } = named;
    const [name = ''] = path;
    const exported = this.#graph.exportedTypes.behind(module, named);
    if (exported) return this.#isExportedOut(exported);
    if (!this.#seeksObject)
      return variable === undefined && path.length === 1 && this.#graph.knowledge.globalKindOfType(name) === undefined;
    if (variable === undefined) return !this.#graph.hasClassNamed(name);
    const from = module.variables[variable]?.imported?.from;
    return from !== undefined && this.#isForeign(module, from);
  }

  #isExportedOut({ module, type }: TypeInModule): boolean {
    const known = this.#knownTypes.get(type);
    if (known !== undefined) return known;
    // What a type leads back to itself by decides nothing.
    this.#knownTypes.set(type, true);
    const isOut = this.#isTypeOut(module, type);
    this.#knownTypes.set(type, isOut);
    return isOut;
  }

  /** From outside of the program come only objects of others. */
  #isForeign(module: Module, specifier: string): boolean {
    return this.#seeksObject && !this.#graph.program.resolve(module, specifier);
  }

  /** A module that is loaded from outside of the program, or by a name that only the run decides, which makes it `any`. */
  #isForeignModule(module: Module, { form, callee, arguments: [first] }: CallInstruction): boolean {
    const isRequire =
      callee.kind === 'value' && this.#meansOnly(module, callee.value, (each) => each.is === 'global' && each.path === 'require');
    if (form !== 'import' && !isRequire) return false;
    const specifier = first?.kind === 'value' ? codeOf(module).definitionOf(first.value) : undefined;
    return specifier?.op !== 'constant' || this.#isForeign(module, String(specifier.value));
  }

  /** Something is known of a value, and all of it is so. */
  #meansOnly(module: Module, value: ValueId, isSo: (meaning: Meaning) => boolean): boolean {
    const meanings = [...(this.#graph.knownValue(module, value)?.facts ?? [])];
    return meanings.length > 0 && meanings.every(isSo);
  }
}

function isPlain(shape: Shape | undefined): boolean {
  if (shape && 'each' in shape) return isPlain(shape.each);
  if (shape && 'promise' in shape) return isPlain(shape.promise);
  return shape !== undefined && 'plain' in shape;
}

function isOfOthers(meaning: Meaning): boolean {
  return meaning.is === 'value' || meaning.is === 'library' || isBuiltIn(meaning);
}

/** A function or class of the language: `new Date()`, `Number(text)`, `Math.max(a, b)`. What this runtime has is taken for the language. */
function isBuiltIn(meaning: Meaning): boolean {
  return meaning.is === 'global' && Object.hasOwn(globalThis, meaning.path.split('.')[0] ?? '');
}

function isFunction(module: Module, item: Item): boolean {
  return closureOf(module, item) !== undefined;
}

function closureOf(module: Module, item: Item): Unit | undefined {
  const definition = item.kind === 'hole' ? undefined : codeOf(module).definitionOf(item.value);
  return definition?.op === 'closure' ? module.units[definition.unit] : undefined;
}
