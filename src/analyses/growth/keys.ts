import type { Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import { walkedFor } from '../code/walked-for.ts';
import { operandsOf } from '../../ir/operands.ts';
import type { HeatFacts } from '../heat/heat-facts.ts';
import { isRecurring } from '../heat/rate.ts';
import { finiteNames, isFiniteType } from './finite-names.ts';

const mostSteps = 32;

/** Functions of the language that give the same for the same. */
const conversions = new Set(['String', 'Number', 'Boolean', 'parseInt', 'parseFloat', 'encodeURIComponent']);

/** What can be said of the keys under which a container gets its entries. */
export class Keys {
  readonly #facts: HeatFacts;

  constructor(facts: HeatFacts) {
    this.#facts = facts;
  }

  /** There are only so many such keys: constants, members of an enum or of a union of literals, keys of a static object, remainders, names for one of a handful. */
  isFinite(module: Module, key: ValueId, steps = 0): boolean {
    const code = codeOf(module);
    return steps <= mostSteps && originsOf(code, key).every((origin) => this.#isFiniteOrigin(code, origin, steps + 1));
  }

  #isFiniteOrigin(code: ModuleCode, key: ValueId, steps: number): boolean {
    const { module } = code;
    const made = code.definitionOf(key);
    if (!made) return this.#isFiniteArgument(code, key, steps) || this.#isElementOfFinite(code, key, steps);
    switch (made.op) {
      case 'constant':
      case 'closure':
        return true;
      case 'operate':
        if (/^(%|&|!|typeof|[<>=!]=*|in|instanceof)$/.test(made.operator)) return true;
        return made.operands.every((each) => this.isFinite(module, each, steps));
      case 'load':
        return this.#isFiniteVariable(code, made, steps);
      case 'get':
        return this.#isFiniteMember(code, made, steps);
      case 'call':
        return (
          made.arguments.every((item) => item.kind === 'value' && this.isFinite(module, item.value, steps)) &&
          this.#isFiniteCallee(code, made, steps)
        );
      default:
        return false;
    }
  }

  #isFiniteVariable(code: ModuleCode, { variable: id }: Instruction & { op: 'load' }, steps: number): boolean {
    const variable = code.module.variables[id];
    if (!variable) return false;
    if (variable.imported || variable.kind === 'enum' || finiteNames.test(variable.name) || isFiniteType(code, variable.type)) return true;
    const stores = code.storesOf(id);
    return stores.length > 0 && stores.every((store) => this.isFinite(code.module, store.value, steps));
  }

  #isFiniteMember(code: ModuleCode, { object, key }: Instruction & { op: 'get' }, steps: number): boolean {
    if ('name' in key && finiteNames.test(key.name)) return true;
    if ('name' in key && /^(length|size)$/.test(key.name)) return false;
    // A program has as many constructors as it has classes.
    if ('name' in key && key.name === 'constructor') return true;
    // `for (const [name, value] of Object.entries(table))`.
    if ('name' in key && key.name === '0' && this.#isElementOfFinite(code, originOf(code, object), steps)) return true;
    const owner = code.definitionOf(originOf(code, object));
    if (owner?.op === 'object' && 'name' in key) return this.#isFiniteEntry(code, owner, key.name, steps);
    if (owner?.op === 'object' || owner?.op === 'array') return true;
    const variable = owner?.op === 'load' ? code.module.variables[owner.variable] : undefined;
    if (variable && (variable.kind === 'enum' || variable.imported !== undefined || /^[A-Z][A-Z0-9_]+$/.test(variable.name))) return true;
    // An element of a finite list, an argument that is destructured.
    const origin = originOf(code, object);
    if (this.#isElementOfFinite(code, origin, steps)) return true;
    const parameter = code.parameterOf(origin);
    return 'value' in key && parameter === undefined && this.isFinite(code.module, object, steps);
  }

  /** A record that is made here has what was put into it; what it gets later is not known. */
  #isFiniteEntry(code: ModuleCode, { entries }: Instruction & { op: 'object' }, name: string, steps: number): boolean {
    const entry = entries.find((each) => each.kind === 'property' && 'name' in each.key && each.key.name === name);
    return entry !== undefined && this.isFinite(code.module, entry.value, steps);
  }

  #isFiniteCallee(code: ModuleCode, { callee, arguments: given }: Instruction & { op: 'call' }, steps: number): boolean {
    const owner = code.definitionOf(callee.kind === 'method' ? callee.object : callee.value);
    // `Math.random()` and the like, which are given nothing, make ever new ones.
    if (owner?.op === 'global' && given.length > 0) return callee.kind === 'method' ? owner.name === 'Math' : conversions.has(owner.name);
    return callee.kind === 'method' ? this.isFinite(code.module, callee.object, steps) : false;
  }

  #isFiniteArgument(code: ModuleCode, value: ValueId, steps: number): boolean {
    const parameter = code.parameterOf(value);
    const declared = parameter?.unit.parameters[parameter.index];
    if (!parameter || !declared) return false;
    if (isFiniteType(code, declared.type) || (declared.name !== undefined && finiteNames.test(declared.name))) return true;
    const callers = this.#facts.meanings.callersOf(parameter.unit);
    return (
      callers.length > 0 &&
      callers.every(({ module, call }) => {
        const item = call.arguments[parameter.index];
        return item?.kind === 'value' && this.isFinite(module, item.value, steps + 3);
      })
    );
  }

  #isElementOfFinite(code: ModuleCode, value: ValueId, steps: number): boolean {
    const list = walkedFor(code, value);
    const walked = list === undefined ? undefined : code.definitionOf(originOf(code, list));
    if (walked?.op === 'array' || walked?.op === 'object') return walked.op === 'object' || walked.items.length > 0;
    // `Object.keys(table)`, `new Map([['a', 1]])`.
    if (walked?.op !== 'call') return false;
    const [first] = walked.arguments;
    return first?.kind === 'value' && steps <= mostSteps && this.#isStatic(code, first.value);
  }

  #isStatic(code: ModuleCode, value: ValueId): boolean {
    const made = code.definitionOf(originOf(code, value));
    if (made?.op === 'object') return made.entries.length > 0;
    if (made?.op === 'array') return made.items.length > 0;
    // What another module offers by name is taken for a table of its own, as an imported key is.
    const owner = made?.op === 'get' && 'name' in made.key ? code.definitionOf(originOf(code, made.object)) : made;
    return owner?.op === 'load' && code.module.variables[owner.variable]?.imported !== undefined;
  }

  /** The key comes from whoever calls: it is, or is computed from, a parameter of a unit around the place that recurs or that anybody may call. */
  isFromCaller(module: Module, key: ValueId): boolean {
    const code = codeOf(module);
    const seen = new Set<ValueId>();
    const pending = [key];
    for (let next = pending.pop(); next !== undefined && seen.size < 60; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const parameter = code.parameterOf(next);
      if (parameter && this.#isOpen(parameter.unit)) return true;
      const made = code.definitionOf(next);
      if (made?.op === 'load') pending.push(...code.storesOf(made.variable).map((store) => store.value));
      else if (made && made.op !== 'get') pending.push(...operandsOf(made));
      else if (made?.op === 'get') pending.push(made.object);
    }
    return false;
  }

  #isOpen(unit: Unit): boolean {
    const { start } = this.#facts.heats.ofUnit(unit);
    return start === 'call' || isRecurring(start);
  }
}
