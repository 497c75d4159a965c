import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../../src/analyses/code/module-code.ts';
import requireTidy from '../../rules/require-tidy.ts';
import { configureRule } from '../../src/engine/configured-rule.ts';
import { runRule } from '../../src/engine/run-rules.ts';
import { factsOf } from './program.ts';

const require = createRequire(import.meta.url);

/** The bytes of what is given to `size(…)`, in the order of the source. */
function bytesIn(source: string): (number | undefined)[] {
  const { facts, module } = factsOf({ 'a.ts': source });
  const code = codeOf(module('a.ts'));
  return code.all.calls.flatMap((call) => {
    const [item] = call.arguments;
    if (code.module.text.slice(call.calleeSpan.start, call.calleeSpan.end) !== 'size' || item?.kind !== 'value') return [];
    return [facts.footprints.of(code.module, item.value)?.bytes];
  });
}

describe('tensors take what the library says', () => {
  let tf: typeof import('@tensorflow/tfjs');
  beforeAll(() => {
    tf = require('@tensorflow/tfjs');
  });

  test.each([
    'tf.zeros([224, 224, 3])',
    'tf.ones([4, 5], "bool")',
    'tf.fill([3], 1, "int32")',
    'tf.randomNormal([2, 3, 4])',
    'tf.scalar(2)',
    'tf.eye(5)',
    'tf.linspace(0, 1, 7)',
    'tf.tensor([1, 2, 3, 4, 5, 6], [2, 3])',
    'tf.tensor2d([[1, 2], [3, 4], [5, 6]])',
    'tf.tensor1d([1, 0], "bool")',
    'tf.tensor1d(new Float32Array(10))',
    'tf.oneHot(tf.tensor1d([0, 1, 2], "int32"), 368)',
    'tf.zeros([3, 4]).relu().neg().clone()',
    'tf.zeros([3, 4]).add(1).mul(tf.ones([4]))',
    'tf.zeros([3, 1]).sub(tf.ones([1, 4]))',
    'tf.add(2, tf.zeros([3, 2]))',
    'tf.zeros([3, 4]).greater(0)',
    'tf.cast(tf.zeros([6]), "bool")',
    'tf.zeros([3]).toBool().toFloat()',
    'tf.image.resizeBilinear(tf.zeros([10, 20, 3]), [128, 64])',
    'tf.image.resizeNearestNeighbor(tf.zeros([2, 10, 20, 1]), [5, 6])',
    'tf.zeros([2, 3]).expandDims(0).expandDims(-1)',
    'tf.zeros([2, 3, 4]).reshape([6, -1])',
    'tf.zeros([2, 3, 4]).flatten()',
    'tf.zeros([2, 3, 4]).sum(1)',
    'tf.zeros([2, 3, 4]).mean(-1, true)',
    'tf.zeros([2, 3, 4]).max()',
    'tf.matMul(tf.zeros([2, 3]), tf.zeros([3, 5]))',
    'tf.zeros([2, 3]).matMul(tf.zeros([3, 5]))',
    'tf.tidy(() => tf.zeros([8]).square())',
    'tf.variable(tf.zeros([8, 8]))',
    'tf.abs(tf.spectral.rfft(tf.zeros([2, 16])))',
    'tf.spectral.rfft(tf.signal.hannWindow(9))',
    'tf.zeros([1, 3, 4]).squeeze().transpose()',
    'tf.zeros([2, 3]).reshape(shape).square()',
  ])('%s', (expression) => {
    const tensor = new Function('tf', 'shape', `return ${expression}`)(tf, [3, 2]) as import('@tensorflow/tfjs').Tensor;
    const bytes = tensor.size * tf.util.bytesPerElement(tensor.dtype);
    tf.disposeVariables();
    expect(bytesIn(`size(${expression})`)).toEqual([bytes]);
  });
});

describe('a leak is reported with as many pieces of data as the library keeps', () => {
  test.each([
    'const x = tf.zeros([4, 5]); return x.dataSync();',
    'const x = tf.zeros([4, 5]); return x.reshape([20]).add(1).dataSync();',
    'const x = tf.zeros([6]); const y = x.expandDims(0).expandDims(0); return y.size;',
    'const x = tf.ones([3, 4]); const y = x.clone(); x.dispose(); return y.dataSync();',
    'const x = tf.ones([3, 4]); const y = x.toFloat(); const z = x.flatten(); x.dispose(); return [y, z].length;',
    'const x = tf.image.resizeBilinear(tf.zeros([8, 8, 3]), [4, 4]).div(255).expandDims(0); return x.dataSync();',
    'const x = tf.tidy(() => tf.ones([2, 8]).mul(2)); return x.greater(0).dataSync();',
  ])('%s', (body) => {
    const tf = require('@tensorflow/tfjs') as typeof import('@tensorflow/tfjs');
    const run = new Function('tf', body);
    run(tf);
    const before = tf.memory().numDataBuffers;
    run(tf);
    const kept = tf.memory().numDataBuffers - before;
    const { facts, module } = factsOf({ 'a.js': `export function leak() { ${body} }` });
    const [report, ...others] = runRule(module('a.js'), facts, configureRule(requireTidy, 'warn'));
    expect(others).toEqual([]);
    const [working = ''] = report?.reasons?.flatMap((reason) => reason.working ?? []) ?? [];
    const pieces = working.split(' + ').map((part) => Number(/^(\d+) × \(/.exec(part)?.[1] ?? 1));
    expect(
      pieces.reduce((sum, count) => sum + count, 0),
      working,
    ).toBe(kept);
  });
});

test('shapes are followed through names, functions, callbacks and files', () => {
  const source = `
    const size224 = 224;
    const shape = [size224, size224, 3];
    const frame = tf.zeros(shape);
    size(frame);
    function normalize(image) { return tf.tidy(() => image.toFloat().div(255).expandDims(0)); }
    size(normalize(frame));
    size(normalize(tf.ones([10, 10])));
    function half(image) { const [height, width] = image.shape; return tf.image.resizeBilinear(image, [height / 2, width / 2]); }
    size(half(frame));
    let sum = tf.zeros([100]);
    for (const x of list) { sum = sum.add(1); }
    size(sum);
    const canvas = document.createElement('canvas');
    canvas.width = 640; canvas.height = 480;
    size(tf.browser.fromPixels(canvas));
    size(tf.image.resizeBilinear(tf.browser.fromPixels(video), [128, 128]));
    size(tf.browser.fromPixels(new OffscreenCanvas(20, 10), 4));
  `;
  const picture = 224 * 224 * 3 * 4;
  expect(bytesIn(source)).toEqual([picture, picture, 400, picture / 4, 400, 640 * 480 * 12, 128 * 128 * 12, 3200]);
});

test('the shapes of inputs are those with which the model is made', () => {
  const source = `
    const model = tf.sequential();
    model.add(tf.layers.conv2d({ inputShape: [96, 64, 3], filters: 8, kernelSize: 3 }));
    model.add(tf.layers.flatten());
    const [, height, width] = model.inputs[0].shape;
    size(tf.image.resizeBilinear(tf.browser.fromPixels(video), [height, width]));
    size(tf.zeros([1, ...model.inputs[0].shape.slice(1)]));
    const input = tf.input({ shape: [128] });
    const other = tf.model({ inputs: input, outputs: tf.layers.dense({ units: 1 }).apply(input) });
    size(tf.zeros([4, other.inputs[0].shape[1]]));
    const third = tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [10] })] });
    size(tf.ones([2, third.inputs[0].shape[1]]));
    size(tf.ones([third.inputs[0].shape[0]]));
  `;
  expect(bytesIn(source)).toEqual([96 * 64 * 3 * 4, 96 * 64 * 3 * 4, 4 * 128 * 4, 80, undefined]);
});

test('matrices, typed arrays and buffers', () => {
  const source = `
    import cv from '@techstark/opencv-js';
    import FFT from 'fft.js';
    const rgba = new cv.Mat(480, 640, cv.CV_8UC4);
    size(rgba);
    size(rgba.clone());
    size(cv.Mat.zeros(10, 10, cv.CV_32FC1));
    size(new Float32Array(1000));
    size(new Uint8ClampedArray(640 * 480 * 4));
    size(new ArrayBuffer(4096));
    size(new ImageData(64, 32));
    size(context.getImageData(0, 0, 64, 32));
    function upload(device: GPUDevice) { size(device.createBuffer({ size: 4 * 256, usage: 1 })); }
    const transform = new FFT(4096);
    size(transform.createComplexArray());
    size(Buffer.alloc(64));
  `;
  expect(bytesIn(source)).toEqual([
    640 * 480 * 4,
    640 * 480 * 4,
    400,
    4000,
    640 * 480 * 4,
    4096,
    64 * 32 * 4,
    64 * 32 * 4,
    65_536,
    64,
    1024,
  ]);
});

test('what is not known has no size', () => {
  const source = `
    size(tf.browser.fromPixels(video));
    size(tf.zeros(shapeOf(model)));
    size(tf.zeros([count, 3]));
    size(tf.zeros([3], type));
    size(tf.zeros([3]).add(other));
    size(model.predict(tf.zeros([1, 3])));
    size(tf.zeros([4, 4]).matMul(tf.zeros([4, 2]), false, true));
    size(new cv.Mat());
    size(tf.tensor(['a', 'b']));
    export function given(image) { size(image.neg()); }
    const twice = document.createElement('canvas'); twice.width = 1; twice.height = 2; twice.width = 3;
    size(tf.browser.fromPixels(twice));
  `;
  expect(bytesIn(source)).toEqual(new Array(11).fill(undefined));
});
