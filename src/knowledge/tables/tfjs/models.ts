import type { Row } from '../../table.ts';
import { measured, native, reference, source } from './evidence.ts';

/** Models, layers, data sets, and what reads and writes weights. */
export const models = [
  { names: ['sequential'], result: { kind: 'tfjs.Sequential' }, evidence: measured },
  { names: ['Sequential'], construct: true, result: { kind: 'tfjs.Sequential' }, evidence: measured },
  {
    names: ['model'],
    result: { kind: 'tfjs.LayersModel', borrowedIf: { argument: 0, member: 'outputs', kind: 'tfjs.ModelNode' } },
    evidence: `of layers that another model has it makes no weights, and its \`dispose\` disposes theirs; ${measured}`,
  },
  { names: ['LayersModel'], construct: true, result: { kind: 'tfjs.LayersModel' }, evidence: measured },
  {
    names: ['loadLayersModel', 'models.modelFromJSON'],
    factory: 'loads a model with all its weights',
    result: { promise: { kind: 'tfjs.LayersModel' } },
    evidence: measured,
  },
  {
    names: ['loadGraphModel'],
    factory: 'loads a model with all its weights',
    result: { promise: { kind: 'tfjs.GraphModel' } },
    evidence: `${source}/tfjs-converter/src/executor/graph_model.ts`,
  },
  {
    names: ['loadGraphModelSync'],
    factory: 'loads a model with all its weights',
    result: { kind: 'tfjs.GraphModel' },
    evidence: `${source}/tfjs-converter/src/executor/graph_model.ts`,
  },
  {
    names: ['GraphModel'],
    construct: true,
    result: { kind: 'tfjs.GraphModel', own: 'borrowed' },
    evidence: `holds nothing before it is loaded; ${source}/tfjs-converter/src/executor/graph_model.ts`,
  },
  {
    names: ['node.loadSavedModel'],
    factory: 'loads a model with all its weights',
    result: { promise: { kind: 'tfjs.TFSavedModel' } },
    evidence: `${source}/tfjs-node/src/saved_model.ts`,
    notRun: native,
  },
  { names: ['input', 'layers.input'], result: { kind: 'tfjs.SymbolicTensor' }, evidence: measured },
  {
    names: [
      ...['layers.activation', 'layers.add', 'layers.alphaDropout', 'layers.average', 'layers.averagePooling1d'],
      ...['layers.averagePooling2d', 'layers.averagePooling3d', 'layers.avgPool1d', 'layers.avgPool2d', 'layers.avgPool3d'],
      ...['layers.avgPooling1d', 'layers.avgPooling2d', 'layers.avgPooling3d', 'layers.batchNormalization', 'layers.bidirectional'],
      ...['layers.categoryEncoding', 'layers.centerCrop', 'layers.concatenate', 'layers.conv1d', 'layers.conv2d'],
      ...['layers.conv2dTranspose', 'layers.conv3d', 'layers.conv3dTranspose', 'layers.convLstm2d', 'layers.convLstm2dCell'],
      ...['layers.cropping2D', 'layers.dense', 'layers.depthwiseConv2d', 'layers.dot', 'layers.dropout', 'layers.elu'],
      ...['layers.embedding', 'layers.flatten', 'layers.gaussianDropout', 'layers.gaussianNoise', 'layers.globalAveragePooling1d'],
      ...['layers.globalAveragePooling2d', 'layers.globalMaxPool1d', 'layers.globalMaxPool2d', 'layers.globalMaxPooling1d'],
      ...['layers.globalMaxPooling2d', 'layers.gru', 'layers.gruCell', 'layers.inputLayer', 'layers.layerNormalization'],
      ...['layers.leakyReLU', 'layers.lstm', 'layers.lstmCell', 'layers.masking', 'layers.maxPool1d', 'layers.maxPool2d'],
      ...['layers.maxPooling1d', 'layers.maxPooling2d', 'layers.maxPooling3d', 'layers.maximum', 'layers.minimum', 'layers.multiply'],
      ...['layers.permute', 'layers.prelu', 'layers.randomWidth', 'layers.reLU', 'layers.repeatVector', 'layers.rescaling'],
      ...['layers.reshape', 'layers.resizing', 'layers.rnn', 'layers.separableConv2d', 'layers.simpleRNN', 'layers.simpleRNNCell'],
      ...['layers.softmax', 'layers.spatialDropout1d', 'layers.stackedRNNCells', 'layers.thresholdedReLU', 'layers.timeDistributed'],
      ...['layers.upSampling2d', 'layers.zeroPadding2d'],
    ],
    result: { kind: 'tfjs.Layer' },
    evidence: measured,
  },
  {
    names: ['data.array', 'data.csv', 'data.func', 'data.generator', 'data.zip'],
    result: { kind: 'tfjs.Dataset' },
    evidence: `${reference}#Data`,
  },
  {
    names: ['data.CSVDataset', 'data.TextLineDataset'],
    construct: true,
    result: { kind: 'tfjs.Dataset' },
    evidence: `${source}/tfjs-data/src/datasets`,
  },
  {
    names: ['data.webcam'],
    result: { promise: { kind: 'tfjs.WebcamIterator' } },
    evidence: `${source}/tfjs-data/src/iterators/webcam_iterator.ts`,
  },
  {
    names: ['data.microphone'],
    result: { promise: { kind: 'tfjs.MicrophoneIterator' } },
    evidence: `${source}/tfjs-data/src/iterators/microphone_iterator.ts`,
  },
  { names: ['io.decodeWeights'], result: { record: { kind: 'tfjs.Tensor' } }, evidence: measured },
  {
    names: ['io.loadWeights', 'io.decodeWeightsStream'],
    result: { promise: { record: { kind: 'tfjs.Tensor' } } },
    evidence: `${source}/tfjs-core/src/io/io_utils.ts`,
  },
  {
    names: ['io.encodeWeights', 'io.listModels', 'io.copyModel', 'io.moveModel', 'io.removeModel'],
    result: { promise: { plain: true } },
    evidence: `${reference}#io`,
  },
  {
    names: ['io.fromMemory', 'io.withSaveHandler', 'io.http', 'io.browserHTTPRequest', 'io.browserFiles'],
    result: { plain: true },
    evidence: `${reference}#io`,
  },
  { names: ['node.getNodeBackend', 'node.tensorBoard'], result: { plain: true }, evidence: `${source}/tfjs-node/src`, notRun: native },
] satisfies readonly Row[];
