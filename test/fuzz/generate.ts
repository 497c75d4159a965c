import type { Frame } from './frame.ts';
import { moves } from './moves/index.ts';
import { Random } from './random.ts';
import { indent, Writer } from './writer.ts';

/** A program with tensors that a seed stands for: one module that exports `main(flag, other, n, mode)`. About half of them leak when they run. */
export function generateProgram(seed: number): string {
  const random = new Random(seed);
  const writer = new Writer(random, moves, random.chance(0.35) ? 0 : 0.15);
  const isAsync = random.chance(0.3);
  const frame: Frame = {
    kind: 'function',
    outer: undefined,
    handles: [],
    isAsync,
    tests: ['flag', '!flag', 'other', 'n > 1'],
    isInSwitch: false,
    result: 'nothing',
    depth: 0,
  };
  writer.declare(frame, 'base', 'tensor', { isVector: true });
  const body = ['let total = 0;', 'const base = tf.ones([2]);', ...writer.block(frame, 4)];
  return [
    "import * as tf from '@tensorflow/tfjs';",
    '',
    ...writer.declarations,
    `export ${isAsync ? 'async ' : ''}function main(flag, other, n, mode) {`,
    ...indent([...body, 'return total;']),
    '}',
    '',
  ].join('\n');
}
