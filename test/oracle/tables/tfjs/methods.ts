import { functionCalls } from './calls.ts';

/** Calls of methods that no function of the same name tells, by the kind of the receiver. `@` is the name. */
const calls: Readonly<Record<string, readonly (readonly [names: string, call: string])[]>> = {
  Tensor: [
    ['asScalar', 'scalar.@()'],
    ['asType', "v.@('int32')"],
    [
      'as1D flatten toBool toFloat toInt variable data array bytes dataSync arraySync toString print throwIfDisposed buffer bufferSync',
      'v.@()',
    ],
    ['as2D', 'v.@(2, 2)'],
    ['as3D', 'v.@(1, 2, 2)'],
    ['as4D', 'v.@(1, 1, 2, 2)'],
    ['as5D', 'v.@(1, 1, 1, 2, 2)'],
    ['reshapeAs concat stack', 'v.@(v)'],
    ['resizeBilinear resizeNearestNeighbor', 'pictures.@([2, 2])'],
    ['where', 'v.@(b, v)'],
    ['dispose', 'given.@()'],
    // Of earlier versions.
    [
      'addStrict divStrict maximumStrict minimumStrict modStrict mulStrict powStrict squaredDifferenceStrict subStrict equalStrict ' +
        'greaterEqualStrict greaterStrict lessEqualStrict lessStrict notEqualStrict',
      'earlierV.@(earlierV)',
    ],
    ['batchNormalization', 'earlierPictures.@(earlierThree, earlierThree)'],
    ['depthwiseConv2D', "earlierPictures.@(earlierFilter, 1, 'same')"],
  ],
  Variable: [['assign', 'weight.@(v)']],
  TensorBuffer: [
    ['toTensor', 'tf.buffer([2]).@()'],
    ['get indexToLoc', 'tf.buffer([2]).@(0)'],
    ['set', 'tf.buffer([2]).@(1, 0)'],
    ['locToIndex', 'tf.buffer([2]).@([0])'],
  ],
  Engine: [
    ['startScope endScope', '((engine) => { engine.startScope(); tf.ones([2]); engine.endScope(); })(tf.engine())'],
    ['tidy', 'tf.engine().@(() => tf.ones([2]).add(1))'],
    ['keep', 'tf.engine().@(v)'],
    ['runKernel', "tf.engine().@('Square', { x: v })"],
    ['makeTensor', "tf.engine().@([1], [1], 'float32')"],
    ['makeTensorFromDataId', "tf.engine().@(v.dataId, [4], 'float32')"],
    ['makeTensorFromTensorInfo', "tf.engine().@({ dataId: v.dataId, shape: [4], dtype: 'float32' })"],
    ['memory disposeVariables', 'tf.engine().@()'],
    ['reset', 'otherEngine.@()'],
  ],
  Layer: [
    ['apply call', 'net.layers[1].@(m)'],
    ['apply#1', 'net.layers[1].apply(m, { training: true })'],
    ['getWeights countParams getConfig', 'net.layers[1].@()'],
    ['setWeights', 'net.layers[1].@(net.layers[1].getWeights())'],
    ['resetStates', 'net.@()'],
    ['build', 'net.layers[1].@([null, 2])'],
    ['dispose', '((layer) => { tf.sequential({ layers: [layer] }); layer.@(); })(tf.layers.dense({ units: 1, inputShape: [2] }))'],
  ],
  ModelLayer: [
    ['apply', 'net.layers[1].@(m)'],
    ['apply#1', 'net.layers[1].apply(m, { training: true })'],
  ],
  LayerVariable: [['read', 'net.layers[1].weights[0].@()']],
  LayersModel: [
    ['apply', 'net.@(m)'],
    ['apply#1', 'net.apply(m, { training: true })'],
    ['predict predictOnBatch', 'net.@(m)'],
    ['execute', 'net.@(m, net.outputs[0].name)'],
    ['evaluate fit trainOnBatch', 'net.@(m, column)'],
    ['evaluateDataset', 'net.@(set(), { batches: 1 })'],
    ['fitDataset', 'net.@(set(), { epochs: 1 })'],
    ['save', 'net.@(tf.io.withSaveHandler(async () => ({})))'],
    ['compile', "net.@({ optimizer, loss: 'meanSquaredError' })"],
    ['summary', 'net.@(undefined, undefined, () => {})'],
    ['toJSON getUserDefinedMetadata', 'net.@()'],
    ['setUserDefinedMetadata', 'net.@({})'],
    ['getLayer', 'net.@(undefined, 0)'],
    ['loadWeights', 'net.@(Object.fromEntries(net.weights.map((each) => [each.originalName, each.read()])))'],
  ],
  Sequential: [
    ['add', '((model) => { model.@(tf.layers.dense({ units: 1, inputShape: [2] })); model.dispose(); })(tf.sequential())'],
    [
      'pop',
      "((model) => { for (const inputShape of [[2], [2]]) model.add(tf.layers.activation({ activation: 'relu', inputShape })); model.@(); })(tf.sequential())",
    ],
  ],
  GraphModel: [
    ['predict execute predictAsync executeAsync', 'plan.@({ x: scalar })'],
    ['getIntermediateTensors disposeIntermediateTensors', 'plan.@()'],
    ['save', 'plan.@(tf.io.withSaveHandler(async () => ({})))'],
    ['load', '(async (model) => { await model.@(); model.dispose(); })(new tf.GraphModel(tf.io.fromMemory(graph)))'],
    ['dispose', 'tf.loadGraphModelSync(tf.io.fromMemorySync(graph)).@()'],
  ],
  InferenceModel: [
    ['predict', 'plan.@({ x: scalar })'],
    ['execute', "plan.@({ x: scalar }, 'y')"],
  ],
  WebcamIterator: [
    ['capture next', 'camera.@()'],
    ['stop', 'givenCamera.@()'],
  ],
  MicrophoneIterator: [
    ['capture', 'microphone.@()'],
    ['stop', 'givenMicrophone.@()'],
  ],
  Optimizer: [
    ['minimize', 'optimizer.@(() => weight.square().sum())'],
    ['minimize#1', 'optimizer.minimize(() => weight.square().sum(), true)'],
    ['computeGradients', 'optimizer.@(() => weight.square().sum())'],
    ['getWeights', 'optimizer.@()'],
    ['setWeights', "optimizer.@([{ name: 'iter', tensor: scalar }])"],
    ['dispose', 'tf.train.adam(0.1).@()'],
    ['applyGradients', 'optimizer.@({ [weight.name]: v })'],
  ],
  Dataset: [
    ['batch concatenate prefetch repeat shuffle skip take', 'tf.data.array([1, 2]).@(2)'],
    ['map filter mapAsync', 'tf.data.array([1, 2]).@((value) => value)'],
    ['forEachAsync', 'tf.data.array([1, 2]).@(() => {})'],
    ['iterator', 'tf.data.array([1, 2]).@()'],
  ],
};

/** The call of a method, of one that a kind inherits as well; undefined where none is written. */
export function callOfMethod(kind: string, name: string): string | undefined {
  for (const [names, call] of calls[kind] ?? []) if (names.split(' ').includes(name)) return call.replaceAll('@', name);
  if (kind !== 'Tensor') return undefined;
  const [, first, rest = ''] = new RegExp(`^tf\\.${name}\\((\\w+)(?:, )?(.*)\\)$`).exec(functionCalls.get(name) ?? '') ?? [];
  return first === undefined ? undefined : `${first}.${name}(${rest})`;
}
