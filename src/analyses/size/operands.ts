import type { CallInstruction, ValueId } from '../../ir/model.ts';
import type { Operand } from '../../knowledge/size-row.ts';
import { originOf } from '../code/origins.ts';
import type { ModuleCode } from '../code/module-code.ts';
import type { Outline, Side } from './outline.ts';
import type { FrameNumbers } from './frame-numbers.ts';
import type { Frame, Located, OutlineFacts } from './frames.ts';
import { pictureSides } from './pictures.ts';

/** What tells of the operands: their outlines, and the numbers and lists that they are. */
export interface OperandReader {
  readonly facts: OutlineFacts;
  readonly numbers: FrameNumbers;
  of(located: Located): Outline | 'open' | undefined;
}

/** What a call is given, by the numbers that rows about sizes use: of a method the receiver is the first. */
export class Operands {
  readonly code: ModuleCode;
  readonly call: CallInstruction;
  readonly frame: Frame | undefined;
  readonly #outlines: OperandReader;
  readonly #isMethod: boolean;

  constructor(outlines: OperandReader, code: ModuleCode, call: CallInstruction, frame: Frame | undefined, isMethod: boolean) {
    this.#outlines = outlines;
    this.code = code;
    this.call = call;
    this.frame = frame;
    this.#isMethod = isMethod;
  }

  has(operand: Operand): boolean {
    return this.#valueAt(operand) !== undefined;
  }

  outline(operand: Operand): Outline | 'open' | undefined {
    const value = this.#valueAt(operand);
    return value === undefined ? undefined : this.#outlines.of({ code: this.code, value, frame: this.frame });
  }

  /** The value that the operand is, or the first one that it lists. */
  onlyOne(operand: Operand): Outline | 'open' | undefined {
    const value = this.#valueAt(operand);
    const listed = value === undefined ? undefined : this.code.definitionOf(originOf(this.code, value));
    const [item] = listed?.op === 'array' ? listed.items : [];
    const one = listed?.op !== 'array' ? value : item?.kind === 'value' ? item.value : undefined;
    return one === undefined ? undefined : this.#outlines.of({ code: this.code, value: one, frame: this.frame });
  }

  /** What the first call of a method on the result is given. */
  firstGivenTo(method: string): Outline | 'open' | undefined {
    for (const { callee, arguments: items } of this.code.all.calls) {
      if (callee.kind !== 'method' || !('name' in callee.key) || callee.key.name !== method) continue;
      const [first] = items;
      if (originOf(this.code, callee.object) !== this.call.result || first?.kind !== 'value') continue;
      return this.#outlines.of({ code: this.code, value: first.value, frame: this.frame });
    }
    return undefined;
  }

  number(operand: Operand): number | undefined {
    const value = this.#valueAt(operand);
    return value === undefined ? undefined : this.#outlines.numbers.numberAt({ code: this.code, value, frame: this.frame });
  }

  list(operand: Operand): readonly Side[] | undefined {
    const value = this.#valueAt(operand);
    return value === undefined ? undefined : this.#outlines.numbers.listAt({ code: this.code, value, frame: this.frame });
  }

  /** How many elements a list has. */
  length(operand: Operand): number | undefined {
    const value = this.#valueAt(operand);
    return value === undefined ? undefined : this.#outlines.facts.sizes.lengthOf(this.code.module, value);
  }

  /** Height and width of a picture. */
  picture(operand: Operand): readonly Side[] {
    const outline = this.outline(operand);
    const value = this.#valueAt(operand);
    if (outline !== undefined && outline !== 'open') return outline.sides?.slice(0, 2) ?? [undefined, undefined];
    return (value === undefined ? undefined : pictureSides(this.#outlines.facts, this.code, value)) ?? [undefined, undefined];
  }

  /** The text that the operand is, or the name of the member of a library that it is: `'int32'`, `cv.CV_8UC4`. */
  name(operand: Operand): string | undefined {
    const value = this.#valueAt(operand);
    const found = value === undefined ? undefined : this.#outlines.facts.sizes.makerOf(this.code.module, value)?.maker;
    if (found?.op === 'constant') return typeof found.value === 'string' ? found.value : undefined;
    return found?.op === 'get' && 'name' in found.key ? found.key.name : undefined;
  }

  isTrue(operand: Operand): boolean {
    const value = this.#valueAt(operand);
    const found = value === undefined ? undefined : this.#outlines.facts.sizes.makerOf(this.code.module, value)?.maker;
    return found?.op === 'constant' && found.value === true;
  }

  #valueAt(operand: Operand): ValueId | undefined {
    if (typeof operand !== 'number') return this.#memberAt(operand);
    const { callee, arguments: items } = this.call;
    if (this.#isMethod && operand === 0) return callee.kind === 'method' ? callee.object : undefined;
    const item = items[this.#isMethod ? operand - 1 : operand];
    return item?.kind === 'value' ? item.value : undefined;
  }

  #memberAt({ operand, member }: Exclude<Operand, number>): ValueId | undefined {
    const object = this.#valueAt(operand);
    const made = object === undefined ? undefined : this.code.definitionOf(object);
    if (made?.op !== 'object') return undefined;
    for (const entry of made.entries) if (entry.kind === 'property' && 'name' in entry.key && entry.key.name === member) return entry.value;
    return undefined;
  }
}
