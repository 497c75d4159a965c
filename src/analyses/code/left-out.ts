import type { Block, CallInstruction, Instruction, Node, Unit } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import type { Meanings } from '../meaning/solve.ts';
import { calledName } from './called-names.ts';
import { isCoveredBy } from './covers.ts';
import type { ModuleCode } from './module-code.ts';
import { originOf } from './origins.ts';

type Await = Instruction & { readonly op: 'await' };

/** Whether what undoes a node runs whenever the node did and nothing fails in between. */
export function isUndoneBy(code: ModuleCode, node: Node, undoing: Node): boolean {
  if (node.span.start > undoing.span.start) return false;
  let outer: Node = undoing;
  for (const { control, block } of code.surroundings(undoing)) {
    const isPassed = control.op === 'region' || (control.op === 'try' && control.block === block);
    if (!isPassed || code.surroundings(node).some((each) => each.control === control)) break;
    if (leavesBefore(block, outer)) return false;
    outer = control;
  }
  return isCoveredBy(code, node, outer);
}

function leavesBefore(block: Block, node: Node): boolean {
  return block.slice(0, block.indexOf(node)).some(({ op }) => op === 'return' || op === 'throw');
}

/**
 * The first `await` between a node and the one that undoes it, both of one unit, whose failure leaves that out: it stands in no `finally` around and in no `catch`
 * that the failure gets to.
 */
export function failureThatSkips(meanings: Meanings, code: ModuleCode, done: Node, undoing: Node): Await | undefined {
  return nodesOf(code.unitOf(undoing).body).find((node): node is Await => {
    if (node.op !== 'await' || node.span.start < done.span.start || node.span.end > undoing.span.start) return false;
    return mayFail(meanings, code, node) && isLeftOut(code, node, undoing);
  });
}

function isLeftOut(code: ModuleCode, wait: Await, undoing: Node): boolean {
  for (const { control, block } of code.surroundings(wait)) {
    if (control.op !== 'try') continue;
    if (nodesOf(control.finalizer ?? []).includes(undoing)) return false;
    if (block !== control.block || !control.handler) continue;
    if (nodesOf(control.handler).includes(undoing)) return false;
    if (nodesOf(control.block).includes(undoing)) return true;
    if (!control.handler.some(({ op }) => op === 'return' || op === 'throw')) return false;
  }
  return true;
}

/** Functions that only let time go by. */
const pauses = /^_?(sleep|delay|wait|pause|timeout|setTimeout|setImmediate|nextTick|tick|raf|nextFrame|yieldToMain)/i;

function mayFail(meanings: Meanings, code: ModuleCode, { value }: Await): boolean {
  const made = code.definitionOf(originOf(code, value));
  if (made?.op !== 'call') return made?.op !== 'constant';
  if (isHandled(made) || pauses.test(calledName(code, made) ?? '')) return false;
  const executor = made.form === 'new' ? executorOf(code, made) : undefined;
  if (executor) return executor.parameters.length > 1;
  const callees = meanings.calleesOf(made).flatMap((callee) => (callee.kind === 'unit' ? [callee.unit] : []));
  return callees.length === 0 || !callees.every(catchesAll);
}

/** `work().catch(…)`, `work().then(done, failed)`, `Promise.allSettled(…)`. */
function isHandled({ callee, arguments: given }: CallInstruction): boolean {
  if (callee.kind !== 'method' || !('name' in callee.key)) return false;
  return /^(catch|allSettled)$/.test(callee.key.name) || (callee.key.name === 'then' && given.length > 1);
}

function executorOf(code: ModuleCode, { arguments: [first] }: CallInstruction): Unit | undefined {
  const made = first?.kind === 'value' ? code.definitionOf(first.value) : undefined;
  return made?.op === 'closure' ? code.module.units[made.unit] : undefined;
}

/** Everything that the function does stands in a `try` whose handler throws nothing. */
function catchesAll({ body }: Unit): boolean {
  const outside = (block: Block): boolean =>
    block.every((node) =>
      node.op === 'try' ? isCaught(node) : !nodesOf([node]).some(({ op }) => op === 'await' || op === 'throw' || op === 'call'),
    );
  return outside(body);
}

function isCaught(node: Node & { op: 'try' }): boolean {
  return node.handler !== undefined && !nodesOf(node.handler).some(({ op }) => op === 'throw' || op === 'await');
}
