import { isWithin } from '../base/span.ts';
import type { Span } from '../base/span.ts';
import type { Instruction, Node, Unit, ValueId } from '../ir/model.ts';
import { nodesOf } from '../ir/walk.ts';
import type { MayGiveBack } from './producers.ts';

/** What an edit that moves code into a scope has to know of the program. */
export interface ScopeRules {
  readonly mayGiveBack: MayGiveBack;
  /** Some handle that is made within the span may be used after it, other than as part of the results of the instructions in `except`. */
  mayOutlive(span: Span, except: readonly Instruction[]): boolean;
  /** The value may be a promise: work on it goes on after the scope has ended. */
  mayBePromise(value: ValueId): boolean;
  /** The unit may run after the code around it has ended. */
  runsLater(unit: Unit): boolean;
}

/** Whether everything in a part of a unit is done when that part has run: nothing awaited, yielded, or left to functions that run later. */
export function isSynchronous(unit: Unit, span: Span, rules: ScopeRules): boolean {
  const inside = [...nodesOf(unit.body)].filter((node) => isWithin(node.span, span));
  if (inside.some((node) => waits(node) || startsWork(node, rules))) return false;
  return unit.module.units.every((inner) => inner === unit || !isWithin(inner.span, span) || isDoneInside(inner, span, rules));
}

/** A function within the part: it may run later only if it uses nothing that was made there. */
function isDoneInside(unit: Unit, span: Span, rules: ScopeRules): boolean {
  if (unit.isAsync || unit.isGenerator || [...nodesOf(unit.body)].some((node) => startsWork(node, rules))) return false;
  if (!rules.runsLater(unit)) return true;
  return !unit.captures.some((variable) => {
    const declared = unit.module.variables[variable];
    return declared !== undefined && isWithin(declared.span, span);
  });
}

function waits(node: Node): boolean {
  return node.op === 'await' || node.op === 'yield' || (node.op === 'loop' && node.isAwait);
}

/** A call gives a promise, or adds to one: some of its work may still be to come when it returns. */
function startsWork(node: Node, rules: ScopeRules): boolean {
  if (node.op !== 'call') return false;
  const method = node.callee.kind === 'method' && 'name' in node.callee.key ? node.callee.key.name : '';
  return /^(then|catch|finally)$/.test(method) || rules.mayBePromise(node.result);
}
