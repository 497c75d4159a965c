import type { CallInstruction, Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { countOf } from './outline.ts';
import type { OutlineFacts } from './frames.ts';
import { Outlines } from './outlines.ts';

/** How much memory a value takes. */
export interface Footprint {
  readonly bytes: number;
  /** What was multiplied: `224 × 224 × 3 × 4 bytes`. */
  readonly factors: string;
  /** The value whose memory it is: of a tensor that was only reshaped, the one with the data. Values that share their memory have the same. */
  readonly owner: ValueId;
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
    const { sides, count, bytesPerElement } = outline;
    if (count === undefined || bytesPerElement === undefined || !(count >= 0)) return undefined;
    const lengths = sides && countOf(sides) === count ? sides : [count];
    const factors = [...lengths.map((side) => (side ?? 0).toLocaleString('en-US')), `${bytesPerElement} bytes`].join(' × ');
    return { bytes: count * bytesPerElement, factors, owner: this.#ownerOf(module, value) };
  }

  #ownerOf(module: Module, value: ValueId): ValueId {
    const code = codeOf(module);
    let owner = originOf(code, value);
    for (let made = code.definitionOf(owner); made?.op === 'call'; made = code.definitionOf(owner)) {
      const shared = sharedBy(this.#facts, made);
      if (shared === undefined) break;
      owner = originOf(code, shared);
    }
    return owner;
  }
}

/** The operand whose memory the result of a call takes. */
function sharedBy({ meanings, knowledge }: OutlineFacts, call: CallInstruction): ValueId | undefined {
  for (const callee of meanings.calleesOf(call)) {
    const stated = callee.kind === 'behaviour' ? knowledge.sizeOf(callee.behaviour, callee.name) : undefined;
    if (!stated?.row.shares) continue;
    if (stated.isMethod) return call.callee.kind === 'method' ? call.callee.object : undefined;
    const [first] = call.arguments;
    return first?.kind === 'value' ? first.value : undefined;
  }
  return undefined;
}
