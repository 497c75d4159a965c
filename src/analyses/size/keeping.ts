import type { CallInstruction, Instruction, Module, Node, ValueId } from '../../ir/model.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { codeOf, type Loop, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Facts } from '../facts.ts';
import type { Run } from '../heat/runs.ts';
import { isBatch, isOutside } from './batches.ts';
import { type Extent, extentOf, extentOfList } from './extents.ts';
import { mappedExtent } from './rows.ts';

/** A collection that keeps one value after another. */
export interface Keeping {
  readonly module: Module;
  /** What puts the value into the collection: a `push`, a write, the call that maps a list. */
  readonly node: Node;
  /** How many values end up in it for each site, in numbers or names. */
  readonly counts: readonly Extent[];
  /** The collection lives on: it is a field or variable of the module, is returned, or is read again and again. Otherwise it is used up where it is made. */
  readonly isLasting: boolean;
}

const mostDepth = 6;

/** Follows a value to the collections that keep it, for each of many such values. */
export class Keepings {
  readonly #facts: Facts;
  /** The counts of the value that is being followed, before any collection. */
  #own: readonly Extent[] = [];

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** The collections of many into which a value of one site goes; `counts` says how many the value itself stands for. */
  of(module: Module, value: ValueId, counts: readonly Extent[]): readonly Keeping[] {
    this.#own = counts;
    return this.#follow(codeOf(module), value, counts, 0, new Set());
  }

  #follow(code: ModuleCode, value: ValueId, counts: readonly Extent[], depth: number, seen: Set<ValueId>): readonly Keeping[] {
    if (seen.has(value) || depth > mostDepth) return [];
    seen.add(value);
    return code.usersOf(value).flatMap((user) => this.#use(code, user, value, counts, depth, seen));
  }

  #use(code: ModuleCode, user: Node, value: ValueId, counts: readonly Extent[], depth: number, seen: Set<ValueId>): readonly Keeping[] {
    switch (user.op) {
      case 'store': {
        if (isOutside(code, user)) return counts.length > 0 ? [this.#kept(code, user, counts, true)] : [];
        return code.loadsOf(user.variable).flatMap((load) => this.#follow(code, load.result, counts, depth, seen));
      }
      case 'cast':
      case 'await':
      case 'array':
      case 'object':
        return this.#follow(code, user.result, counts, depth + 1, seen);
      case 'set':
        if (user.value !== value) return [];
        if ('value' in user.key) return this.#put(code, user, user.object, counts);
        return counts.length > 0 ? [this.#kept(code, user, counts, true)] : this.#follow(code, user.object, counts, depth + 1, seen);
      case 'call':
        return this.#call(code, user, value, counts, depth, seen);
      case 'return':
        return this.#returned(code, user, counts, depth);
      default:
        return [];
    }
  }

  #call(
    code: ModuleCode,
    call: CallInstruction,
    value: ValueId,
    counts: readonly Extent[],
    depth: number,
    seen: Set<ValueId>,
  ): readonly Keeping[] {
    const { callee } = call;
    const isReceiver = callee.kind === 'method' && callee.object === value;
    const position = call.arguments.findIndex((item) => item.kind !== 'hole' && item.value === value);
    for (const { stores, result, copies } of behavioursOf(this.#facts, code.module, call)) {
      const stored = position >= 0 && stores?.some(({ what, into }) => into === 'this' && (what === 'rest' || what === position)) === true;
      if (stored && callee.kind === 'method') return this.#put(code, call, callee.object, counts);
      if (result && 'kind' in result && this.#facts.knowledge.kind(result.kind)?.sort === 'dataset' && counts.length > 0)
        return [this.#kept(code, call, counts, true)];
      if (copies === position && position >= 0) return this.#follow(code, call.result, counts, depth + 1, seen);
    }
    // `vectors.dataSync()`, `vectors.toFloat()`, `Array.from(vector)`: the same numbers in another form.
    if (isReceiver && counts === this.#own) return this.#follow(code, call.result, counts, depth + 1, seen);
    const isCopy = callee.kind === 'method' && 'name' in callee.key && callee.key.name === 'from' && position === 0;
    return isCopy && counts === this.#own ? this.#follow(code, call.result, counts, depth + 1, seen) : [];
  }

  /** The value goes into a collection, once for each round of the loops between the place that makes the collection and this one. */
  #put(code: ModuleCode, node: Node, collection: ValueId, counts: readonly Extent[]): readonly Keeping[] {
    const origin = originOf(code, collection);
    const made = code.definitionOf(origin);
    const isLocal = (made?.op === 'array' || made?.op === 'call') && code.unitOf(made) === code.unitOf(node);
    const around = isLocal ? code.loopsAround(made) : [];
    const rounds = code.loopsAround(node).filter((loop) => !around.includes(loop));
    const callbacks = isLocal ? [] : this.#callbackRounds(code, node, made);
    const all = [...counts, ...rounds.map((loop) => this.#rounds(code, loop)), ...callbacks];
    if (all.length === 0) return [];
    return [this.#kept(code, node, all, made === undefined || this.#lasts(code, origin, made))];
  }

  /** The collection is made outside the callback in which the value is put into it. */
  #callbackRounds(code: ModuleCode, node: Node, made: Instruction | undefined): readonly Extent[] {
    const unit = code.unitOf(node);
    const runs = this.#facts.heats.runsOf(unit).filter((run) => run.mode === 'each');
    const owner = made && 'result' in made ? code.unitOf(made) : undefined;
    if (owner === unit) return [];
    return runs.slice(0, 1).map((run) => this.#walkedExtent(run.module, run.walked));
  }

  #rounds(code: ModuleCode, loop: Loop): Extent {
    const { module } = code;
    if (loop.iterable !== undefined) return extentOfList(this.#facts.sizes, module, loop.iterable);
    const trips = this.#facts.heats.roundsOf(module, loop);
    if (Number.isFinite(trips)) return { key: `#${trips}`, text: String(trips), length: trips };
    const test = loop.test === undefined ? undefined : code.definitionOf(loop.test);
    const limit = test?.op === 'operate' ? test.operands[1] : undefined;
    return limit === undefined ? { key: 'n', text: 'n' } : extentOf(this.#facts.sizes, module, limit);
  }

  /** The value is what a callback gives for each element, or what a function gives its callers. */
  #returned(code: ModuleCode, node: Node, counts: readonly Extent[], depth: number): readonly Keeping[] {
    const unit = code.unitOf(node);
    const runs = this.#facts.heats.runsOf(unit);
    const isOpen = runs.every((run) => run.mode !== 'call' && run.mode !== 'each' && !this.#passesOn(run));
    if (isOpen && counts.length > 0) return [this.#kept(code, node, counts, true)];
    return runs.flatMap((run) => {
      const own = codeOf(run.module);
      if (run.node.op !== 'call') return [];
      // Through more than two callers it is no longer the business of whoever made the value.
      if (run.mode === 'call') return this.#follow(own, run.node.result, counts, depth + 3, new Set());
      if (this.#passesOn(run)) return this.#follow(own, run.node.result, counts, depth + 1, new Set());
      if (run.mode !== 'each' || !this.#givesList(run.module, run.node) || (run.walked !== undefined && isBatch(own, run.walked)))
        return [];
      const count = mappedExtent(this.#facts.sizes, run.module, run.node) ?? this.#walkedExtent(run.module, run.walked);
      const all = [...counts, count];
      const lasting = this.#follow(own, run.node.result, all, depth + 1, new Set());
      return lasting.length > 0 ? lasting : [this.#kept(own, run.node, all, this.#lasts(own, run.node.result, run.node))];
    });
  }

  /** The call that runs the function gives what it returns: `tf.tidy(() => …)`. */
  #passesOn({ module, node, mode }: Run): boolean {
    if (mode !== 'now' || node.op !== 'call') return false;
    return behavioursOf(this.#facts, module, node).some(
      ({ result }) => result !== undefined && !('each' in result) && JSON.stringify(result).includes('resultOf'),
    );
  }

  #walkedExtent(module: Module, walked: ValueId | undefined): Extent {
    return walked === undefined ? { key: 'n', text: 'n' } : extentOfList(this.#facts.sizes, module, walked);
  }

  #givesList(module: Module, call: CallInstruction): boolean {
    return behavioursOf(this.#facts, module, call).some(
      ({ result }) => result !== undefined && 'each' in result && JSON.stringify(result.each).includes('resultOf'),
    );
  }

  #kept({ module }: ModuleCode, node: Node, counts: readonly Extent[], isLasting: boolean): Keeping {
    return { module, node, counts, isLasting };
  }

  /** The collection goes further than the function that makes it, or is read in a loop that does not make it anew. */
  #lasts(code: ModuleCode, collection: ValueId, made: Instruction): boolean {
    if (made.op !== 'array' && made.op !== 'call') return true;
    const around = code.loopsAround(made);
    return code.usersOf(collection).some((user) => {
      if (user.op === 'return' || (user.op === 'set' && user.value === collection)) return true;
      if (user.op !== 'store') return user.op === 'object';
      if (isOutside(code, user)) return true;
      return code.loadsOf(user.variable).some((load) => {
        const users = code.usersOf(load.result);
        if (users.some((each) => each.op === 'return' || each.op === 'object' || (each.op === 'set' && each.value === load.result)))
          return true;
        const isWrite = users.every((each) => this.#isPut(code, each, load.result));
        return !isWrite && code.loopsAround(load).some((loop) => !around.includes(loop));
      });
    });
  }

  #isPut(code: ModuleCode, node: Node, collection: ValueId): boolean {
    if (node.op === 'set') return node.object === collection;
    return node.op === 'call' && behavioursOf(this.#facts, code.module, node).some(({ size }) => size === 'grows');
  }
}
