import { isWithin } from '../../base/span.ts';
import type { Block, Control, Module, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import { definitionOf } from '../definitions.ts';
import { logicalOf } from './logical.ts';

type Loop = Control & { op: 'loop' };

const known = new WeakMap<Loop, ReadonlySet<Block>>();

/**
 * Blocks in a loop that leave it and are reached under conditions that are the same in each round: whoever gets there does so in the first round, and
 * when there is a second, nobody does any more.
 */
export function onlyInFirstRound(module: Module, loop: Loop): ReadonlySet<Block> {
  let found = known.get(loop);
  if (!found) known.set(loop, (found = new Set(leavingBlocks(module, loop, loop.body))));
  return found;
}

function* leavingBlocks(module: Module, loop: Loop, block: Block): Iterable<Block> {
  for (const node of block) {
    if (node.op === 'region' && node.label === undefined) yield* leavingBlocks(module, loop, node.body);
    if (node.op !== 'branch' || !isSameInEachRound(module, loop, node.test)) continue;
    for (const arm of [node.then, node.otherwise]) {
      if (alwaysLeaves(arm)) yield arm;
      else yield* leavingBlocks(module, loop, arm);
    }
  }
}

/** It ends with leaving the loop around it, and nothing in it goes on with the next round instead. */
function alwaysLeaves(block: Block): boolean {
  const last = block.at(-1);
  const isLeaving = last?.op === 'return' || last?.op === 'throw' || (last?.op === 'break' && last.label === undefined);
  return isLeaving && !nodesOf(block).some((node) => node.op === 'continue' || (node.op === 'break' && node.label !== undefined));
}

/** The test is made of constants, and of variables of the unit that nothing writes once the loop runs. */
function isSameInEachRound(module: Module, loop: Loop, test: ValueId): boolean {
  const logical = logicalOf(module, test);
  if (logical) return [logical.left, logical.right].every((side) => isSameInEachRound(module, loop, side));
  const node = definitionOf(module, test);
  if (node?.op === 'constant') return true;
  if (node?.op === 'operate') return node.operands.every((operand) => isSameInEachRound(module, loop, operand));
  if (node?.op !== 'load') return false;
  const code = codeOf(module);
  const unit: Unit = code.unitOf(loop);
  const stores = code.storesOf(node.variable);
  return (
    module.variables[node.variable]?.unit === unit.id &&
    stores.every((store) => code.unitOf(store) === unit && !isWithin(store.span, loop.span))
  );
}

/** What a loop walks is a list that is written out where the loop stands, with something in it. */
export function walksSomething(module: Module, { form, iterable }: Loop): boolean {
  const list = form === 'for-of' && iterable !== undefined ? definitionOf(module, iterable) : undefined;
  return list?.op === 'array' && list.items.some(({ kind }) => kind !== 'spread');
}
