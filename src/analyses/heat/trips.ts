import type { Block, Instruction, ValueId, VariableId } from '../../ir/model.ts';
import { childBlocks, instructionsOf, isControl, nodesOf } from '../../ir/walk.ts';
import type { Loop, ModuleCode } from '../code/module-code.ts';
import type { Sizes } from '../size/sizes.ts';

/** How many rounds a loop makes: a constant where its bounds are, infinitely many where nobody can tell. */
export function tripsOf(code: ModuleCode, sizes: Sizes, loop: Loop): number {
  if (loop.iterable !== undefined) return sizes.lengthOf(code.module, loop.iterable) ?? Infinity;
  return (loop.form === 'for' ? countedTrips(code, sizes, loop) : undefined) ?? Infinity;
}

/** `for (let i = 0; i < 10; i++)`, up or down, by a constant step. */
function countedTrips(code: ModuleCode, sizes: Sizes, loop: Loop): number | undefined {
  const test = loop.test === undefined ? undefined : code.definitionOf(loop.test);
  if (test?.op !== 'operate' || !/^([<>]=?|!==?)$/.test(test.operator)) return undefined;
  const [left, right] = test.operands;
  if (left === undefined || right === undefined) return undefined;
  const counter = counterOf(code, left) ?? counterOf(code, right);
  const limit = sizes.numberOf(code.module, counterOf(code, left) === undefined ? left : right);
  if (counter === undefined || limit === undefined) return undefined;
  const from = startOf(code, sizes, loop, counter);
  const step = stepOf(code, sizes, loop, counter);
  if (from === undefined || step === undefined) return undefined;
  const distance = Math.abs(limit - from) + (test.operator.endsWith('=') && !test.operator.startsWith('!') ? 1 : 0);
  return Math.max(0, Math.ceil(distance / step));
}

function counterOf(code: ModuleCode, value: ValueId): VariableId | undefined {
  const definition = code.definitionOf(value);
  if (definition?.op !== 'load') return undefined;
  return code.storesOf(definition.variable).length > 1 ? definition.variable : undefined;
}

/** The value that the counter gets before the loop; it must be the only one besides those of the loop. */
function startOf(code: ModuleCode, sizes: Sizes, loop: Loop, counter: VariableId): number | undefined {
  const inside = new Set<Instruction>([...instructionsOf(loop.update), ...instructionsOf(loop.body)]);
  const outside = code.storesOf(counter).filter((store) => !inside.has(store));
  const [only] = outside;
  return only && outside.length === 1 ? sizes.numberOf(code.module, only.value) : undefined;
}

/** How far the counter moves in each round; undefined when the body moves it too. */
function stepOf(code: ModuleCode, sizes: Sizes, loop: Loop, counter: VariableId): number | undefined {
  for (const node of instructionsOf(loop.body)) if (node.op === 'store' && node.variable === counter) return undefined;
  for (const node of instructionsOf(loop.update)) {
    if (node.op !== 'store' || node.variable !== counter) continue;
    const change = code.definitionOf(node.value);
    if (change?.op !== 'operate') return undefined;
    if (change.operator === '++' || change.operator === '--') return 1;
    const by = change.operands[1];
    const amount = by === undefined || !/^[+-]$/.test(change.operator) ? undefined : sizes.numberOf(code.module, by);
    return amount === undefined || amount === 0 ? undefined : Math.abs(amount);
  }
  return undefined;
}

/** A loop that nothing ends: it has no test that could fail, and nothing in it leaves it. */
export function hasNoEnd(code: ModuleCode, loop: Loop): boolean {
  if (loop.iterable !== undefined || isLeft(loop)) return false;
  if (loop.test === undefined) return true;
  const test = code.definitionOf(loop.test);
  return test?.op === 'constant' && Boolean(test.value);
}

/** A loop that nothing ends and that waits in each round: it goes on for as long as the program runs. */
export function waitsForEver(code: ModuleCode, loop: Loop): boolean {
  return hasNoEnd(code, loop) && nodesOf(loop.body).some((node) => node.op === 'await');
}

/** Something in the loop leaves it: a `return`, a `break`, or that a loop further out goes on. */
function isLeft({ body, label: own }: Loop): boolean {
  return leaves(body, true, []);

  /** `breaks` is false within inner loops and switches, which a `break` without a label leaves. */
  function leaves(block: Block, breaks: boolean, inner: readonly string[]): boolean {
    return block.some((node) => {
      if (!isControl(node)) return false;
      if (node.op === 'return') return true;
      if (node.op === 'break') return node.label === undefined ? breaks : !inner.includes(node.label);
      if (node.op === 'continue') return node.label !== undefined && node.label !== own && !inner.includes(node.label);
      const labels = 'label' in node && node.label !== undefined ? [...inner, node.label] : inner;
      return childBlocks(node).some((child) => leaves(child, breaks && node.op !== 'loop' && node.op !== 'switch', labels));
    });
  }
}
