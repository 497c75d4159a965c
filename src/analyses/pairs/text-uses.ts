import type { KindId } from '../../base/behaviour.ts';
import type { CallInstruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { TextProtocol } from '../../knowledge/table.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Program } from '../program.ts';
import { procedurePattern } from './procedure-pattern.ts';
import { nameOf, nameOfValue, type TextName, textsOf } from './text-names.ts';

/** What a procedure in a text does to the resource that it names. */
export interface TextUse {
  readonly module: Module;
  readonly unit: Unit;
  readonly call: CallInstruction;
  readonly does: 'make' | 'free' | 'ask' | 'use';
  readonly kind: KindId;
  readonly name: TextName;
}

const mostDepth = 3;

/**
 * Resources that procedures named in texts make and free: `CALL gds.graph.project('g', …)`. Only those are told that a function makes under a name which nobody else
 * frees, and which does not leave the function.
 */
export class TextUses {
  readonly #meanings: Meanings;
  readonly #protocols: readonly TextProtocol[];
  readonly #pattern: RegExp | undefined;
  readonly #ofCall = new Map<CallInstruction, readonly TextUse[]>();
  readonly #slots = new Map<string, ValueId>();
  readonly #calls: ReadonlyMap<Unit, readonly CallInstruction[]>;
  #all: readonly TextUse[] | undefined;

  constructor(program: Program, knowledge: Knowledge, meanings: Meanings) {
    this.#meanings = meanings;
    this.#protocols = knowledge.textProtocols;
    const { roots, pattern } = procedurePattern(knowledge);
    this.#pattern = pattern;
    const isUsed = program.modules.some(({ text }) => roots.some((root) => text.includes(root)));
    this.#calls = isUsed ? callsByUnit(program) : new Map();
  }

  /** What a call makes that its function must free, and what it frees. */
  effectsOf(module: Module, call: CallInstruction): readonly TextUse[] {
    if (this.#calls.size === 0) return [];
    return this.#usesOf(module, call, 0).filter((use) => use.does === 'free' || (use.does === 'make' && this.#mustBeFreed(use)));
  }

  /** Where a run keeps the handle for a name: beside the values of the program. */
  slotOf({ module, kind, name }: TextUse): ValueId {
    const key = `${module.path} ${kind} ${keyOf(name)}`;
    let slot = this.#slots.get(key);
    if (slot === undefined) this.#slots.set(key, (slot = (-2e9 - this.#slots.size) as ValueId));
    return slot;
  }

  #usesOf(module: Module, call: CallInstruction, depth: number): readonly TextUse[] {
    if (!this.#pattern) return [];
    let uses = this.#ofCall.get(call);
    if (!uses) {
      uses = [...this.#direct(module, call, this.#pattern), ...(depth < mostDepth ? this.#through(module, call, depth) : [])];
      this.#ofCall.set(call, uses);
    }
    return uses;
  }

  #direct(module: Module, call: CallInstruction, pattern: RegExp): TextUse[] {
    const unit = codeOf(module).unitOf(call);
    return textsOf(module, call).flatMap((written) =>
      [...written.text.matchAll(pattern)].flatMap(([, procedure = '', first = '']): TextUse[] => {
        const name = nameOf(module, call, written, first);
        return name
          ? this.#protocols.map((protocol) => ({ module, unit, call, does: doesTo(protocol, procedure), kind: protocol.kind, name }))
          : [];
      }),
    );
  }

  /** A function of the program that makes or frees what its parameter names does so for its caller. */
  #through(module: Module, call: CallInstruction, depth: number): TextUse[] {
    const units = this.#meanings.calleesOf(call).flatMap((callee) => (callee.kind === 'unit' ? [callee.unit] : []));
    return units.flatMap((unit) => {
      return (this.#calls.get(unit) ?? []).flatMap((inner) =>
        this.#usesOf(unit.module, inner, depth + 1).flatMap((use): TextUse[] => {
          const item = use.name.is === 'parameter' ? call.arguments[use.name.index] : undefined;
          if (item?.kind !== 'value' || use.unit !== unit) return [];
          return [{ ...use, module, unit: codeOf(module).unitOf(call), call, name: nameOfValue(module, item.value) }];
        }),
      );
    });
  }

  #mustBeFreed(make: TextUse): boolean {
    this.#all ??= [...this.#calls].flatMap(([unit, calls]) => calls.flatMap((call) => this.#usesOf(unit.module, call, 0)));
    const same = this.#all.filter((use) => use.kind === make.kind && use !== make);
    const own = same.filter((use) => use.unit === make.unit && keyOf(use.name) === keyOf(make.name));
    if (own.some((use) => use.does === 'ask' || (use.does === 'free' && use.call.span.start <= make.call.span.start))) return false;
    if (own.some((use) => use.does === 'free')) return true;
    const freed = same.filter((use) => use.does === 'free' && use.unit !== make.unit);
    if (make.name.is === 'parameter') return freed.length === 0 && own.some((use) => use.does === 'use');
    if (make.name.is === 'value') return !leavesFunction(make.module, make.name.value);
    // Somebody frees it under the same name, or frees whatever there is.
    return freed.every((use) => use.name.is === 'parameter' || (use.name.is === 'fixed' && keyOf(use.name) !== keyOf(make.name)));
  }
}

function doesTo({ acquires, releases, checks = [] }: TextProtocol, procedure: string): TextUse['does'] {
  if (acquires.includes(procedure)) return 'make';
  if (releases.includes(procedure)) return 'free';
  return checks.includes(procedure) ? 'ask' : 'use';
}

function keyOf(name: TextName): string {
  return name.is === 'value' ? `value ${name.value}` : name.is === 'parameter' ? `parameter ${name.text}` : `text ${name.text}`;
}

function callsByUnit(program: Program): Map<Unit, CallInstruction[]> {
  const calls = new Map<Unit, CallInstruction[]>();
  for (const module of program.modules) {
    const code = codeOf(module);
    for (const call of code.all.calls) calls.set(code.unitOf(call), [...(calls.get(code.unitOf(call)) ?? []), call]);
  }
  return calls;
}

/** The name is returned or kept, so that others may free what it names. */
function leavesFunction(module: Module, origin: ValueId): boolean {
  const code = codeOf(module);
  const definition = code.definitionOf(origin);
  // A field or member belongs to whoever holds the object.
  if (definition?.op === 'get') return true;
  const named = code.usersOf(origin).flatMap((user) => (user.op === 'store' ? code.loadsOf(user.variable) : []));
  return named.some((load) => code.usersOf(load.result).some((user) => isLeaving(module, user, load.result)));
}

const keeping = /^(push|unshift|add|set|append|enqueue|send|json|emit|resolve|save|store|track|register)$/;

function isLeaving(module: Module, user: Node, value: ValueId): boolean {
  const code = codeOf(module);
  switch (user.op) {
    case 'return':
    case 'yield':
    case 'array':
      return true;
    case 'set':
      return user.value === value || ('value' in user.key && user.key.value === value);
    case 'store':
      return originOf(code, value) !== value && code.storesOf(user.variable).length > 1;
    case 'call':
      return user.callee.kind === 'method' && 'name' in user.callee.key && keeping.test(user.callee.key.name);
    case 'object':
      return code.usersOf(user.result).some((holder) => holder.op !== 'call' || isLeaving(module, holder, user.result));
    default:
      return false;
  }
}
