import type { CallInstruction, Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import type { Meanings } from '../meaning/solve.ts';
import { closuresOf, fieldKey, isAround } from './flow-places.ts';

/** A call whose result a value may be, or a member of it. */
export interface Source {
  readonly module: Module;
  readonly call: CallInstruction;
  /** Members taken of the result on the way, in the order in which they are taken: `data`, `id`. */
  readonly members: readonly string[];
  /** On the way it was kept where more than one call sees it: in a field, or in a variable that functions share. */
  readonly isKept: boolean;
}

/** A value to look behind, and what was done to what is behind it. */
interface Step {
  readonly module: Module;
  readonly value: ValueId;
  readonly members: readonly string[];
  readonly isKept: boolean;
  /** How many functions the way went through. */
  readonly hops: number;
}

const mostSteps = 200;
const mostHops = 3;
const walking = /^(forEach|map|filter|flatMap|some|every|for_each|then)$/;
const putting = /^(push|unshift|add|set|append|enqueue)$/;

/** Finds where values come from: through variables, fields, collections, promises, wrappers and parameters, whatever the order of things. */
export class Flows {
  readonly #meanings: Meanings;
  readonly #fields = new Map<Module, Map<string, Instruction[]>>();

  constructor(meanings: Meanings) {
    this.#meanings = meanings;
  }

  /** The calls, of those that `isSource` accepts, whose result the value may be. */
  sourcesOf(module: Module, value: ValueId, isSource: (call: CallInstruction) => boolean): readonly Source[] {
    const found: Source[] = [];
    const seen = new Set<string>();
    const pending: Step[] = [{ module, value, members: [], isKept: false, hops: 0 }];
    for (let step = pending.pop(); step && seen.size < mostSteps; step = pending.pop()) {
      const key = `${step.module.path} ${step.value}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const definition = codeOf(step.module).definitionOf(step.value);
      if (definition?.op === 'call' && isSource(definition)) found.push({ ...step, call: definition });
      else pending.push(...this.#behind(step, definition));
    }
    return found;
  }

  #behind(step: Step, definition: Instruction | undefined): Step[] {
    const { module } = step;
    const to = (value: ValueId, change: Partial<Step> = {}): Step => ({ ...step, value, ...change });
    switch (definition?.op) {
      case 'cast':
      case 'await':
        return [to(definition.value)];
      case 'load':
        return this.#behindVariable(step, definition);
      case 'get':
        return this.#behindMember(step, definition);
      case 'call':
        return this.#behindCall(step, definition);
      case 'array':
        return definition.items.flatMap((item) => (item.kind === 'hole' ? [] : [to(item.value)]));
      case 'object':
        return definition.entries.map((entry) => to(entry.value));
      case undefined:
        return this.#behindParameter(step, module);
      default:
        return [];
    }
  }

  #behindVariable(step: Step, load: Instruction & { op: 'load' }): Step[] {
    const code = codeOf(step.module);
    const reader = code.unitOf(load);
    const stored = code.storesOf(load.variable).map((store) => {
      const isKept = step.isKept || !isAround(code.unitOf(store), reader);
      return { ...step, value: store.value, isKept };
    });
    return [...stored, ...this.#putInto(step, load.variable)];
  }

  /** What is put into the collection that a variable holds: `ids.push(id)`. */
  #putInto(step: Step, variable: number): Step[] {
    const code = codeOf(step.module);
    return code.loadsOf(variable as Parameters<typeof code.loadsOf>[0]).flatMap((load) =>
      code.usersOf(load.result).flatMap((user) => {
        if (user.op === 'set' && user.object === load.result) return [{ ...step, value: user.value }];
        if (user.op !== 'call' || user.callee.kind !== 'method' || user.callee.object !== load.result) return [];
        if (!('name' in user.callee.key) || !putting.test(user.callee.key.name)) return [];
        return user.arguments.flatMap((item) => (item.kind === 'hole' ? [] : [{ ...step, value: item.value }]));
      }),
    );
  }

  #behindMember(step: Step, node: Instruction & { op: 'get' }): Step[] {
    const owner = { ...step, value: node.object };
    if (!('name' in node.key)) return [owner];
    const key = fieldKey(step.module, node.object, node.key.name, codeOf(step.module).unitOf(node));
    const written = key === undefined ? [] : (this.#fieldsOf(step.module).get(key) ?? []);
    const kept = written.flatMap((each) => (each.op === 'set' ? [{ ...step, value: each.value, isKept: true }] : []));
    if (kept.length > 0) return kept;
    return [/^\d+$/.test(node.key.name) ? owner : { ...owner, members: [node.key.name, ...step.members] }];
  }

  /** A wrapper's result, or what collections and promises give. */
  #behindCall(step: Step, call: CallInstruction): Step[] {
    const steps: Step[] = [];
    for (const callee of this.#meanings.calleesOf(call)) {
      if (callee.kind !== 'unit' || step.hops >= mostHops) continue;
      for (const node of nodesOf(callee.unit.body))
        if (node.op === 'return' && node.value !== undefined)
          steps.push({ ...step, module: callee.unit.module, value: node.value, hops: step.hops + 1 });
    }
    if (call.callee.kind === 'method') steps.push({ ...step, value: call.callee.object });
    return [...steps, ...call.arguments.flatMap((item) => (item.kind === 'hole' ? [] : this.#behindArgument(step, item.value)))];
  }

  /** `Promise.all(ids)`, `await limit(() => create())`. */
  #behindArgument(step: Step, value: ValueId): Step[] {
    const definition = codeOf(step.module).definitionOf(value);
    if (definition?.op !== 'closure') return definition?.op === 'array' || definition?.op === 'call' ? [{ ...step, value }] : [];
    const unit = step.module.units[definition.unit];
    if (!unit || step.hops >= mostHops) return [];
    return [...nodesOf(unit.body)].flatMap((node) =>
      node.op === 'return' && node.value !== undefined ? [{ ...step, value: node.value, hops: step.hops + 1 }] : [],
    );
  }

  /** The element of a loop, what a callback receives, or what callers hand over. */
  #behindParameter(step: Step, module: Module): Step[] {
    const code = codeOf(module);
    const loop = code.loopOfElement(step.value);
    if (loop?.iterable !== undefined) return [{ ...step, value: loop.iterable }];
    const parameter = code.parameterOf(step.value);
    if (!parameter || step.hops >= mostHops) return [];
    const hops = step.hops + 1;
    const callers = this.#meanings.callersOf(parameter.unit).flatMap(({ module: from, call }) => {
      const item = call.arguments[parameter.index];
      return item?.kind === 'value' ? [{ ...step, module: from, value: item.value, hops }] : [];
    });
    return [...callers, ...this.#walkedBy(step, parameter.unit, hops)];
  }

  /** The collection or promise whose element a callback receives. */
  #walkedBy(step: Step, unit: Unit, hops: number): Step[] {
    const code = codeOf(unit.module);
    const steps: Step[] = [];
    for (const closure of closuresOf(unit))
      for (const user of code.usersOf(closure.result))
        if (user.op === 'call' && user.callee.kind === 'method' && 'name' in user.callee.key && walking.test(user.callee.key.name))
          steps.push({ ...step, value: user.callee.object, hops });
    return steps;
  }

  #fieldsOf(module: Module): Map<string, Instruction[]> {
    let fields = this.#fields.get(module);
    if (fields) return fields;
    this.#fields.set(module, (fields = new Map()));
    const code = codeOf(module);
    for (const node of code.all.sets) {
      if (!('name' in node.key)) continue;
      const key = fieldKey(module, node.object, node.key.name, code.unitOf(node));
      if (key !== undefined) fields.set(key, [...(fields.get(key) ?? []), node]);
    }
    return fields;
  }
}
