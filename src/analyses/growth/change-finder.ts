import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, Instruction, Node, ValueId } from '../../ir/model.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { callChanges } from './call-changes.ts';
import type { Change, NewChange } from './change.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import { looksRebuilt, rebuiltFrom } from './rebuilt.ts';
import type { Roots } from './roots.ts';
import { isSizeCompared } from './size-reads.ts';

/** Finds what single nodes do to containers, of those whose roots are asked about. */
export class ChangeFinder {
  readonly #facts: CallFacts;
  readonly #containers: Containers;
  readonly #roots: Roots;
  readonly #report: (container: Container, change: Change) => void;

  constructor(facts: CallFacts, containers: Containers, roots: Roots, report: (container: Container, change: Change) => void) {
    this.#facts = facts;
    this.#containers = containers;
    this.#roots = roots;
    this.#report = report;
  }

  /** Notes what the node does to containers. */
  visit(code: ModuleCode, node: Node): void {
    switch (node.op) {
      case 'call':
        return this.#visitCall(code, node);
      case 'set':
        return this.#visitSet(code, node);
      case 'store':
        return this.#visitStore(code, node);
      case 'remove': {
        const key = 'value' in node.key ? { key: node.key.value } : {};
        for (const container of this.#containers.of(code.module, node.object))
          this.#note(container, code, node, { kind: 'removes', ...key });
        return;
      }
      case 'get':
        return this.#visitGet(code, node);
      case 'loop':
        return node.iterable === undefined ? undefined : this.#noteWalk(code, node, node.iterable);
      case 'return':
        return node.value === undefined ? undefined : this.#noteWalk(code, node, node.value);
      case 'array':
        for (const item of node.items) if (item.kind === 'spread') this.#noteWalk(code, node, item.value);
        return;
      case 'object':
        for (const entry of node.entries) if (entry.kind === 'spread') this.#noteWalk(code, node, entry.value);
        return;
      default:
        return;
    }
  }

  /** Notes what the module adds to containers, and perhaps more; only looks where something may be added. */
  visitAdditions(code: ModuleCode): void {
    const { calls, sets, stores } = code.all;
    for (const call of calls) {
      const behaviours = call.callee.kind === 'method' ? behavioursOf(this.#facts, code.module, call) : [];
      if (behaviours.some(({ size }) => size === 'grows')) this.#visitReceiver(code, call, behaviours);
    }
    for (const set of sets) {
      if (looksRebuilt(code, set.value)) this.#visitPlace(code, set);
      if ('value' in set.key) this.#visitEntry(code, set);
    }
    for (const store of stores) if (looksRebuilt(code, store.value)) this.#visitStore(code, store);
  }

  #visitCall(code: ModuleCode, call: CallInstruction): void {
    const behaviours = behavioursOf(this.#facts, code.module, call);
    this.#visitReceiver(code, call, behaviours);
    const isKnown = behaviours.length > 0 || this.#facts.meanings.calleesOf(call).length > 0;
    // What is put into something else is not read by that.
    if (behaviours.length > 0 && !behaviours.some(({ size }) => size === 'grows'))
      for (const item of call.arguments) if (item.kind !== 'hole') this.#noteWalk(code, call, item.value);
    if (isKnown && !isCounted(code, call)) return;
    for (const item of call.arguments)
      for (const container of item.kind === 'value' ? this.#containers.of(code.module, item.value) : [])
        this.#note(container, code, call, { kind: isKnown ? 'compares' : 'exposes' });
  }

  #visitReceiver(code: ModuleCode, call: CallInstruction, behaviours: readonly Behaviour[]): void {
    if (call.callee.kind !== 'method') return;
    const containers = this.#containers.of(code.module, call.callee.object);
    for (const change of containers.length > 0 ? callChanges(behaviours, call) : [])
      for (const container of containers) {
        this.#note(container, code, call, withDoubt(change, containers));
        if (change.kind === 'adds' && change.key !== undefined) this.#visitKept(code, call, container, change.values);
      }
  }

  /** `lists.set(name, lists.get(name).filter(…))`: what was kept under the key is kept with less in it. */
  #visitKept(code: ModuleCode, call: CallInstruction, container: Container, values: readonly ValueId[]): void {
    const kept = container.members.get('*');
    if (kept && values.some((value) => rebuiltFrom(code, this.#containers, value, kept) === 'less'))
      this.#note(kept, code, call, { kind: 'removes' });
  }

  #noteWalk(code: ModuleCode, node: Node, value: ValueId): void {
    for (const container of this.#containers.of(code.module, value)) this.#note(container, code, node, { kind: 'walks' });
  }

  #visitSet(code: ModuleCode, set: Instruction & { op: 'set' }): void {
    this.#visitPlace(code, set);
    for (const stored of this.#containers.of(code.module, set.value)) this.#note(stored, code, set, { kind: 'exposes' });
    this.#visitEntry(code, set);
  }

  /** The place that is set may hold a container itself. */
  #visitPlace(code: ModuleCode, set: Instruction & { op: 'set' }): void {
    for (const place of this.#containers.member(code.module, set.object, set.key)) this.#assign(code, set, place, set.value);
  }

  /** The object whose member is set may be a container. */
  #visitEntry(code: ModuleCode, set: Instruction & { op: 'set' }): void {
    if ('value' in set.key && isUpdate(code, set, set.key.value)) return;
    const containers = this.#containers.of(code.module, set.object);
    for (const container of containers) {
      if ('name' in set.key) {
        if (set.key.name === 'length') this.#note(container, code, set, { kind: 'clears' });
      } else if (isAbsent(code, set.value)) this.#note(container, code, set, { kind: 'removes', key: set.key.value });
      else this.#note(container, code, set, withDoubt({ kind: 'adds', key: set.key.value, values: [set.value], how: 'key' }, containers));
    }
  }

  #visitStore(code: ModuleCode, store: Instruction & { op: 'store' }): void {
    const variable = code.module.variables[store.variable];
    if (!variable || variable.kind === 'synthetic' || !this.#roots.includesVariable(code.module, variable.id)) return;
    this.#assign(code, store, this.#containers.interner.variable(code.module, variable.id), store.value);
  }

  #assign(code: ModuleCode, node: Node, place: Container, value: ValueId): void {
    const rebuilt = rebuiltFrom(code, this.#containers, value, place);
    if (rebuilt === 'more') this.#note(place, code, node, { kind: 'adds', values: [value], how: 'rebuild' });
    else if (rebuilt === 'less') this.#note(place, code, node, { kind: 'removes' });
    else if (rebuilt === 'fresh') this.#note(place, code, node, { kind: 'replaces', value });
  }

  #visitGet(code: ModuleCode, get: Instruction & { op: 'get' }): void {
    const isSize = 'name' in get.key && (get.key.name === 'size' || get.key.name === 'length');
    if ('name' in get.key && !isSize) return;
    for (const container of this.#containers.of(code.module, get.object)) {
      if ('value' in get.key) this.#note(container, code, get, { kind: 'looksUp', key: get.key.value });
      else this.#note(container, code, get, { kind: isSizeCompared(code, get.result) ? 'compares' : 'walks' });
    }
  }

  #note(container: Container, { module }: ModuleCode, node: Node, change: NewChange): void {
    if (this.#roots.includes(container)) this.#report(container, { module, node, ...change });
  }
}

function withDoubt(change: NewChange, containers: readonly Container[]): NewChange {
  return change.kind === 'adds' && containers.length > 1 ? { ...change, isAmbiguous: true } : change;
}

/** `Object.keys(container).length` is compared with something. */
function isCounted(code: ModuleCode, call: CallInstruction): boolean {
  return code
    .usersOf(call.result)
    .some((user) => user.op === 'get' && 'name' in user.key && user.key.name === 'length' && isSizeCompared(code, user.result));
}

/** `counts[key] += 1`: the entry is there already. */
function isUpdate(code: ModuleCode, set: Instruction & { op: 'set' }, key: ValueId): boolean {
  const made = code.definitionOf(set.value);
  return (
    made?.op === 'operate' &&
    made.operands.some((operand) => {
      const read = code.definitionOf(operand);
      return read?.op === 'get' && read.object === set.object && 'value' in read.key && read.key.value === key;
    })
  );
}

/** `null`, `undefined` or `false`: an entry set to it is given up, though its key stays. */
function isAbsent(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  return made?.op === 'constant' && (made.type === 'null' || made.type === 'undefined' || made.value === false);
}
