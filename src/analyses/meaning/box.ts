import type { KindId } from '../../base/behaviour.ts';
import { FactCell, type FactQueue } from './cell.ts';
import type { Cell, Meaning } from './meaning.ts';

const noFields: ReadonlyMap<string, Cell> = new Map();

/**
 * A structure with named places and one place for all that has no known name. It is a meaning itself. Its places are made when first asked for.
 */
export class Box {
  readonly is = 'box';
  readonly form: 'array' | 'object' | 'promise';
  /** The kind that gives its methods, such as that of arrays, maps and promises. */
  readonly kind: KindId | undefined;
  readonly #queue: FactQueue<Meaning>;
  #fields: Map<string, Cell> | undefined;
  #rest: Cell | undefined;
  #all: Cell | undefined;

  constructor(queue: FactQueue<Meaning>, form: Box['form'], kind: KindId | undefined) {
    this.#queue = queue;
    this.form = form;
    this.kind = kind;
  }

  /** The structure that the meaning stands for. */
  get box(): this {
    return this;
  }

  get fields(): ReadonlyMap<string, Cell> {
    return this.#fields ?? noFields;
  }

  /** The place of a named field; what has no known name may be there too. */
  field(name: string): Cell {
    let cell = this.#fields?.get(name);
    if (!cell) {
      (this.#fields ??= new Map()).set(name, (cell = new FactCell(this.#queue)));
      this.#rest?.flowTo(cell);
      if (this.#all) cell.flowTo(this.#all);
    }
    return cell;
  }

  /** Elements of an array, values under computed keys, the result of a promise. */
  get rest(): Cell {
    let rest = this.#rest;
    if (!rest) {
      this.#rest = rest = new FactCell(this.#queue);
      for (const field of this.fields.values()) rest.flowTo(field);
      if (this.#all) rest.flowTo(this.#all);
    }
    return rest;
  }

  /** All of it: every field and `rest`. */
  get all(): Cell {
    let all = this.#all;
    if (!all) {
      this.#all = all = new FactCell(this.#queue);
      this.#rest?.flowTo(all);
      for (const field of this.fields.values()) field.flowTo(all);
    }
    return all;
  }
}
