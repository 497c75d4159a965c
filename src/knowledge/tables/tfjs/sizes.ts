import type { ElementBytes, SizeRow } from '../../size-row.ts';
import { reference, source } from './evidence.ts';

/** As `tf.memory().numBytes` counts them. */
const bytes = { float32: 4, int32: 4, bool: 1, complex64: 8 };
const typed = (type: number): ElementBytes => ({ type, bytes, usual: 4 });
const measured = 'measured: sizes of results, @tensorflow/tfjs 4.22.0';

/** How big tensors are, by their shapes and types. */
export const sizes = [
  { names: ['zeros', 'ones'], sides: { list: 0 }, element: typed(1), evidence: measured },
  { names: ['fill'], sides: { list: 0 }, element: typed(2), evidence: measured },
  { names: ['randomNormal', 'randomUniform', 'truncatedNormal'], sides: { list: 0 }, element: typed(3), evidence: measured },
  { names: ['scalar'], sides: { lengths: [] }, element: typed(1), evidence: measured },
  { names: ['eye'], sides: { lengths: [0, 0] }, element: 4, evidence: measured },
  { names: ['linspace'], sides: { lengths: [2] }, element: 4, evidence: measured },
  {
    names: ['tensor', 'tensor2d', 'tensor3d', 'tensor4d', 'tensor5d'],
    sides: { values: 0, list: 1 },
    element: typed(2),
    evidence: measured,
  },
  { names: ['tensor1d'], sides: { count: 0 }, element: typed(1), evidence: measured },
  {
    names: ['browser.fromPixels'],
    sides: { pixels: 0, channels: 1, usual: 3 },
    element: 4,
    evidence: `int32; ${reference}#browser.fromPixels`,
  },
  {
    names: ['browser.fromPixelsAsync'],
    sides: { pixels: 0, channels: 1, usual: 3 },
    element: 4,
    evidence: `int32; ${reference}#browser.fromPixelsAsync`,
  },
  { names: ['oneHot'], methodsOf: 'Tensor', sides: { appended: 0, by: 1 }, element: 4, evidence: measured },
  {
    names: [
      ...['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'ceil', 'clipByValue', 'cos', 'cosh', 'cumprod', 'cumsum'],
      ...['elu', 'erf', 'exp', 'expm1', 'floor', 'leakyRelu', 'log', 'log1p', 'logSigmoid', 'logSoftmax', 'neg', 'onesLike', 'reciprocal'],
      ...['relu', 'relu6', 'reverse', 'round', 'rsqrt', 'selu', 'sigmoid', 'sign', 'sin', 'sinh', 'softmax', 'softplus', 'sqrt', 'square'],
      ...['step', 'tan', 'tanh', 'zerosLike', 'image.flipLeftRight', 'variable'],
    ],
    methodsOf: 'Tensor',
    sides: { as: 0 },
    element: { as: 0 },
    evidence: measured,
  },
  { names: ['isFinite', 'isInf', 'isNaN', 'logicalNot', 'toBool'], methodsOf: 'Tensor', sides: { as: 0 }, element: 1, evidence: measured },
  { names: ['clone'], methodsOf: 'Tensor', sides: { as: 0 }, element: { as: 0 }, shares: true, evidence: measured },
  { names: ['abs', 'real', 'imag'], methodsOf: 'Tensor', sides: { as: 0 }, element: 4, evidence: measured },
  // Data is copied only where the backend cannot read the one type as the other.
  { names: ['toFloat', 'toInt'], methodsOf: 'Tensor', sides: { as: 0 }, element: 4, shares: true, evidence: measured },
  { names: ['cast', 'asType'], methodsOf: 'Tensor', sides: { as: 0 }, element: { type: 1, bytes }, shares: true, evidence: measured },
  { names: ['signal.hannWindow', 'signal.hammingWindow'], sides: { lengths: [0] }, element: 4, evidence: measured },
  { names: ['rfft', 'spectral.rfft'], methodsOf: 'Tensor', sides: { halved: 0, unless: 1 }, element: 8, evidence: measured },
  { names: ['fft', 'ifft', 'spectral.fft', 'spectral.ifft'], methodsOf: 'Tensor', sides: { as: 0 }, element: 8, evidence: measured },
  { names: ['transpose'], methodsOf: 'Tensor', sides: { rearranged: 0 }, element: { as: 0 }, evidence: measured },
  { names: ['squeeze'], methodsOf: 'Tensor', sides: { rearranged: 0 }, element: { as: 0 }, shares: true, evidence: measured },
  {
    names: [
      ...['add', 'sub', 'mul', 'div', 'divNoNan', 'floorDiv', 'mod', 'pow', 'maximum', 'minimum', 'squaredDifference', 'atan2', 'prelu'],
    ],
    methodsOf: 'Tensor',
    sides: { stretched: [0, 1] },
    element: { as: 0 },
    evidence: measured,
  },
  {
    names: ['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual', 'logicalAnd', 'logicalOr', 'logicalXor'],
    methodsOf: 'Tensor',
    sides: { stretched: [0, 1] },
    element: 1,
    evidence: measured,
  },
  { names: ['image.resizeBilinear', 'resizeBilinear'], methodsOf: 'Tensor', sides: { resized: 0, to: 1 }, element: 4, evidence: measured },
  {
    names: ['image.resizeNearestNeighbor', 'resizeNearestNeighbor'],
    methodsOf: 'Tensor',
    sides: { resized: 0, to: 1 },
    element: { as: 0 },
    evidence: measured,
  },
  { names: ['expandDims'], methodsOf: 'Tensor', sides: { expanded: 0, at: 1 }, element: { as: 0 }, shares: true, evidence: measured },
  { names: ['reshape'], methodsOf: 'Tensor', sides: { reshaped: 0, list: 1 }, element: { as: 0 }, shares: true, evidence: measured },
  { names: ['flatten', 'as1D'], methodsOf: 'Tensor', sides: { reshaped: 0 }, element: { as: 0 }, shares: true, evidence: measured },
  {
    names: ['sum', 'mean', 'max', 'min', 'prod'],
    methodsOf: 'Tensor',
    sides: { reduced: 0, axis: 1, keeps: 2 },
    element: 4,
    evidence: measured,
  },
  { names: ['matMul'], methodsOf: 'Tensor', sides: { multiplied: [0, 1] }, element: 4, evidence: 'of what is not transposed; ' + measured },
  {
    names: ['input', 'layers.input', 'layers.inputLayer'],
    sides: { list: { operand: 0, member: 'shape' }, batch: true },
    element: 4,
    evidence: `${source}/tfjs-layers/src/engine/input_layer.ts; the side of the batch is left open`,
  },
  {
    names: [
      ...['layers.dense', 'layers.embedding', 'layers.conv1d', 'layers.conv2d', 'layers.separableConv2d', 'layers.depthwiseConv2d'],
      ...[
        'layers.flatten',
        'layers.lstm',
        'layers.gru',
        'layers.simpleRNN',
        'layers.dropout',
        'layers.batchNormalization',
        'layers.reshape',
      ],
      ...['layers.activation', 'layers.maxPooling2d', 'layers.rescaling', 'layers.zeroPadding2d'],
    ],
    sides: { list: { operand: 0, member: 'inputShape' }, batch: true },
    element: 4,
    evidence: `of its input; ${source}/tfjs-layers/src/engine/topology.ts`,
  },
  {
    names: ['sequential'],
    sides: { firstIn: { operand: 0, member: 'layers' }, orTo: 'add' },
    element: 4,
    evidence: `of its input; ${source}/tfjs-layers/src/models.ts`,
  },
  {
    names: ['model'],
    sides: { only: { operand: 0, member: 'inputs' } },
    element: 4,
    evidence: `of its input; ${source}/tfjs-layers/src/engine/container.ts`,
  },
] satisfies readonly SizeRow[];
