import type { KindRow } from '../../table.ts';
import { earlierMethods } from './earlier.ts';
import { measured, reference, source } from './evidence.ts';
import { allVariables } from './variables.ts';

/** Tensors and what is made of them. A tensor is a handle: each must be disposed on its own, also where two share their data. */
export const tensorKinds = {
  Tensor: {
    noun: 'tensor',
    types: ['Tensor', 'Tensor1D', 'Tensor2D', 'Tensor3D', 'Tensor4D', 'Tensor5D', 'Tensor6D', 'Scalar', 'NumericTensor', 'StringTensor'],
    sort: 'tensor',
    resource: {
      release: '%.dispose()',
      discipline: 'scoped',
      scope: 'tf.tidy',
      collected: 'never',
      keptIn: 'the memory of the backend',
      // Measured: methods throw this; functions of the library fail on the missing data; a second `dispose` does nothing.
      afterRelease: { use: 'throws "Tensor is disposed"', tells: ['isDisposed', 'isDisposedInternal'] },
    },
    evidence: `${source}/tfjs-core/src/tensor.ts; only the plain cpu backend lets the collector take data`,
    plainProperties: ['shape', 'rank', 'dtype', 'size', 'strides'],
    methods: [
      {
        names: [
          ...['abs', 'acos', 'acosh', 'add', 'all', 'any', 'argMax', 'argMin', 'asScalar', 'asType', 'as1D', 'as2D', 'as3D', 'as4D'],
          ...['as5D', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'avgPool', 'batchNorm', 'batchToSpaceND', 'broadcastTo', 'cast', 'ceil'],
          ...['clipByValue', 'clone', 'conv1d', 'conv2d', 'conv2dTranspose', 'cos', 'cosh', 'cumprod', 'cumsum'],
          ...['depthToSpace', 'depthwiseConv2d', 'dilation2d', 'div', 'divNoNan', 'dot', 'elu', 'equal', 'erf', 'euclideanNorm', 'exp'],
          ...['expandDims', 'expm1', 'fft', 'flatten', 'floor', 'floorDiv', 'gather', 'greater', 'greaterEqual', 'ifft', 'irfft'],
          ...['isFinite', 'isInf', 'isNaN', 'leakyRelu', 'less', 'lessEqual', 'localResponseNormalization', 'log', 'log1p', 'logSigmoid'],
          ...['logSoftmax', 'logSumExp', 'logicalAnd', 'logicalNot', 'logicalOr', 'logicalXor', 'matMul', 'max', 'maxPool', 'maximum'],
          ...['mean', 'min', 'minimum', 'mirrorPad', 'mod', 'mul', 'neg', 'norm', 'notEqual', 'onesLike', 'pad', 'pool', 'pow', 'prelu'],
          ...['prod', 'reciprocal', 'relu', 'relu6', 'reshape', 'reshapeAs', 'resizeBilinear', 'resizeNearestNeighbor', 'reverse'],
          ...['rfft', 'round', 'rsqrt', 'selu', 'separableConv2d', 'sigmoid', 'sign', 'sin', 'sinh', 'slice', 'softmax', 'softplus'],
          ...['spaceToBatchND', 'sqrt', 'square', 'squaredDifference', 'squeeze', 'stack', 'step', 'stridedSlice', 'sub', 'sum', 'tan'],
          ...['tanh', 'tile', 'toBool', 'toFloat', 'toInt', 'transpose', 'unsortedSegmentSum', 'where', 'zerosLike'],
        ],
        result: { kind: 'tfjs.Tensor' },
        evidence: measured,
      },
      {
        names: ['concat'],
        result: { kind: 'tfjs.Tensor' },
        joins: { ports: ['this', 0], instead: 'collect the parts in a list, and join them once when all are there' },
        evidence: measured,
      },
      {
        names: ['oneHot'],
        result: { kind: 'tfjs.Tensor' },
        expandsOneHot: { indices: 'this', depth: 0, bytesPerElement: 4 },
        evidence: `int32 by default, ${reference}#oneHot; ${measured}`,
      },
      ...earlierMethods,
      { names: ['split'], result: { each: { kind: 'tfjs.Tensor' }, count: 0 }, evidence: measured },
      { names: ['unstack'], result: { each: { kind: 'tfjs.Tensor' } }, evidence: measured },
      {
        names: ['topk', 'unique'],
        result: { fields: { values: { kind: 'tfjs.Tensor' }, indices: { kind: 'tfjs.Tensor' } } },
        evidence: measured,
      },
      { names: ['variable'], result: { kind: 'tfjs.Variable' }, evidence: `the tensor stays with the caller; ${measured}` },
      { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: measured },
      { names: ['data', 'array', 'bytes'], result: { promise: { plain: true } }, copies: 'this', evidence: measured },
      { names: ['dataSync', 'arraySync', 'toString'], result: { plain: true }, copies: 'this', evidence: measured },
      { names: ['print', 'throwIfDisposed'], result: { plain: true }, evidence: measured },
      { names: ['buffer'], result: { promise: { kind: 'tfjs.TensorBuffer' } }, copies: 'this', evidence: measured },
      { names: ['bufferSync'], result: { kind: 'tfjs.TensorBuffer' }, copies: 'this', evidence: measured },
      {
        names: ['dataToGPU'],
        result: { fields: { tensorRef: { kind: 'tfjs.Tensor' } } },
        evidence: `${reference}#tf.Tensor.dataToGPU`,
        notRun: 'needs a GPU',
      },
    ],
  },
  Variable: {
    noun: 'variable',
    types: ['Variable'],
    extends: 'tfjs.Tensor',
    sort: 'tensor',
    resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', keptIn: 'the registry of variables' },
    evidence: `no scope frees it; ${measured}`,
    methods: [{ names: ['assign'], result: { plain: true }, evidence: `the new value stays with the caller; ${measured}` }],
  },
  TensorBuffer: {
    noun: 'tensor buffer',
    types: ['TensorBuffer'],
    evidence: `plain memory; ${measured}`,
    methods: [
      { names: ['toTensor'], result: { kind: 'tfjs.Tensor' }, evidence: measured },
      { names: ['get', 'set', 'locToIndex', 'indexToLoc'], result: { plain: true }, evidence: measured },
    ],
  },
  SymbolicTensor: {
    noun: 'symbolic tensor',
    types: ['SymbolicTensor'],
    evidence: `a node of a model, holds no data: ${reference}#class:SymbolicTensor`,
  },
  ModelNode: {
    noun: 'symbolic tensor',
    extends: 'tfjs.SymbolicTensor',
    evidence: `what a layer of a model is given or gives: ${reference}#class:SymbolicTensor`,
  },
  Engine: {
    noun: 'engine',
    types: ['Engine'],
    evidence: `${source}/tfjs-core/src/engine.ts`,
    methods: [
      { names: ['startScope'], region: 'open', result: { plain: true }, evidence: measured },
      { names: ['endScope'], region: 'close', result: { plain: true }, evidence: measured },
      {
        names: ['tidy'],
        result: { anyOf: [{ resultOf: 0 }, { resultOf: 1 }] },
        runs: [
          { argument: 0, mode: 'now', scope: true },
          { argument: 1, mode: 'now', scope: true },
        ],
        evidence: measured,
      },
      { names: ['keep'], keeps: [0], result: { same: 0 }, evidence: measured },
      {
        names: ['runKernel'],
        result: { anyOf: [{ kind: 'tfjs.Tensor' }, { each: { kind: 'tfjs.Tensor' } }] },
        evidence: `${source}/tfjs-core/src/engine.ts`,
      },
      {
        names: ['makeTensor', 'makeTensorFromDataId', 'makeTensorFromTensorInfo'],
        result: { kind: 'tfjs.Tensor' },
        evidence: `${source}/tfjs-core/src/engine.ts`,
      },
      { names: ['memory', 'reset'], result: { plain: true }, evidence: measured },
      { names: ['disposeVariables'], ...allVariables, evidence: measured },
    ],
  },
} satisfies Record<string, KindRow>;
