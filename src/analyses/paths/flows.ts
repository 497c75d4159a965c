import type { ValueId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { placeKey } from '../code/place-key.ts';
import type { Level } from './levels.ts';

/**
 * How what a level goes through gets into a value. `whole`: the value is the element, a part of it, or holds it. `key`: the element tells where to look in
 * something else, `index.get(element)`. `argument`: a function is called with it.
 */
export type Flow = 'whole' | 'argument' | 'key';

const strength: Readonly<Record<Flow, number>> = { whole: 2, argument: 1, key: 0 };

/** More steps than this are not followed. */
const mostSteps = 300;

/** The levels whose elements get into a value, each in the most direct way. */
export function flowsInto(code: ModuleCode, value: ValueId, levels: readonly Level[]): ReadonlyMap<Level, Flow> {
  const search = new Search(code, levels);
  search.follow(value, 'whole');
  search.run();
  return search.found;
}

class Search {
  readonly found = new Map<Level, Flow>();
  readonly #code: ModuleCode;
  readonly #levels: readonly Level[];
  readonly #seen = new Set<string>();
  readonly #pending: (readonly [ValueId, Flow])[] = [];

  constructor(code: ModuleCode, levels: readonly Level[]) {
    this.#code = code;
    this.#levels = levels;
  }

  follow(value: ValueId, flow: Flow): void {
    const key = `${value} ${flow}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#pending.push([value, flow]);
  }

  run(): void {
    for (let next = this.#pending.pop(); next && this.#seen.size < mostSteps; next = this.#pending.pop()) this.#step(...next);
  }

  #step(value: ValueId, flow: Flow): void {
    const code = this.#code;
    const level = this.#levelOf(value);
    if (level) return this.#reach(level, flow);
    const made = code.definitionOf(value);
    if (!made) return;
    switch (made.op) {
      case 'load':
        return this.#variable(made.variable, flow);
      case 'get': {
        this.follow(made.object, flow);
        if (!('value' in made.key)) return;
        const walked = this.#levelAt(made.object, made.key.value);
        return walked ? this.#reach(walked, flow) : this.follow(made.key.value, 'key');
      }
      case 'closure': {
        for (const variable of code.module.units[made.unit]?.captures ?? []) this.#variable(variable, flow);
        return;
      }
      case 'call': {
        const { callee } = made;
        const isBare = callee.kind === 'value' || code.definitionOf(callee.object)?.op === 'global';
        if (callee.kind === 'method') this.follow(callee.object, flow);
        const into = flow === 'whole' ? (isBare ? 'argument' : 'key') : flow;
        const isOfLanguage = callee.kind === 'method' && isBare;
        // Where a part of a list begins and ends does not tell what is in it.
        const isPart = callee.kind === 'method' && 'name' in callee.key && /^(slice|subarray)$/.test(callee.key.name);
        const isPick = callee.kind === 'method' && 'name' in callee.key && callee.key.name === 'filter';
        for (const item of made.arguments) {
          if (item.kind === 'hole' || isPart) continue;
          // What a callback reads goes into the result, or picks from the list: `list.filter((each) => each.owner === owner)`.
          const isClosure = !isPick && code.definitionOf(item.value)?.op === 'closure';
          this.follow(item.value, isClosure || isOfLanguage || made.form === 'new' ? flow : into);
        }
        return;
      }
      default:
        for (const operand of operandsOf(made)) this.follow(operand, flow);
    }
  }

  #variable(variable: Parameters<ModuleCode['storesOf']>[0], flow: Flow): void {
    const counted = this.#levels.find(({ counter }) => counter === variable);
    if (counted) return this.#reach(counted, flow);
    for (const store of this.#code.storesOf(variable)) this.follow(store.value, flow);
  }

  #reach(level: Level, flow: Flow): void {
    const known = this.found.get(level);
    if (known === undefined || strength[known] < strength[flow]) this.found.set(level, flow);
  }

  /** The level whose element the value is. */
  #levelOf(value: ValueId): Level | undefined {
    const loop = this.#code.loopOfElement(value);
    if (loop) return this.#levels.find(({ node }) => node === loop);
    const parameter = this.#code.parameterOf(value);
    return parameter && this.#levels.find(({ unit }) => unit === parameter.unit);
  }

  /** `list[i]` where `i` counts through that list. */
  #levelAt(list: ValueId, key: ValueId): Level | undefined {
    const code = this.#code;
    const counter = code.definitionOf(key);
    if (counter?.op !== 'load') return undefined;
    return this.#levels.find(
      (level) => level.counter === counter.variable && level.list !== undefined && isSamePlace(code, level.list, list),
    );
  }
}

/** Both values are read from one place. */
export function isSamePlace(code: ModuleCode, left: ValueId, right: ValueId): boolean {
  if (originOf(code, left) === originOf(code, right)) return true;
  const place = placeKey(code, left);
  return place !== undefined && place === placeKey(code, right);
}
