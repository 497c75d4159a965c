import type { Shape } from '../../../base/behaviour.ts';
import type { KindRow, Resource, Row } from '../../table.ts';
import { measured, native, reference, source } from './evidence.ts';

const weights: Resource = {
  release: '%.dispose()',
  discipline: 'manual',
  collected: 'never',
  keptIn: 'the memory of the backend',
};
/** Measured, for a sequential model with one layer. */
const layered: Resource = {
  ...weights,
  afterRelease: { use: 'throws that it "is already disposed"', release: 'throws that it "is already disposed"', tells: [] },
};
const borrowed: Shape = { each: { kind: 'tfjs.Tensor', own: 'borrowed' } };
const oneOrMany: Shape = { anyOf: [{ kind: 'tfjs.Tensor' }, { each: { kind: 'tfjs.Tensor' } }] };
/** A list of outputs asks for one tensor each; a list of one gives it by itself. */
const outputsByName: Shape = { anyOf: [{ kind: 'tfjs.Tensor' }, { each: { kind: 'tfjs.Tensor' }, count: 1 }] };
const anyOutput: Shape = { anyOf: [{ kind: 'tfjs.Tensor' }, { each: { kind: 'tfjs.Tensor' } }, { record: { kind: 'tfjs.Tensor' } }] };
/** Measured: what layers average over all batches moves with each call, and more tensors are alive at once. */
const asTrained = 'drops values at random, moves the averages of batch normalization and holds more at once';
const applied: Shape = {
  anyOf: [
    { when: { argument: 0, kind: 'tfjs.Tensor' }, then: oneOrMany },
    { when: { argument: 0, kind: 'tfjs.SymbolicTensor' }, then: { kind: 'tfjs.SymbolicTensor' } },
  ],
};
/** Measured: a model that is applied to a node of another becomes a layer of that, whose `dispose` disposes it. */
const joinsModel: Row['takes'] = [{ what: 'this', unless: { argument: 0, kind: 'tfjs.Tensor' } }];
const node: Shape = { kind: 'tfjs.ModelNode' };
/** A list where a layer has several. */
const nodes: Shape = { anyOf: [node, { each: node }] };
const variables: Shape = { each: { kind: 'tfjs.LayerVariable', own: 'borrowed' } };
const dispose: Row = { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: measured };
const graphModel = `${source}/tfjs-converter/src/executor/graph_model.ts`;

/** Layers, models, and optimizers. What a prediction gives belongs to the caller; inputs and weights stay with whoever has them. */
export const modelKinds = {
  Layer: {
    noun: 'layer',
    types: ['Layer', 'layers.Layer'],
    // Predictions, evaluation and training run in `tidy`: tfjs-layers/src/engine/training.ts.
    scopedMethods: ['call'],
    evidence: `weights are made when it is built and belong to its model; ${measured}`,
    properties: { weights: variables, trainableWeights: variables, nonTrainableWeights: variables, input: nodes, output: nodes },
    methods: [
      {
        names: ['apply'],
        result: applied,
        cases: [{ argument: 1, member: 'training', is: [true], then: { result: applied, trains: asTrained } }],
        evidence: `symbolic for symbolic input; ${measured}`,
      },
      { names: ['call'], result: oneOrMany, evidence: measured },
      { names: ['getWeights'], result: borrowed, evidence: `the variables themselves; ${measured}` },
      { names: ['setWeights', 'build', 'countParams', 'getConfig', 'resetStates'], result: { plain: true }, evidence: measured },
      dispose,
    ],
  },
  ModelLayer: {
    noun: 'layer',
    extends: 'tfjs.Layer',
    evidence: `a model that is built from its nodes shares its weights; ${measured}`,
    methods: [
      {
        names: ['apply'],
        result: { anyOf: [applied, nodes] },
        cases: [{ argument: 1, member: 'training', is: [true], then: { result: { anyOf: [applied, nodes] }, trains: asTrained } }],
        evidence: `symbolic for symbolic input; ${measured}`,
      },
    ],
  },
  LayerVariable: {
    noun: 'weight',
    types: ['LayerVariable'],
    evidence: `${source}/tfjs-layers/src/variables.ts`,
    methods: [{ names: ['read'], result: { kind: 'tfjs.Tensor', own: 'borrowed' }, evidence: measured }],
  },
  LayersModel: {
    noun: 'model',
    types: ['LayersModel', 'Functional'],
    extends: 'tfjs.Layer',
    sort: 'model',
    resource: layered,
    partsLiveOn: true,
    evidence: measured,
    sidesOf: ['inputs'],
    properties: {
      layers: { each: { kind: 'tfjs.ModelLayer', own: 'borrowed' } },
      optimizer: { kind: 'tfjs.Optimizer', own: 'borrowed' },
      inputs: { each: node },
      outputs: { each: node },
    },
    methods: [
      {
        names: ['apply'],
        result: applied,
        takes: joinsModel,
        cases: [{ argument: 1, member: 'training', is: [true], then: { result: applied, takes: joinsModel, trains: asTrained } }],
        evidence: `symbolic for symbolic input; ${measured}`,
      },
      { names: ['predict', 'predictOnBatch', 'execute'], result: oneOrMany, evidence: measured },
      { names: ['evaluate'], result: oneOrMany, evidence: `one for the loss and one for each metric; ${measured}` },
      { names: ['evaluateDataset'], result: { promise: oneOrMany }, evidence: measured },
      {
        names: ['fit', 'fitDataset', 'trainOnBatch', 'save'],
        result: { promise: { plain: true } },
        evidence: `inputs stay with the caller; ${measured}`,
      },
      {
        names: ['compile'],
        runs: [
          {
            argument: 0,
            member: 'loss',
            mode: 'each',
            scope: true,
            parameters: [
              { kind: 'tfjs.Tensor', own: 'borrowed' },
              { kind: 'tfjs.Tensor', own: 'borrowed' },
            ],
          },
        ],
        result: { plain: true },
        evidence: `training and evaluation call it in scopes: ${source}/tfjs-layers/src/engine/training.ts`,
      },
      {
        names: ['summary', 'toJSON', 'loadWeights', 'setUserDefinedMetadata', 'getUserDefinedMetadata'],
        result: { plain: true },
        evidence: measured,
      },
      { names: ['getLayer'], result: { kind: 'tfjs.ModelLayer', own: 'borrowed' }, evidence: measured },
    ],
  },
  Sequential: {
    noun: 'model',
    types: ['Sequential'],
    extends: 'tfjs.LayersModel',
    sort: 'model',
    resource: layered,
    partsLiveOn: true,
    evidence: measured,
    methods: [
      { names: ['add'], takes: [{ what: 0, into: 'this' }], result: { plain: true }, evidence: measured },
      { names: ['pop'], result: { plain: true }, evidence: measured },
    ],
  },
  GraphModel: {
    noun: 'model',
    types: ['GraphModel'],
    sort: 'model',
    resource: weights,
    evidence: graphModel,
    properties: { weights: { record: borrowed } },
    methods: [
      { names: ['predict'], result: anyOutput, evidence: graphModel },
      { names: ['execute'], result: outputsByName, evidence: graphModel },
      { names: ['predictAsync'], result: { promise: anyOutput }, evidence: `made after an await; ${graphModel}` },
      { names: ['executeAsync'], result: { promise: outputsByName }, evidence: `made after an await; ${graphModel}` },
      { names: ['getIntermediateTensors'], result: { record: borrowed }, evidence: graphModel },
      { names: ['disposeIntermediateTensors'], result: { plain: true }, evidence: graphModel },
      { names: ['load', 'save'], result: { promise: { plain: true } }, evidence: graphModel },
      dispose,
    ],
  },
  TFSavedModel: {
    noun: 'model',
    types: ['TFSavedModel'],
    sort: 'model',
    resource: { ...weights, keptIn: 'a native session' },
    evidence: `${source}/tfjs-node/src/saved_model.ts`,
    methods: [
      { names: ['predict'], result: anyOutput, evidence: `${source}/tfjs-node/src/saved_model.ts`, notRun: native },
      { ...dispose, notRun: native },
    ],
  },
  InferenceModel: {
    noun: 'model',
    types: ['InferenceModel'],
    sort: 'model',
    evidence: `${source}/tfjs-core/src/model_types.ts`,
    methods: [
      { names: ['predict'], result: anyOutput, evidence: `${source}/tfjs-core/src/model_types.ts` },
      { names: ['execute'], result: oneOrMany, evidence: `${source}/tfjs-core/src/model_types.ts` },
    ],
  },
  Optimizer: {
    noun: 'optimizer',
    types: [
      ...['Optimizer', 'SGDOptimizer', 'MomentumOptimizer', 'RMSPropOptimizer', 'AdamOptimizer', 'AdadeltaOptimizer', 'AdamaxOptimizer'],
      ...['AdagradOptimizer'],
    ],
    resource: { ...weights, lasting: true },
    evidence: `a model compiled with an instance does not dispose it; ${measured}`,
    methods: [
      {
        names: ['minimize'],
        runs: [{ argument: 0, mode: 'now', scope: true }],
        result: { plain: true },
        differentiates: {},
        cases: [
          {
            argument: 1,
            is: [true],
            then: { runs: [{ argument: 0, mode: 'now', scope: true }], result: { kind: 'tfjs.Tensor' }, differentiates: {} },
          },
        ],
        evidence: measured,
      },
      {
        names: ['computeGradients'],
        runs: [{ argument: 0, mode: 'now', scope: true }],
        result: { fields: { value: { kind: 'tfjs.Tensor' }, grads: { record: { kind: 'tfjs.Tensor' } } } },
        differentiates: { value: 'value' },
        evidence: measured,
      },
      { names: ['applyGradients'], result: { plain: true }, evidence: `the gradients stay with the caller; ${measured}` },
      {
        names: ['getWeights'],
        result: { promise: { each: { fields: { tensor: { kind: 'tfjs.Tensor', own: 'borrowed' } } } } },
        evidence: `the slots stay with the optimizer, only the count of steps is new; ${measured}`,
      },
      { names: ['setWeights'], result: { promise: { plain: true } }, evidence: `${reference}#class:train.Optimizer` },
      dispose,
    ],
  },
} satisfies Record<string, KindRow>;
