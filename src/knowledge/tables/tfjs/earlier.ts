import type { Row } from '../../table.ts';

const until3 = 'until version 3: @tensorflow/tfjs-core 2.8.6, dist/ops/binary_ops.d.ts';
const until1 = 'until version 1: @tensorflow/tfjs-core 0.15.1, dist/ops/array_ops.d.ts and batchnorm.d.ts';

/** Functions that older versions have and code in use still calls. */
export const earlier = [
  {
    names: [
      ...['addStrict', 'divStrict', 'equalStrict', 'greaterEqualStrict', 'greaterStrict', 'lessEqualStrict', 'lessStrict'],
      ...['maximumStrict', 'minimumStrict', 'modStrict', 'mulStrict', 'notEqualStrict', 'powStrict', 'squaredDifferenceStrict'],
      ...['subStrict'],
    ],
    result: { kind: 'tfjs.Tensor' },
    evidence: until3,
  },
  {
    names: ['fromPixels', 'batchNormalization', 'batchNormalization2d', 'batchNormalization3d', 'batchNormalization4d'],
    result: { kind: 'tfjs.Tensor' },
    evidence: until1,
  },
  { names: ['toPixels'], result: { promise: { plain: true } }, evidence: until1 },
  {
    names: ['loadModel'],
    result: { promise: { kind: 'tfjs.LayersModel' } },
    evidence: 'until version 1: @tensorflow/tfjs-layers 0.10.3, dist/exports.d.ts',
  },
] satisfies readonly Row[];

/** Methods of tensors that older versions have. */
export const earlierMethods = [
  {
    names: [
      ...['addStrict', 'divStrict', 'equalStrict', 'greaterEqualStrict', 'greaterStrict', 'lessEqualStrict', 'lessStrict'],
      ...['maximumStrict', 'minimumStrict', 'modStrict', 'mulStrict', 'notEqualStrict', 'powStrict', 'squaredDifferenceStrict'],
      ...['subStrict'],
    ],
    result: { kind: 'tfjs.Tensor' },
    evidence: 'until version 3: @tensorflow/tfjs-core 1.7.4, dist/tensor.d.ts',
  },
  {
    names: ['batchNormalization', 'depthwiseConv2D'],
    result: { kind: 'tfjs.Tensor' },
    evidence: 'until version 2: @tensorflow/tfjs-core 1.7.4, dist/tensor.d.ts',
  },
] satisfies readonly Row[];
