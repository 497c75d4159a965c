import type { Module, Node, ValueId } from '../../ir/model.ts';
import { eachOperand } from '../../ir/operands.ts';
import { nodesOf } from '../../ir/walk.ts';

/** Who reads each value of a module: all readers in one list, those of a value side by side. */
export class ValueUsers {
  /** Where the readers of each value begin in the list; those of the next value end them. */
  readonly #starts: Uint32Array;
  readonly #readers: Node[];

  constructor(module: Module) {
    const ends = (this.#starts = new Uint32Array(module.valueCount + 1));
    let total = 0;
    const count = (value: ValueId): void => {
      ends[value] = (ends[value] ?? 0) + 1;
      total += 1;
    };
    for (const unit of module.units) for (const node of nodesOf(unit.body)) eachOperand(node, count);
    const readers = (this.#readers = new Array<Node>(total));
    for (let value = 1; value < ends.length; value += 1) ends[value] = (ends[value] ?? 0) + (ends[value - 1] ?? 0);
    // Filled from the end, so that each place moves from the end of its readers to their start.
    for (let unit = module.units.length - 1; unit >= 0; unit -= 1) {
      const nodes = nodesOf(module.units[unit]?.body ?? []);
      for (let index = nodes.length - 1; index >= 0; index -= 1) {
        const node = nodes[index];
        if (node) eachOperand(node, (value) => void (readers[(ends[value] = (ends[value] ?? 0) - 1)] = node));
      }
    }
  }

  /** The nodes that read the value, in the order in which they stand. */
  of(value: ValueId): readonly Node[] {
    const start = this.#starts[value];
    return start === undefined ? [] : this.#readers.slice(start, this.#starts[value + 1]);
  }
}
