import type { CallInstruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { lineageOf } from '../classes/lineage.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { HeatFacts } from '../heat/heat-facts.ts';
import type { Callee } from '../meaning/calls.ts';
import { runsWithin } from './runs-within.ts';

/** Objects that are handed on through more calls, or more places, are taken to be kept. */
const mostCalls = 4;
const mostSteps = 400;

/** A call that was followed into the function that it runs. */
interface Entered {
  readonly module: Module;
  readonly call: CallInstruction;
  readonly within: Entered | undefined;
  readonly depth: number;
}

/**
 * Whether a new object goes further than the functions that it is handed to, the variables of the one that makes it, and other objects that
 * go with it: two that hold each other are let go together. What calls that nobody knows do with it is taken to keep it.
 */
export function isKept(facts: HeatFacts, module: Module, value: ValueId): boolean {
  return new Walk(facts).isKept(module, value, undefined);
}

class Walk {
  readonly #facts: HeatFacts;
  /** Variables may get what they held before, and objects may hold each other. */
  readonly #seen = new Map<CallInstruction | undefined, Set<Node>>();
  #steps = 0;

  constructor(facts: HeatFacts) {
    this.#facts = facts;
  }

  isKept(module: Module, value: ValueId, entered: Entered | undefined): boolean {
    const code = codeOf(module);
    const made = code.definitionOf(value);
    if (made && made.op !== 'load' && this.#isSeen(made, entered)) return false;
    this.#steps += 1;
    return this.#steps > mostSteps || code.usersOf(value).some((user) => this.#isKeptBy(code, user, value, entered));
  }

  #isSeen(node: Node, entered: Entered | undefined): boolean {
    const seen = this.#seen.get(entered?.call) ?? new Set();
    this.#seen.set(entered?.call, seen);
    return seen.has(node) || !seen.add(node);
  }

  #isKeptBy(code: ModuleCode, user: Node, value: ValueId, entered: Entered | undefined): boolean {
    const { module } = code;
    switch (user.op) {
      case 'call':
        return this.#isKeptByCall(code, user, value, entered);
      case 'store':
        return this.#isKeptInVariable(code, user, entered);
      case 'set':
        return user.value === value && this.#isHolderKept(code, user.object, entered);
      case 'array':
        return this.isKept(module, user.result, entered);
      case 'return':
        return this.#isResultKept(code.unitOf(user), entered);
      case 'object':
      case 'yield':
      case 'opaque':
        return true;
      default:
        return false;
    }
  }

  #isKeptInVariable({ module }: ModuleCode, store: Node & { op: 'store' }, entered: Entered | undefined): boolean {
    if (this.#isSeen(store, entered)) return false;
    const variable = module.variables[store.variable];
    const owner = variable && module.units[variable.unit];
    if (!owner || owner.kind === 'module') return true;
    const code = codeOf(module);
    return code
      .loadsOf(store.variable)
      .some((load) => !runsWithin(this.#facts.heats, code.unitOf(load), owner) || this.isKept(module, load.result, entered));
  }

  #isKeptByCall(code: ModuleCode, call: CallInstruction, value: ValueId, entered: Entered | undefined): boolean {
    const position = call.arguments.findIndex((item) => item.kind !== 'hole' && item.value === value);
    if (position < 0) return false;
    const callees = call.form === 'super' ? this.#superConstructors(code.unitOf(call)) : this.#facts.meanings.calleesOf(call);
    const depth = (entered?.depth ?? 0) + 1;
    if (callees.length === 0 || depth > mostCalls) return true;
    return callees.some((callee) => {
      if (callee.kind === 'behaviour') return !isPutIntoReceiver(callee, call) || this.#isHolderKept(code, call.callee.object, entered);
      const parameter = callee.unit.parameters[position];
      const next = { module: code.module, call, within: entered, depth };
      return parameter !== undefined && this.isKept(callee.unit.module, parameter.value, next);
    });
  }

  /** The nearest constructor that a constructor inherits; none when what its class extends is not of the program. */
  #superConstructors(unit: Unit): readonly Callee[] {
    for (const meaning of this.#facts.meanings.receiverOf(unit)) {
      if (meaning.is !== 'object' || meaning.type.constructorUnit !== unit) continue;
      const inherited = lineageOf(meaning.type).slice(1);
      const constructor = inherited.find((type) => type.constructorUnit)?.constructorUnit;
      if (constructor) return [{ kind: 'unit', unit: constructor, constructs: true }];
    }
    return [];
  }

  /** What is put into an object goes with it. */
  #isHolderKept(code: ModuleCode, holder: ValueId, entered: Entered | undefined): boolean {
    const origin = originOf(code, holder);
    const made = code.definitionOf(origin);
    if (made?.op === 'array' || (made?.op === 'call' && made.form === 'new')) return this.isKept(code.module, origin, entered);
    if (made?.op !== 'this' || !entered || code.unitOf(made).kind === 'arrow') return true;
    return this.#isReceiverKept(entered);
  }

  #isReceiverKept({ module, call, within }: Entered): boolean {
    if (call.form === 'new') return this.isKept(module, call.result, within);
    if (call.form === 'super') return !within || this.#isReceiverKept(within);
    return call.callee.kind !== 'method' || this.#isHolderKept(codeOf(module), call.callee.object, within);
  }

  #isResultKept(unit: Unit, entered: Entered | undefined): boolean {
    if (!entered || unit.isAsync || unit.isGenerator) return true;
    return this.isKept(entered.module, entered.call.result, entered.within);
  }
}

/** `list.push(object)`, `map.set(key, object)`. */
function isPutIntoReceiver(
  { behaviour }: Callee & { kind: 'behaviour' },
  call: CallInstruction,
): call is CallInstruction & { callee: { kind: 'method' } } {
  return call.callee.kind === 'method' && behaviour.stores !== undefined && behaviour.stores.every(({ into }) => into === 'this');
}
