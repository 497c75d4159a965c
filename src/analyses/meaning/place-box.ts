import type { KindId } from '../../base/behaviour.ts';
import { FactCell, type FactQueue } from './cell.ts';

const noFields: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * A structure with named places and one place for all that has no known name. It is a meaning itself. Its places are made when first asked for.
 */
export class PlaceBox<Fact> {
  readonly is = 'box';
  readonly form: 'array' | 'object' | 'promise';
  /** The kind that gives its methods, such as that of arrays, maps and promises. */
  readonly kind: KindId | undefined;
  /** The kind of all that it holds, where a library gives it: a record by names that the program chose. */
  holds: KindId | undefined;
  readonly #queue: FactQueue<Fact>;
  #fields: Map<string, FactCell<Fact>> | undefined;
  #rest: FactCell<Fact> | undefined;
  #all: FactCell<Fact> | undefined;

  constructor(queue: FactQueue<Fact>, form: PlaceBox<Fact>['form'], kind: KindId | undefined) {
    this.#queue = queue;
    this.form = form;
    this.kind = kind;
  }

  /** The structure that the meaning stands for. */
  get box(): this {
    return this;
  }

  get fields(): ReadonlyMap<string, FactCell<Fact>> {
    return this.#fields ?? noFields;
  }

  /** The place of a named field; what has no known name may be there too. */
  field(name: string): FactCell<Fact> {
    let cell = this.#fields?.get(name);
    if (!cell) {
      (this.#fields ??= new Map()).set(name, (cell = new FactCell(this.#queue)));
      this.#rest?.flowTo(cell);
      if (this.#all) cell.flowTo(this.#all);
    }
    return cell;
  }

  /** Elements of an array, values under computed keys, the result of a promise. */
  get rest(): FactCell<Fact> {
    let rest = this.#rest;
    if (!rest) {
      this.#rest = rest = new FactCell(this.#queue);
      for (const field of this.fields.values()) rest.flowTo(field);
      if (this.#all) rest.flowTo(this.#all);
    }
    return rest;
  }

  /** All of it: every field and `rest`. */
  get all(): FactCell<Fact> {
    let all = this.#all;
    if (!all) {
      this.#all = all = new FactCell(this.#queue);
      this.#rest?.flowTo(all);
      for (const field of this.fields.values()) field.flowTo(all);
    }
    return all;
  }
}
