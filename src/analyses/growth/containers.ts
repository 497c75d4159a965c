import type { Instruction, Key, Module, ValueId } from '../../ir/model.ts';
import { lineageOf } from '../classes/lineage.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { reachingStores } from '../code/reaching-stores.ts';
import { ScriptVariables } from '../code/script-variables.ts';
import type { Box, ProjectType } from '../meaning/meaning.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Program } from '../program.ts';
import { type Container, ContainerInterner } from './container.ts';

/** Longer chains of names and members are not followed. */
const mostSteps = 24;
/** Nor are values that take more steps than this in all: variables that many places write lead to one another again and again. */
const mostVisits = 300;
/** A value that may be more containers than this is not followed. */
const mostContainers = 4;

/** Methods that give what is kept under a key. */
const readers = new Set(['get', 'at', 'getOrInsert']);

/** Finds the containers that a value may be, through variables, fields, members and parameters. */
export class Containers {
  readonly interner = new ContainerInterner();
  readonly #program: Program;
  readonly #meanings: Meanings;
  readonly #known = new Map<Module, (readonly Container[] | undefined)[]>();
  /** The variables that hold object literals; found when the first method of one asks. */
  #ofBoxes: ReadonlyMap<Box, Container> | undefined;
  #scriptVariables: ScriptVariables | undefined;
  #visits = 0;

  constructor(program: Program, meanings: Meanings) {
    this.#program = program;
    this.#meanings = meanings;
  }

  /** The containers that a value may be; empty when it is none, or too many to tell. */
  of(module: Module, value: ValueId): readonly Container[] {
    let known = this.#known.get(module);
    if (!known) this.#known.set(module, (known = new Array<readonly Container[] | undefined>(module.valueCount)));
    return (known[value] ??= this.#findDistinct(module, value));
  }

  /** The place that a property of the value is. */
  member(module: Module, object: ValueId, key: Key): readonly Container[] {
    this.#visits = 0;
    return this.#memberOf(codeOf(module), object, key, 0);
  }

  #findDistinct(module: Module, value: ValueId): readonly Container[] {
    this.#visits = 0;
    const found = this.#find(codeOf(module), value, 0);
    return found.length < 2 ? found : [...new Set(found)].slice(0, mostContainers);
  }

  #find(code: ModuleCode, value: ValueId, steps: number): readonly Container[] {
    this.#visits += 1;
    if (steps > mostSteps || this.#visits > mostVisits) return [];
    const definition = code.definitionOf(value);
    if (!definition) return this.#argument(code, value, steps) ?? this.#element(code, value, steps);
    switch (definition.op) {
      case 'cast':
        return this.#find(code, definition.value, steps + 1);
      case 'load':
        return this.#variable(code, definition, steps);
      case 'get':
        return this.#memberOf(code, definition.object, definition.key, steps);
      case 'call': {
        const required = requiredBy(code, value);
        return required === undefined ? this.#read(code, definition, steps) : this.#imported(code.module, required, '*', steps);
      }
      case 'this':
        return this.#literals(code.module, value);
      case 'global':
        return this.#ofScripts(code.module, definition.name);
      default:
        return [];
    }
  }

  /** What another script of the page declares. */
  #ofScripts(module: Module, name: string): readonly Container[] {
    this.#scriptVariables ??= new ScriptVariables(this.#program.modules);
    return this.#scriptVariables.of(module, name).map((found) => this.interner.variable(found.module, found.variable));
  }

  #variable(code: ModuleCode, load: Instruction & { op: 'load' }, steps: number): readonly Container[] {
    const { module } = code;
    const variable = module.variables[load.variable];
    if (!variable) return [];
    if (variable.imported) return this.#imported(module, variable.imported.from, variable.imported.name, steps);
    const stores = code.storesOf(variable.id);
    if (variable.kind === 'synthetic') return stores.flatMap((store) => this.#find(code, store.value, steps + 1));
    const isLocal = module.units[variable.unit]?.kind !== 'module';
    const reaching = isLocal ? reachingStores(code, load) : stores;
    // A new structure that only this function has is no container that lasts.
    const alias = stores.length === 1 || isLocal ? reaching.flatMap((store) => this.#find(code, store.value, steps + 1)) : [];
    if (alias.length > 0) return alias;
    // What another module gives is its own: who else asks for it may add to it and take from it.
    const [only, ...others] = stores;
    const isForeign = only !== undefined && others.length === 0 && requiredBy(code, only.value) !== undefined;
    return isForeign ? [] : [this.interner.variable(module, variable.id)];
  }

  #imported(module: Module, from: string, name: string, steps: number): readonly Container[] {
    const source = steps > mostSteps ? undefined : this.#program.resolve(module, from);
    const exported =
      source?.exports.find((each) => 'name' in each && each.name === name) ??
      (name === 'default' ? source?.exports.find((each) => 'name' in each && each.name === '*') : undefined);
    if (!source || !exported) return [];
    if (exported.kind === 'variable') return [this.interner.variable(source, exported.variable)];
    if (exported.kind === 'from') return this.#imported(source, exported.from, exported.imported, steps + 1);
    return exported.kind === 'value' ? this.#find(codeOf(source), exported.value, steps + 1) : [];
  }

  #memberOf(code: ModuleCode, object: ValueId, key: Key, steps: number): readonly Container[] {
    const name = 'name' in key ? key.name : '*';
    if (name !== '*') {
      const fields = this.#fields(code.module, object, name);
      if (fields.length > 0) return fields;
    }
    const required = name === '*' ? undefined : requiredBy(code, object);
    const exported = required === undefined ? [] : this.#imported(code.module, required, name, steps + 1);
    if (exported.length > 0) return exported;
    const global = code.definitionOf(object);
    if (global?.op === 'global' && name !== '*') return this.#globalMember(code.module, global.name, name);
    const owners = this.#find(code, object, steps + 1);
    return owners.map((owner) => this.interner.member(owner, name));
  }

  /** `window.rooms`: a property of a global, or what another script of the page declares. */
  #globalMember(module: Module, object: string, name: string): readonly Container[] {
    const declared = /^(globalThis|window|self)$/.test(object)
      ? this.#ofScripts(module, name)
      : this.#ofScripts(module, object).map((owner) => this.interner.member(owner, name));
    return declared.length > 0 ? declared : [this.interner.global(`${object}.${name}`)];
  }

  #fields(module: Module, object: ValueId, name: string): readonly Container[] {
    const fields: Container[] = [];
    for (const meaning of this.#meanings.of(module, object)) {
      if (meaning.is === 'object') fields.push(this.interner.field(declarerOf(meaning.type, name), name, false));
      else if (meaning.is === 'class') fields.push(this.interner.field(meaning.type, name, true));
    }
    return fields.length > mostContainers ? [] : fields;
  }

  /** `this` in a method of an object literal: the variables that hold such literals. */
  #literals(module: Module, value: ValueId): readonly Container[] {
    this.#ofBoxes ??= this.#findLiterals();
    const found: Container[] = [];
    for (const meaning of this.#meanings.of(module, value)) {
      const container = meaning.is === 'box' ? this.#ofBoxes.get(meaning.box) : undefined;
      if (container) found.push(container);
    }
    return found;
  }

  #findLiterals(): ReadonlyMap<Box, Container> {
    const found = new Map<Box, Container>();
    for (const module of this.#program.modules) {
      const code = codeOf(module);
      for (const { id } of module.variables) {
        const [only, ...others] = code.storesOf(id);
        if (!only || others.length > 0 || code.definitionOf(only.value)?.op !== 'object') continue;
        for (const meaning of this.#meanings.of(module, only.value))
          if (meaning.is === 'box') found.set(meaning.box, this.interner.variable(module, id));
      }
    }
    return found;
  }

  /** `map.get(key)`: what is kept under computed keys. */
  #read(code: ModuleCode, { callee, form }: Instruction & { op: 'call' }, steps: number): readonly Container[] {
    if (form !== 'call' || callee.kind !== 'method' || !('name' in callee.key) || !readers.has(callee.key.name)) return [];
    return this.#find(code, callee.object, steps + 1).map((owner) => this.interner.member(owner, '*'));
  }

  /** What callers of the program hand over. */
  #argument(code: ModuleCode, value: ValueId, steps: number): readonly Container[] | undefined {
    const parameter = code.parameterOf(value);
    if (!parameter) return undefined;
    const callers = this.#meanings.callersOf(parameter.unit);
    if (callers.length > mostContainers) return [];
    return callers.flatMap(({ module, call }) => {
      const item = call.arguments[parameter.index];
      return item?.kind === 'value' ? this.#find(codeOf(module), item.value, steps + 4) : [];
    });
  }

  #element(code: ModuleCode, value: ValueId, steps: number): readonly Container[] {
    const loop = code.loopOfElement(value);
    if (loop?.form !== 'for-of' || loop.iterable === undefined) return [];
    return this.#find(code, loop.iterable, steps + 1).map((owner) => this.interner.member(owner, '*'));
  }
}

/** The module of which the value is what `require` gives. */
function requiredBy(code: ModuleCode, value: ValueId): string | undefined {
  const made = code.definitionOf(originOf(code, value));
  if (made?.op !== 'call' || made.form !== 'call' || made.callee.kind !== 'value') return undefined;
  const called = code.definitionOf(made.callee.value);
  const [first] = made.arguments;
  const specifier = first?.kind === 'value' ? code.definitionOf(first.value) : undefined;
  if (called?.op !== 'global' || called.name !== 'require' || specifier?.op !== 'constant') return undefined;
  return typeof specifier.value === 'string' ? specifier.value : undefined;
}

/** The class highest up that has the field too, so that a field means the same in a class and in those that extend it. */
function declarerOf(type: ProjectType, name: string): ProjectType {
  const declares = (each: ProjectType): boolean =>
    each.class?.members.some((member) => member.name === name) === true || (each.members.get(name)?.facts.length ?? 0) > 0;
  return lineageOf(type).findLast(declares) ?? type;
}
