import { createRequire } from 'node:module';
import { tfjs } from '../../../../src/knowledge/tables/tfjs.ts';
import { defaultKnowledge } from '../../../../src/knowledge/index.ts';
import { element, standInForBrowser } from '../browser-stand-ins.ts';
import type { Oracle } from '../oracle.ts';
import { functionCalls } from './calls.ts';
import { inputs } from './inputs.ts';
import { callOfMethod } from './methods.ts';

interface Tensor {
  readonly isDisposed: boolean;
  dispose(): void;
}
/** A camera or microphone, which is no tensor. */
interface Stream {
  readonly isClosed: boolean;
  stop(): void;
}
interface Library {
  readonly Tensor: new () => Tensor;
  memory(): { readonly numTensors: number };
  setBackend(name: string): unknown;
}

const require = createRequire(import.meta.url);
/** The last version that has the functions which the table tells of earlier versions. */
const earlier = require('tfjs-0.15') as Library;
earlier.setBackend('cpu');
standInForBrowser();
const tf = require('@tensorflow/tfjs') as Library;
await tf.setBackend('cpu');

const isTensor = (value: unknown): value is Tensor => value instanceof tf.Tensor || value instanceof earlier.Tensor;
const isStream = (value: unknown): value is Stream => typeof (value as { readonly isClosed?: unknown } | undefined)?.isClosed === 'boolean';

/** TensorFlow.js on the CPU, which counts its tensors. */
export const tfjsOracle: Oracle = {
  table: tfjs,
  names: { tf, earlier, canvas: element },
  inputs,
  callOf: (name, kind) => (kind === undefined ? functionCalls.get(name.replace(/^new /, '')) : callOfMethod(kind, name)),
  isOfKind: (kind, value) => defaultKnowledge().isA(kind, 'tfjs.Tensor') === isTensor(value),
  isHandle: (value) => isTensor(value) || isStream(value),
  isReleased: (handle) => (isStream(handle) ? handle.isClosed : (handle as Tensor).isDisposed),
  live: () => tf.memory().numTensors + earlier.memory().numTensors,
  isCounted: isTensor,
  release: (handle) => (isStream(handle) ? handle.stop() : (handle as Tensor).dispose()),
  hidden: {
    meshgrid: 4,
    'metrics.sparseCategoricalAccuracy': 3,
    'train.momentum': 1,
    MomentumOptimizer: 1,
    'Optimizer.getWeights': 1,
  },
  uncounted: ['disposeVariables', 'Engine.disposeVariables'],
};
