import type { CallInstruction } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { calculate } from './arithmetic.ts';
import { type Frame, givenFor, type Located } from './frames.ts';
import type { Outline, Side } from './outline.ts';
import type { Sizes } from './sizes.ts';

/** Numbers and lists of numbers in the run of a function: also those that its arguments and the shapes of values tell. */
export class FrameNumbers {
  readonly #sizes: Sizes;
  readonly #outlines: { of(located: Located): Outline | 'open' | undefined };

  constructor(sizes: Sizes, outlines: { of(located: Located): Outline | 'open' | undefined }) {
    this.#sizes = sizes;
    this.#outlines = outlines;
  }

  /** The number that a value is. */
  numberAt({ code, value, frame }: Located): number | undefined {
    const known = this.#sizes.numberOf(code.module, value);
    if (known !== undefined) return known;
    const given = givenFor(code, value, frame);
    if (given) return this.numberAt(given);
    const made = code.definitionOf(value);
    if (made?.op === 'load') {
      const [only, ...others] = code.storesOf(made.variable);
      return only && others.length === 0 ? this.numberAt({ code, value: only.value, frame }) : undefined;
    }
    if (made?.op === 'cast') return this.numberAt({ code, value: made.value, frame });
    if (made?.op === 'operate')
      return calculate(
        made.operator,
        made.operands.map((each) => this.numberAt({ code, value: each, frame })),
      );
    if (made?.op !== 'get') return undefined;
    const at = 'name' in made.key ? Number(made.key.name) : this.#sizes.numberOf(code.module, made.key.value);
    const sides = at === undefined ? undefined : this.#sidesNamed({ code, value: made.object, frame });
    return at === undefined ? undefined : sides?.[at];
  }

  /** The numbers of a list, each where it is known: one that is written out, or `x.shape`. */
  listAt({ code, value, frame }: Located): readonly Side[] | undefined {
    const given = givenFor(code, value, frame);
    if (given) return this.listAt(given);
    const named = this.#sidesNamed({ code, value, frame });
    if (named) return named;
    const found = this.#sizes.makerOf(code.module, value);
    const own = found && codeOf(found.module);
    if (found?.maker.op === 'call') return own && this.#slice(own, found.maker, frame);
    if (found?.maker.op !== 'array' || !own) return undefined;
    const parts = found.maker.items.map((item): readonly Side[] | undefined => {
      if (item.kind === 'hole') return undefined;
      const each = { code: own, value: item.value, frame };
      return item.kind === 'value' ? [this.numberAt(each)] : this.listAt(each);
    });
    return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
  }

  /** `x.shape.slice(1)`. */
  #slice(code: ModuleCode, { callee, arguments: items }: CallInstruction, frame: Frame | undefined): readonly Side[] | undefined {
    if (callee.kind !== 'method' || !('name' in callee.key) || callee.key.name !== 'slice') return undefined;
    const list = this.listAt({ code, value: callee.object, frame });
    const bounds = items.map((item) => (item.kind === 'value' ? this.numberAt({ code, value: item.value, frame }) : undefined));
    return bounds.includes(undefined) ? undefined : list?.slice(...(bounds as number[]));
  }

  /** `x.shape`, as libraries of arrays call the lengths of the sides. */
  #sidesNamed({ code, value, frame }: Located): readonly Side[] | undefined {
    const made = code.definitionOf(value);
    if (made?.op === 'load') {
      const [only, ...others] = code.storesOf(made.variable);
      return only && others.length === 0 ? this.#sidesNamed({ code, value: only.value, frame }) : undefined;
    }
    if (made?.op !== 'get' || !('name' in made.key) || made.key.name !== 'shape') return undefined;
    const outline = this.#outlines.of({ code, value: made.object, frame });
    return outline === 'open' ? undefined : outline?.sides;
  }
}
