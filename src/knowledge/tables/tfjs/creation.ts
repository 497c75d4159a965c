import type { Row } from '../../table.ts';
import { measured, native, reference } from './evidence.ts';

/** Functions that make tensors from plain values. */
export const creation = [
  {
    names: [
      ...['tensor', 'tensor1d', 'tensor2d', 'tensor3d', 'tensor4d', 'tensor5d', 'tensor6d', 'scalar', 'complex', 'fill', 'linspace'],
      ...['range', 'ones', 'zeros', 'onesLike', 'zerosLike', 'eye', 'diag', 'rand', 'randomGamma', 'randomNormal'],
      ...['randomStandardNormal', 'randomUniform', 'randomUniformInt', 'truncatedNormal', 'multinomial', 'signal.hannWindow'],
      ...['signal.hammingWindow', 'cosineWindow', 'browser.fromPixels'],
    ],
    result: { kind: 'tfjs.Tensor' },
    evidence: measured,
  },
  { names: ['clone'], result: { kind: 'tfjs.Tensor' }, evidence: `a new handle that shares the data; ${measured}` },
  { names: ['TensorBuffer'], construct: true, result: { kind: 'tfjs.TensorBuffer' }, evidence: measured },
  { names: ['buffer'], result: { kind: 'tfjs.TensorBuffer' }, evidence: measured },
  { names: ['browser.fromPixelsAsync'], result: { promise: { kind: 'tfjs.Tensor' } }, evidence: `${reference}#browser.fromPixelsAsync` },
  { names: ['browser.toPixels'], result: { promise: { plain: true } }, evidence: `${reference}#browser.toPixels` },
  { names: ['browser.draw'], result: { plain: true }, evidence: `${reference}#browser.draw` },
  // A list of one comes back as the same tensor, see https://github.com/tensorflow/tfjs/blob/tfjs-v4.22.0/tfjs-core/src/ops/meshgrid.ts
  { names: ['meshgrid'], result: { each: { kind: 'tfjs.Tensor' } }, evidence: measured },
  {
    names: ['oneHot'],
    result: { kind: 'tfjs.Tensor' },
    expandsOneHot: { indices: 0, depth: 1, bytesPerElement: 4 },
    evidence: `int32 by default, ${reference}#oneHot; ${measured}`,
  },
  {
    names: ['variable'],
    result: { kind: 'tfjs.Variable' },
    evidence: `the initial value stays with the caller; ${measured}`,
  },
  {
    names: ['sparseToDense'],
    result: { kind: 'tfjs.Tensor' },
    densifies: { port: 0, bytesPerElement: 4, instead: 'keep the indices and values, and gather the rows that are needed', always: true },
    evidence: `${reference}#sparseToDense; ${measured}`,
  },
  {
    names: ['node.decodeImage', 'node.decodeJpeg', 'node.decodePng', 'node.decodeGif', 'node.decodeBmp'],
    result: { kind: 'tfjs.Tensor' },
    evidence: 'https://github.com/tensorflow/tfjs/blob/tfjs-v4.22.0/tfjs-node/src/image.ts',
    notRun: native,
  },
  {
    names: ['node.encodeJpeg', 'node.encodePng'],
    result: { promise: { plain: true } },
    evidence: 'https://github.com/tensorflow/tfjs/blob/tfjs-v4.22.0/tfjs-node/src/image.ts',
    notRun: native,
  },
] satisfies readonly Row[];
