import type { Instruction, Key, Module, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { codeOf } from '../code/module-code.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Program } from '../program.ts';
import { calculate } from './arithmetic.ts';
import { isExported, isSameConstant, isWriteTo } from './literal-writes.ts';

/** Longer chains of constants are not followed. */
const mostSteps = 40;

/**
 * Numbers and lengths that the program states: constants, arithmetic on them, lengths of literals and of arrays that are made with a constant
 * length. An argument counts as constant when every caller in the program gives the same.
 */
export class Sizes {
  readonly #program: Program;
  readonly #meanings: Meanings;

  constructor(program: Program, meanings: Meanings) {
    this.#program = program;
    this.#meanings = meanings;
  }

  /** The number that a value always is; undefined when it may vary or nobody can tell. */
  numberOf(module: Module, value: ValueId): number | undefined {
    return this.#number(codeOf(module), value, 0);
  }

  /** How many elements the array, typed array or string has that a value always is. */
  lengthOf(module: Module, value: ValueId): number | undefined {
    return this.#length(codeOf(module), value, 0);
  }

  /** The instruction that makes a value, past names that are given only once, in this or another module. */
  makerOf(module: Module, value: ValueId): { readonly module: Module; readonly maker: Instruction } | undefined {
    return this.#maker(codeOf(module), value, 0);
  }

  #number(code: ModuleCode, value: ValueId, steps: number): number | undefined {
    const found = steps > mostSteps ? undefined : this.#maker(code, value, steps);
    if (!found) return undefined;
    const { maker } = found;
    const own = codeOf(found.module);
    if (maker.op === 'constant') return typeof maker.value === 'number' ? maker.value : undefined;
    if (maker.op === 'operate') {
      const operands = maker.operands.map((each) => this.#number(own, each, steps + 1));
      return calculate(maker.operator, operands);
    }
    if (maker.op === 'call') return this.#computed(own, maker, steps);
    if (maker.op !== 'get') return undefined;
    if ('name' in maker.key && maker.key.name === 'length') return this.#length(own, maker.object, steps + 1);
    const member = this.#member(own, maker.object, maker.key, steps + 1);
    return member === undefined ? undefined : this.#number(codeOf(member.module), member.value, steps + 1);
  }

  /** `Math.floor(n)` and its like, which the language itself has. */
  #computed(code: ModuleCode, call: Instruction & { op: 'call' }, steps: number): number | undefined {
    const { callee } = call;
    if (callee.kind !== 'method' || !('name' in callee.key)) return undefined;
    const object = code.definitionOf(callee.object);
    if (object?.op !== 'global' || object.name !== 'Math') return undefined;
    const operands = call.arguments.map((item) => (item.kind === 'value' ? this.#number(code, item.value, steps + 1) : undefined));
    return calculate(callee.key.name, operands);
  }

  #length(code: ModuleCode, value: ValueId, steps: number): number | undefined {
    const found = steps > mostSteps ? undefined : this.#maker(code, value, steps);
    if (!found) return undefined;
    const own = codeOf(found.module);
    const { maker } = found;
    if (maker.op === 'constant') return typeof maker.value === 'string' ? maker.value.length : undefined;
    if (maker.op === 'array') return this.#literalLength(own, maker, steps);
    if (maker.op === 'call') return this.#madeLength(own, maker, steps + 1);
    return undefined;
  }

  #literalLength(code: ModuleCode, { items, result }: Instruction & { op: 'array' }, steps: number): number | undefined {
    if (items.length === 0 || this.#isWritten(code, result)) return undefined;
    let total = 0;
    for (const item of items) {
      const length = item.kind === 'spread' ? this.#length(code, item.value, steps + 1) : 1;
      if (length === undefined) return undefined;
      total += length;
    }
    return total;
  }

  /** `new Array(n)`, `new Float32Array(n)`, `Array.from({ length: n })`, and methods that keep the length. */
  #madeLength(code: ModuleCode, call: Instruction & { op: 'call' }, steps: number): number | undefined {
    const [first] = call.arguments;
    const argument = first?.kind === 'value' ? first.value : undefined;
    if (call.callee.kind === 'value') {
      const made = code.definitionOf(call.callee.value);
      if (made?.op !== 'global' || !/Array$/.test(made.name) || argument === undefined || call.arguments.length !== 1) return undefined;
      return this.#number(code, argument, steps) ?? this.#length(code, argument, steps);
    }
    const { object, key } = call.callee;
    if (!('name' in key)) return undefined;
    if (/^(map|fill|sort|reverse|toSorted|toReversed|keys|values|entries)$/.test(key.name)) return this.#length(code, object, steps);
    if ((key.name !== 'slice' || argument !== undefined) && key.name !== 'from') return undefined;
    if (key.name === 'slice') return this.#length(code, object, steps);
    return argument === undefined ? undefined : (this.#lengthMember(code, argument, steps) ?? this.#length(code, argument, steps));
  }

  #lengthMember(code: ModuleCode, object: ValueId, steps: number): number | undefined {
    const member = this.#member(code, object, { name: 'length' }, steps);
    return member && this.#number(codeOf(member.module), member.value, steps + 1);
  }

  /** The value of a member of an object or array literal that nothing writes to afterwards. */
  #member(code: ModuleCode, object: ValueId, key: Key, steps: number): { module: Module; value: ValueId } | undefined {
    const found = steps > mostSteps ? undefined : this.#maker(code, object, steps);
    if (!found) return undefined;
    const { maker, module } = found;
    if (maker.op === 'object' && 'name' in key) {
      if (maker.entries.some((entry) => entry.kind === 'spread') || this.#isWritten(codeOf(module), maker.result)) return undefined;
      for (const entry of maker.entries)
        if (entry.kind === 'property' && 'name' in entry.key && entry.key.name === key.name) return { module, value: entry.value };
      return undefined;
    }
    const position = 'name' in key ? Number(key.name) : this.#number(code, key.value, steps + 1);
    if (maker.op !== 'array' || position === undefined || maker.items.some((item) => item.kind !== 'value')) return undefined;
    const item = maker.items[position];
    return item?.kind === 'value' && !this.#isWritten(codeOf(module), maker.result) ? { module, value: item.value } : undefined;
  }

  /** Some instruction of the module sets a member of the structure, or adds to it, through the variable that it is first put into. */
  #isWritten(code: ModuleCode, structure: ValueId): boolean {
    return code.usersOf(structure).some((user) => {
      if (user.op !== 'store') return isWriteTo(user, structure);
      return code.loadsOf(user.variable).some(({ result }) => code.usersOf(result).some((each) => isWriteTo(each, result)));
    });
  }

  #maker(code: ModuleCode, value: ValueId, steps: number): { module: Module; maker: Instruction } | undefined {
    if (steps > mostSteps) return undefined;
    const definition = code.definitionOf(value);
    if (!definition) return this.#argument(code, value, steps);
    if (definition.op === 'cast') return this.#maker(code, definition.value, steps + 1);
    if (definition.op !== 'load') return { module: code.module, maker: definition };
    const variable = code.module.variables[definition.variable];
    if (variable?.imported) return this.#imported(code.module, variable.imported.from, variable.imported.name, steps);
    const stores = code.storesOf(definition.variable);
    const [only] = stores;
    return only && stores.length === 1 ? this.#maker(code, only.value, steps + 1) : undefined;
  }

  #imported(module: Module, from: string, name: string, steps: number): { module: Module; maker: Instruction } | undefined {
    const source = this.#program.resolve(module, from);
    const exported = source?.exports.find((each) => 'name' in each && each.name === name);
    if (!source || !exported) return undefined;
    const code = codeOf(source);
    if (exported.kind === 'value') return this.#maker(code, exported.value, steps + 1);
    if (exported.kind === 'from') return this.#imported(source, exported.from, exported.imported, steps + 1);
    const stores = exported.kind === 'variable' ? code.storesOf(exported.variable) : [];
    const [only] = stores;
    return only && stores.length === 1 ? this.#maker(code, only.value, steps + 1) : undefined;
  }

  /** What every caller gives for a parameter, when that is the same number everywhere. */
  #argument(code: ModuleCode, value: ValueId, steps: number): { module: Module; maker: Instruction } | undefined {
    const parameter = code.parameterOf(value);
    if (!parameter || isExported(code, parameter.unit)) return undefined;
    let common: { module: Module; maker: Instruction } | undefined;
    for (const { module, call } of this.#meanings.callersOf(parameter.unit)) {
      const item = call.arguments[parameter.index];
      const given = item?.kind === 'value' ? this.#maker(codeOf(module), item.value, steps + 4) : undefined;
      if (!given || (common && !isSameConstant(common.maker, given.maker))) return undefined;
      common = given;
    }
    return common;
  }
}
