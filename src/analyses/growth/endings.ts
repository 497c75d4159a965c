import type { Unit, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originsOf } from '../code/origins.ts';
import type { Heats } from '../heat/heats.ts';
import { isRecurring } from '../heat/rate.ts';
import type { Change } from './change.ts';
import type { Changes } from './changes.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import type { Lifetimes } from './lifetimes.ts';

/** A place where entries of a container go: some of them, or all. */
export interface Ending {
  readonly change: Change;
  readonly unit: Unit;
  readonly isWhole: boolean;
}

/** Finds what takes entries out of containers, other than while they are being set up. */
export class Endings {
  readonly #changes: Changes;
  readonly #containers: Containers;
  readonly #lifetimes: Lifetimes;
  readonly #known = new Map<Container, readonly Ending[]>();

  constructor(changes: Changes, containers: Containers, lifetimes: Lifetimes) {
    this.#changes = changes;
    this.#containers = containers;
    this.#lifetimes = lifetimes;
  }

  /** What removes entries from the container itself or, with it, from one around it. */
  of(container: Container): readonly Ending[] {
    let endings = this.#known.get(container);
    if (!endings) {
      const outer = container.parent ? this.of(container.parent) : [];
      this.#known.set(container, (endings = [...this.#own(container), ...outer]));
    }
    return endings;
  }

  #own(container: Container): Ending[] {
    const some = this.#changes.of(container, 'removes').map((change) => endingBy(change, false));
    const all = [
      ...this.#changes.of(container, 'clears'),
      ...this.#changes.of(container, 'replaces').filter((change) => !this.#isInitial(container, change)),
    ];
    return [...some, ...all.map((change) => endingBy(change, true))];
  }

  /** It gets its first value here: while it is set up, or where a test finds that it has none yet. */
  #isInitial(container: Container, change: Change): boolean {
    if (this.#lifetimes.isSetUp(container, change.module, change.node)) return true;
    if (container.path.includes('*')) return true;
    const code = codeOf(change.module);
    return code.surroundings(change.node).some(({ control }) => control.op === 'branch' && this.#isAbout(code, control.test, container));
  }

  #isAbout(code: ModuleCode, test: ValueId, container: Container): boolean {
    if (this.#containers.of(code.module, test).includes(container)) return true;
    return originsOf(code, test).some((origin) => {
      const made = code.definitionOf(origin);
      return made?.op === 'operate' && made.operands.some((each) => this.#containers.of(code.module, each).includes(container));
    });
  }
}

function endingBy(change: Change, isWhole: boolean): Ending {
  return { change, unit: codeOf(change.module).unitOf(change.node), isWhole };
}

/** Functions after which an object is of no use, and those after which it begins anew. */
const lasts = /^(_|#|on_?|\[k?_?)*(dispose|destroy|close|tear|unmount|stop|shut|terminate|disconnect|kill)/i;
const anew = /^(_|#|on_?)*(clean|clear|reset|end)/i;

/** All entries go, but only with the object. */
export function isAtTheEnd(heats: Heats, ending: Ending): boolean {
  return isWholeIn(heats, ending, lasts);
}

/** All entries go, but only with the object, or when somebody asks for a new beginning. */
export function isAtTheEndOrAnew(heats: Heats, ending: Ending): boolean {
  return isWholeIn(heats, ending, lasts) || isWholeIn(heats, ending, anew);
}

function isWholeIn(heats: Heats, { isWhole, unit }: Ending, names: RegExp): boolean {
  return isWhole && unit.name !== undefined && names.test(unit.name) && !isRecurring(heats.ofUnit(unit).start);
}
