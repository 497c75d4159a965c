import { isWithin } from '../../base/span.ts';
import type { Block, CallInstruction, Instruction, Node } from '../../ir/model.ts';
import { childBlocks, isControl } from '../../ir/walk.ts';
import type { ModuleCode } from '../code/module-code.ts';
import type { World } from './context.ts';

/** How far a node may turn control away from what follows it. */
const stays = 0;
/** A jump to the next round or the end of a loop or `switch` around. */
const jumps = 1;
/** A way out of the function, or to a handler. */
const leaves = 2;

/**
 * Whether whoever has run an instruction comes to the call, whatever tests say, unless something throws in between that is not thrown on purpose: it stands behind it,
 * with no jump in between, or in the `finally` of a `try` around it.
 */
export function leadsTo(code: ModuleCode, from: Instruction, to: CallInstruction): boolean {
  let away = stays;
  let node: Node = from;
  for (const { control, block } of [...code.surroundings(from), { control: undefined, block: code.unitOf(from).body }]) {
    for (const next of block.slice(block.indexOf(node) + 1)) {
      if (away === stays && isSurelyIn(next, to)) return true;
      away = Math.max(away, turnsAway(next));
    }
    if (!control) break;
    if (control.op === 'try' && control.finalizer && block !== control.finalizer && isSurelyInBlock(control.finalizer, to)) return true;
    if ((control.op === 'loop' || control.op === 'switch') && away === jumps) away = stays;
    node = control;
  }
  return false;
}

/**
 * Whether an instruction and a call stand in a loop, or in a function that is run for each element of something, that runs both in each round: whoever has run one
 * comes to the other in the next round, if there is one.
 */
export function comesRoundTo(world: Pick<World, 'invocationsOf'>, code: ModuleCode, from: Instruction, to: CallInstruction): boolean {
  const isInBoth = (block: Block): boolean =>
    isSurelyInBlock(block, from) && isSurelyInBlock(block, to) && !block.some((node) => turnsAway(node));
  for (const { control, block } of code.surroundings(from)) {
    if (control.op !== 'loop' || block !== control.body) continue;
    const isWhim = control.form === 'while' || control.form === 'do';
    return isInBoth(block) && !(isWhim && control.test !== undefined);
  }
  const unit = code.unitOf(from);
  const places = world.invocationsOf(unit);
  // It ends with its `return`, and is run again.
  const body = unit.body.at(-1)?.op === 'return' ? unit.body.slice(0, -1) : unit.body;
  return places.length > 0 && places.every(({ run }) => run?.mode === 'each') && isInBoth(body);
}

/** Whether a call stands in a `try` whose handler takes what it throws, and throws nothing itself: it may fail in peace. */
export function failsInPeace(code: ModuleCode, call: CallInstruction): boolean {
  return code
    .surroundings(call)
    .some(
      ({ control, block }) =>
        control.op === 'try' && block === control.block && control.handler && !control.handler.some((node) => turnsAway(node) === leaves),
    );
}

/** The node is the instruction, or runs it whenever it runs. */
function isSurelyIn(node: Node, call: Instruction): boolean {
  if (node === call) return true;
  if (!isControl(node) || !isWithin(call.span, node.span)) return false;
  if (node.op === 'region') return isSurelyInBlock(node.body, call);
  return node.op === 'try' && (isSurelyInBlock(node.block, call) || isSurelyInBlock(node.finalizer ?? [], call));
}

function isSurelyInBlock(block: Block, call: Instruction): boolean {
  for (const node of block) {
    if (isSurelyIn(node, call)) return true;
    if (turnsAway(node) !== stays) return false;
  }
  return false;
}

function turnsAway(node: Node): number {
  if (!isControl(node)) return stays;
  if (node.op === 'return' || node.op === 'throw') return leaves;
  if (node.op === 'break' || node.op === 'continue') return node.label === undefined ? jumps : leaves;
  const inside = Math.max(stays, ...childBlocks(node).flatMap((block) => block.map(turnsAway)));
  return (node.op === 'loop' || node.op === 'switch') && inside === jumps ? stays : inside;
}
