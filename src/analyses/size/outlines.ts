import type { CallInstruction, Instruction, Unit } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import type { Callee } from '../meaning/calls.ts';
import { FrameNumbers } from './frame-numbers.ts';
import { type Frame, givenFor, type Located, type OutlineFacts } from './frames.ts';
import { isExported } from './literal-writes.ts';
import { inCommon, type Outline, single } from './outline.ts';
import { OutlineMemo } from './outline-memo.ts';
import { Operands } from './operands.ts';
import { sidesAlong } from './sides.ts';

/** Longer ways from a value to what it is made of are not followed. */
const mostDepth = 40;

const number: Outline = { sides: single, count: 1, bytesPerElement: 4 };

/** What a variable holds that is written at more places than these is not asked. */
const mostStores = 100;

/**
 * How big values are: tensors, matrices, typed arrays and pictures, by the shapes and types with which they are made, through what keeps or
 * changes the shape. Functions of the program are followed with the arguments of the call.
 */
export class Outlines {
  readonly facts: OutlineFacts;
  /** The numbers and lists that shapes are written with. */
  readonly numbers: FrameNumbers;
  /** Variables whose values are being worked out: what is computed from such a value says nothing new of it. */
  readonly #open = new Set<unknown>();
  readonly #memo = new OutlineMemo();
  #depth = 0;

  constructor(facts: OutlineFacts) {
    this.facts = facts;
    this.numbers = new FrameNumbers(facts.sizes, this);
  }

  /** The outline of a value; undefined where nothing is known, `open` for one that is just being worked out. */
  of(located: Located): Outline | 'open' | undefined {
    const made = located.code.definitionOf(located.value);
    if (this.#depth >= mostDepth) {
      this.#memo.markPartial();
      return undefined;
    }
    if (this.#depth === 0) this.#memo.begin();
    this.#depth += 1;
    try {
      return made ? this.#memo.answerFor(made, located.frame, () => this.#of(located, made)) : this.#parameter(located);
    } finally {
      this.#depth -= 1;
    }
  }

  #of(located: Located, made: Instruction): Outline | 'open' | undefined {
    const { code, frame } = located;
    switch (made.op) {
      case 'cast':
      case 'await':
        return this.of({ code, value: made.value, frame });
      case 'load':
        return this.#variable(located, made);
      case 'constant':
        return made.type === 'number' ? number : undefined;
      case 'operate':
        return number;
      case 'array':
        return this.#literal(located);
      case 'call':
        return this.#call(code, made, frame);
      case 'get':
        return this.#listedIn(located, made);
      default:
        return undefined;
    }
  }

  /** `model.inputs[0]`: what a property lists that has the sides of its owner. */
  #listedIn({ code, frame }: Located, { object, key }: Instruction & { op: 'get' }): Outline | 'open' | undefined {
    const list = code.definitionOf(object);
    const isFirst = 'name' in key ? key.name === '0' : this.facts.sizes.numberOf(code.module, key.value) === 0;
    if (!isFirst || list?.op !== 'get' || !('name' in list.key)) return undefined;
    const { name } = list.key;
    const { knowledge, meanings } = this.facts;
    const kinds = meanings.kindsOf(code.module, list.object);
    const isListed = kinds.some((kind) => knowledge.lineageOf(kind).some((each) => knowledge.kind(each)?.sidesOf?.includes(name)));
    return isListed ? this.of({ code, value: list.object, frame }) : undefined;
  }

  #variable({ code, frame }: Located, { variable, result }: Instruction & { op: 'load' }): Outline | 'open' | undefined {
    const declared = code.module.variables[variable];
    if (declared?.imported) {
      const found = this.facts.sizes.makerOf(code.module, result);
      const made = found && 'result' in found.maker ? { code: codeOf(found.module), value: found.maker.result } : undefined;
      return made && this.of({ ...made, frame: undefined });
    }
    if (declared === undefined) return undefined;
    const stores = code.storesOf(variable);
    if (stores.length > mostStores) return undefined;
    return this.#workingOut(declared, () => stores.map((store) => this.of({ code, value: store.value, frame })));
  }

  #parameter({ code, value, frame }: Located): Outline | 'open' | undefined {
    const given = givenFor(code, value, frame);
    if (given) return this.of(given);
    const parameter = code.parameterOf(value);
    if (!parameter) return undefined;
    const type = parameter.unit.parameters[parameter.index]?.type;
    if (type?.kind === 'primitive' && type.name === 'number') return number;
    if (isExported(code, parameter.unit)) return undefined;
    return this.#workingOut(parameter.unit, () =>
      this.facts.meanings.callersOf(parameter.unit).map(({ module, call }) => {
        const item = call.arguments[parameter.index];
        return item?.kind === 'value' ? this.of({ code: codeOf(module), value: item.value, frame: undefined }) : undefined;
      }),
    );
  }

  /** What the outlines have in common that a variable or function comes to; `open` where one of them asks about it again. */
  #workingOut(subject: unknown, outlines: () => readonly (Outline | 'open' | undefined)[]): Outline | 'open' | undefined {
    if (this.#open.has(subject)) {
      this.#memo.markPartial();
      return 'open';
    }
    this.#open.add(subject);
    try {
      return together(this.#memo.within(outlines));
    } finally {
      this.#open.delete(subject);
    }
  }

  /** Lists of lists of numbers have the sides of the first. */
  #literal({ code, value, frame }: Located): Outline | undefined {
    const length = this.facts.sizes.lengthOf(code.module, value);
    const made = code.definitionOf(value);
    const [first] = made?.op === 'array' ? made.items : [];
    if (length === undefined || first?.kind !== 'value') return undefined;
    const inner = this.of({ code, value: first.value, frame });
    return inner === undefined || inner === 'open' || inner.sides === undefined
      ? undefined
      : { sides: [length, ...inner.sides], count: inner.count === undefined ? undefined : length * inner.count, bytesPerElement: 8 };
  }

  #call(code: ModuleCode, call: CallInstruction, frame: Frame | undefined): Outline | 'open' | undefined {
    const { knowledge } = this.facts;
    const outlines = this.#calleesOf(call).map((callee) => {
      if (callee.kind === 'unit')
        return callee.constructs ? undefined : this.#returned(callee.unit, { unit: callee.unit, module: code.module, call, outer: frame });
      const stated = knowledge.sizeOf(callee.behaviour, callee.name);
      const operands = new Operands(this, code, call, frame, stated?.isMethod === true);
      return stated ? sidesAlong(stated.row, operands) : this.#passedOn(operands, callee.behaviour.result);
    });
    return together(outlines);
  }

  /** What a call may run, or what the name of the method alone tells of it. */
  #calleesOf(call: CallInstruction): readonly Callee[] {
    const callees = this.facts.meanings.calleesOf(call);
    const name = call.callee.kind === 'method' && 'name' in call.callee.key ? call.callee.key.name : undefined;
    const behaviour = callees.length > 0 || name === undefined ? undefined : this.facts.knowledge.methodOfUnknown(name);
    return behaviour && name !== undefined ? [{ kind: 'behaviour', behaviour, name }] : callees;
  }

  #returned(unit: Unit, frame: Frame): Outline | 'open' | undefined {
    const code = codeOf(unit.module);
    return this.#workingOut(unit, () => returnedBy(unit).map((value) => this.of({ code, value, frame })));
  }

  /** What a function is given, or what its callback returns: `tf.keep(x)`, `tf.tidy(() => x)`. */
  #passedOn({ code, call, frame }: Operands, result: unknown): Outline | 'open' | undefined {
    const shape = (result ?? {}) as { same?: number | 'this'; resultOf?: number; promise?: unknown; anyOf?: readonly unknown[] };
    const operands = new Operands(this, code, call, frame, false);
    if (shape.promise !== undefined) return this.#passedOn(operands, shape.promise);
    if (shape.anyOf) return together(shape.anyOf.map((each) => this.#passedOn(operands, each)).filter((each) => each !== undefined));
    if (shape.same === 'this') return call.callee.kind === 'method' ? this.of({ code, value: call.callee.object, frame }) : undefined;
    if (shape.same !== undefined) return operands.outline(shape.same);
    const item = shape.resultOf === undefined ? undefined : call.arguments[shape.resultOf];
    if (item?.kind !== 'value') return undefined;
    const units = this.facts.meanings.unitsOf(code.module, item.value);
    return together(
      units.map((unit) => this.#returned(unit, { unit, module: code.module, call: { ...call, arguments: [] }, outer: frame })),
    );
  }
}

/** What several outlines have in common; those that are just being worked out say nothing against the others. */
function together(outlines: readonly (Outline | 'open' | undefined)[]): Outline | 'open' | undefined {
  let common: Outline | undefined;
  for (const outline of outlines) {
    if (outline === undefined) return undefined;
    if (outline !== 'open') common = common ? inCommon(common, outline) : outline;
  }
  return common ?? (outlines.length > 0 ? 'open' : undefined);
}
