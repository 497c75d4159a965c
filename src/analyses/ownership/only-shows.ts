import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { definitionOf } from '../definitions.ts';
import type { Meanings } from '../meaning/solve.ts';

/** Tells which calls only show something to people, as a status line does, which does not fail in the ordinary course of things. */
export class OnlyShowing {
  readonly #meanings: Meanings;
  readonly #known = new Map<Unit, boolean>();

  constructor(meanings: Meanings) {
    this.#meanings = meanings;
  }

  /** A method of a global object of which nothing comes back but what is written on: `console.log(text)`, `document.getElementById(id).style.display = 'none'`. */
  isCall(module: Module, { callee, form, result }: CallInstruction): boolean {
    if (form !== 'call' || callee.kind !== 'method' || definitionOf(module, callee.object)?.op !== 'global') return false;
    return isOnlyWrittenOn(codeOf(module), result);
  }

  /** A function that makes such calls, gives nothing back, waits for nothing and throws nothing itself. */
  isUnit(unit: Unit): boolean {
    let known = this.#known.get(unit);
    if (known === undefined) {
      this.#known.set(unit, false);
      known = this.#isShowing(unit);
      this.#known.set(unit, known);
    }
    return known;
  }

  #isShowing(unit: Unit): boolean {
    if (unit.isAsync || unit.isGenerator || unit.kind === 'module' || unit.kind === 'constructor') return false;
    return nodesOf(unit.body).every((node) => {
      if (node.op === 'call') return this.isCall(unit.module, node) || this.#isCallOfShowing(node);
      return node.op !== 'throw' && !(node.op === 'return' && node.value !== undefined);
    });
  }

  #isCallOfShowing(call: CallInstruction): boolean {
    const callees = this.#meanings.calleesOf(call);
    return callees.length > 0 && callees.every((callee) => callee.kind === 'unit' && this.isUnit(callee.unit));
  }
}

function isOnlyWrittenOn(code: ModuleCode, value: ValueId): boolean {
  return code.usersOf(value).every((user) => {
    if (user.op === 'get') return user.object === value && isOnlyWrittenOn(code, user.result);
    return user.op === 'set' && user.object === value && user.value !== value;
  });
}
