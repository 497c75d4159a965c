import type { Row } from '../../table.ts';
import { measured, reference, source } from './evidence.ts';

/** Functions of tensors. Each frees what it makes inside and gives new handles, also where the data is shared (`reshape`, `cast`). */
export const operations = [
  {
    names: [
      ...['abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'ceil', 'clipByValue', 'cos', 'cosh', 'elu', 'erf', 'exp', 'expm1'],
      ...['floor', 'isFinite', 'isInf', 'isNaN', 'leakyRelu', 'log', 'log1p', 'logSigmoid', 'neg', 'prelu', 'reciprocal', 'relu'],
      ...['relu6', 'round', 'rsqrt', 'selu', 'sigmoid', 'sign', 'sin', 'sinh', 'softplus', 'sqrt', 'square', 'step', 'tan', 'tanh'],
      ...['softmax', 'logSoftmax', 'real', 'imag', 'add', 'addN', 'sub', 'mul', 'div', 'divNoNan', 'floorDiv', 'mod', 'pow', 'maximum'],
      ...['minimum', 'squaredDifference', 'atan2', 'equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual', 'bitwiseAnd'],
      ...['logicalAnd', 'logicalNot', 'logicalOr', 'logicalXor', 'where', 'dot', 'matMul', 'outerProduct', 'norm', 'euclideanNorm'],
      ...['einsum', 'transpose', 'all', 'any', 'argMax', 'argMin', 'bincount', 'denseBincount', 'logSumExp', 'max', 'mean', 'min'],
      ...['prod', 'sum', 'cumprod', 'cumsum', 'lowerBound', 'upperBound', 'searchSorted', 'unsortedSegmentSum', 'movingAverage', 'cast'],
      ...['reshape', 'expandDims', 'squeeze', 'broadcastTo', 'broadcastArgs', 'batchToSpaceND', 'spaceToBatchND', 'depthToSpace', 'pad'],
      ...['pad1d', 'pad2d', 'pad3d', 'pad4d', 'mirrorPad', 'gather'],
      ...['gatherND', 'scatterND', 'tensorScatterUpdate', 'stack', 'tile', 'reverse', 'reverse1d', 'reverse2d', 'reverse3d', 'reverse4d'],
      ...['slice', 'slice1d', 'slice2d', 'slice3d', 'slice4d', 'stridedSlice', 'avgPool', 'avgPool3d', 'maxPool', 'maxPool3d', 'pool'],
      ...['dilation2d', 'localResponseNormalization', 'dropout', 'batchNorm', 'batchNorm2d', 'batchNorm3d', 'batchNorm4d', 'conv1d'],
      ...['conv2d', 'conv2dTranspose', 'conv3d', 'conv3dTranspose', 'depthwiseConv2d', 'separableConv2d', 'fused.conv2d'],
      ...['fused.depthwiseConv2d', 'fused.matMul', 'fft', 'ifft', 'rfft', 'irfft', 'spectral.fft', 'spectral.ifft', 'spectral.rfft'],
      ...['spectral.irfft', 'signal.frame', 'signal.stft', 'image.cropAndResize', 'image.flipLeftRight', 'image.grayscaleToRGB'],
      ...['image.nonMaxSuppression', 'image.resizeBilinear', 'image.resizeNearestNeighbor', 'image.rgbToGrayscale'],
      ...['image.rotateWithOffset', 'image.threshold', 'image.transform', 'linalg.bandPart', 'math.confusionMatrix'],
      ...['raggedTensorToTensor', 'sparse.sparseSegmentMean', 'sparse.sparseSegmentSum', 'string.stringToHashBucketFast'],
      ...['string.staticRegexReplace', 'losses.absoluteDifference', 'losses.computeWeightedLoss', 'losses.cosineDistance'],
      ...['losses.hingeLoss', 'losses.huberLoss', 'losses.logLoss', 'losses.meanSquaredError', 'losses.sigmoidCrossEntropy'],
      ...['losses.softmaxCrossEntropy'],
    ],
    result: { kind: 'tfjs.Tensor' },
    evidence: measured,
  },
  {
    names: [
      ...['metrics.MAPE', 'metrics.MSE', 'metrics.binaryAccuracy', 'metrics.binaryCrossentropy', 'metrics.categoricalAccuracy'],
      ...['metrics.mape', 'metrics.categoricalCrossentropy', 'metrics.cosineProximity', 'metrics.meanAbsoluteError'],
      ...['metrics.meanAbsolutePercentageError', 'metrics.meanSquaredError', 'metrics.mse', 'metrics.precision', 'metrics.r2Score'],
      'metrics.recall',
    ],
    result: { kind: 'tfjs.Tensor' },
    evidence: measured,
  },
  {
    names: ['metrics.sparseCategoricalAccuracy'],
    result: { kind: 'tfjs.Tensor' },
    evidence: `outside a scope it leaves three more that nobody can reach; ${measured}`,
  },
  {
    names: ['concat', 'concat1d', 'concat2d', 'concat3d', 'concat4d'],
    result: { kind: 'tfjs.Tensor' },
    joins: { ports: [0], instead: 'collect the parts in a list, and join them once when all are there' },
    evidence: measured,
  },
  { names: ['ensureShape'], result: { same: 0 }, evidence: measured },
  { names: ['split'], result: { each: { kind: 'tfjs.Tensor' }, count: 1 }, evidence: measured },
  { names: ['unstack'], result: { each: { kind: 'tfjs.Tensor' } }, evidence: measured },
  {
    names: ['topk', 'unique'],
    result: { fields: { values: { kind: 'tfjs.Tensor' }, indices: { kind: 'tfjs.Tensor' } } },
    evidence: measured,
  },
  { names: ['moments'], result: { fields: { mean: { kind: 'tfjs.Tensor' }, variance: { kind: 'tfjs.Tensor' } } }, evidence: measured },
  {
    names: ['maxPoolWithArgmax'],
    result: { fields: { result: { kind: 'tfjs.Tensor' }, indexes: { kind: 'tfjs.Tensor' } } },
    evidence: measured,
  },
  { names: ['linalg.qr'], result: { tuple: [{ kind: 'tfjs.Tensor' }, { kind: 'tfjs.Tensor' }] }, evidence: measured },
  { names: ['linalg.gramSchmidt'], result: { anyOf: [{ kind: 'tfjs.Tensor' }, { each: { kind: 'tfjs.Tensor' } }] }, evidence: measured },
  { names: ['basicLSTMCell'], result: { tuple: [{ kind: 'tfjs.Tensor' }, { kind: 'tfjs.Tensor' }] }, evidence: measured },
  {
    names: ['multiRNNCell'],
    result: { tuple: [{ each: { kind: 'tfjs.Tensor' } }, { each: { kind: 'tfjs.Tensor' } }] },
    evidence: `${reference}#multiRNNCell`,
  },
  {
    names: ['image.nonMaxSuppressionWithScore'],
    result: { fields: { selectedIndices: { kind: 'tfjs.Tensor' }, selectedScores: { kind: 'tfjs.Tensor' } } },
    evidence: measured,
  },
  {
    names: ['image.nonMaxSuppressionPadded'],
    result: { fields: { selectedIndices: { kind: 'tfjs.Tensor' }, validOutputs: { kind: 'tfjs.Tensor' } } },
    evidence: measured,
  },
  {
    names: ['sparse.sparseFillEmptyRows'],
    result: {
      fields: {
        outputIndices: { kind: 'tfjs.Tensor' },
        outputValues: { kind: 'tfjs.Tensor' },
        emptyRowIndicator: { kind: 'tfjs.Tensor' },
        reverseIndexMap: { kind: 'tfjs.Tensor' },
      },
    },
    evidence: measured,
  },
  {
    names: ['sparse.sparseReshape'],
    result: { fields: { outputIndices: { kind: 'tfjs.Tensor' }, outputShape: { kind: 'tfjs.Tensor' } } },
    evidence: measured,
  },
  {
    names: ['string.stringNGrams'],
    result: { fields: { nGrams: { kind: 'tfjs.Tensor' }, nGramsSplits: { kind: 'tfjs.Tensor' } } },
    evidence: measured,
  },
  {
    names: ['string.stringSplit'],
    result: { fields: { indices: { kind: 'tfjs.Tensor' }, values: { kind: 'tfjs.Tensor' }, shape: { kind: 'tfjs.Tensor' } } },
    evidence: measured,
  },
  {
    names: ['raggedGather'],
    result: { fields: { outputNestedSplits: { each: { kind: 'tfjs.Tensor' } }, outputDenseValues: { kind: 'tfjs.Tensor' } } },
    evidence: `${source}/tfjs-core/src/ops/ragged_gather.ts`,
  },
  {
    names: ['raggedRange'],
    result: { fields: { rtNestedSplits: { kind: 'tfjs.Tensor' }, rtDenseValues: { kind: 'tfjs.Tensor' } } },
    evidence: measured,
  },
  {
    names: ['booleanMaskAsync', 'inTopKAsync', 'whereAsync', 'image.nonMaxSuppressionAsync'],
    result: { promise: { kind: 'tfjs.Tensor' } },
    evidence: `made after an await, so no enclosing scope sees it; ${measured}`,
  },
  { names: ['setdiff1dAsync'], result: { promise: { tuple: [{ kind: 'tfjs.Tensor' }, { kind: 'tfjs.Tensor' }] } }, evidence: measured },
  {
    names: ['image.nonMaxSuppressionWithScoreAsync'],
    result: { promise: { fields: { selectedIndices: { kind: 'tfjs.Tensor' }, selectedScores: { kind: 'tfjs.Tensor' } } } },
    evidence: measured,
  },
  {
    names: ['image.nonMaxSuppressionPaddedAsync'],
    result: { promise: { fields: { selectedIndices: { kind: 'tfjs.Tensor' }, validOutputs: { kind: 'tfjs.Tensor' } } } },
    evidence: measured,
  },
] satisfies readonly Row[];
