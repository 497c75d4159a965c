import type { Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { countOf } from './outline.ts';
import { type OutlineFacts, Outlines } from './outlines.ts';

/** How much memory a value takes. */
export interface Footprint {
  readonly bytes: number;
  /** What was multiplied: `224 × 224 × 3 × 4 bytes`. */
  readonly factors: string;
}

/** How much memory values take whose shape and type the program states. Each is worked out once. */
export class Footprints {
  readonly #facts: OutlineFacts;
  readonly #known = new Map<Module, Map<ValueId, Footprint | undefined>>();
  #outlines: Outlines | undefined;

  constructor(facts: OutlineFacts) {
    this.#facts = facts;
  }

  /** The elements of a value, without headers; undefined where one length or the type of the elements is not known. */
  of(module: Module, value: ValueId): Footprint | undefined {
    let known = this.#known.get(module);
    if (!known) this.#known.set(module, (known = new Map()));
    if (!known.has(value)) known.set(value, this.#workOut(module, value));
    return known.get(value);
  }

  #workOut(module: Module, value: ValueId): Footprint | undefined {
    const outlines = (this.#outlines ??= new Outlines(this.#facts));
    const outline = outlines.of({ code: codeOf(module), value, frame: undefined });
    if (outline === undefined || outline === 'open') return undefined;
    const { sides, bytesPerElement } = outline;
    const count = countOf(sides);
    if (sides === undefined || count === undefined || bytesPerElement === undefined || !(count >= 0)) return undefined;
    const factors = [...sides.map((side) => (side ?? 0).toLocaleString('en-US')), `${bytesPerElement} bytes`].join(' × ');
    return { bytes: count * bytesPerElement, factors };
  }
}
