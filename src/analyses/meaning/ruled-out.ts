import type { Shape } from '../../base/behaviour.ts';
import type { CallInstruction, Instruction, Item, Module, TypeRef, ValueId, VariableId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { thisOwner } from '../code/this-owner.ts';
import { isTypedByItself } from '../code/typed-by-itself.ts';
import type { CallGraph } from './calls.ts';
import type { PlaceGraph } from './graph.ts';
import type { Meaning } from './meaning.ts';
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
    return type ? this.#isTypeOut(module, type) : isTypedByItself(given.unit);
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
      if (each.is !== 'value' || !('name' in key)) return false;
      const property = knowledge.propertyOf(each.kind, key.name);
      return property ? isPlain(property) : !knowledge.methodOf(each.kind, key.name);
    });
  }

  #isCallOut(module: Module, call: CallInstruction): boolean {
    const callees = this.#calls.calleesOf(call);
    if (callees.length > 0) {
      return callees.every((callee) => {
        if (callee.kind === 'behaviour') return isPlain(callee.behaviour.result);
        const { returnType } = callee.unit;
        return returnType !== undefined && this.#isTypeOut(callee.unit.module, returnType);
      });
    }
    const callee = call.callee.kind === 'method' ? call.callee.object : call.callee.value;
    if (this.#isForeignModule(module, call)) return true;
    if (this.#meansOnly(module, callee, isBuiltIn)) return this.#areOut(module, call.arguments);
    if (!this.has(module, callee)) return false;
    // What is handed over may come back: `wrap(own)`, and for `any` and texts what a function gives: `texts.map((text) => load(text))`.
    return this.#seeksObject ? this.#areOut(module, call.arguments) : !call.arguments.some((item) => isFunction(module, item));
  }

  #areOut(module: Module, items: readonly Item[]): boolean {
    return items.every((item) => item.kind === 'hole' || this.has(module, item.value));
  }

  #isTypeOut(module: Module, type: TypeRef): boolean {
    return isMadeOf(type, (named) => this.#isNameOut(module, named));
  }

  #isNameOut(module: Module, { path, variable }: TypeRef & { kind: 'named' }): boolean {
    if (!this.#seeksObject) return false;
    if (variable === undefined) return !this.#graph.hasClassNamed(path[0] ?? '');
    const from = module.variables[variable]?.imported?.from;
    return from !== undefined && this.#isForeign(module, from);
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
  return item.kind !== 'hole' && codeOf(module).definitionOf(item.value)?.op === 'closure';
}
