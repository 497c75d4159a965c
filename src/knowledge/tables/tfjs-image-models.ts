/** Published models of images on top of TensorFlow.js: https://github.com/tensorflow/tfjs-models */
import type { LibraryTable, Resource } from '../table.ts';

const weights: Resource = {
  release: '%.dispose()',
  discipline: 'manual',
  collected: 'never',

  keptIn: 'the memory of the backend',
};

export const mobilenet = {
  library: 'mobilenet',
  modules: ['@tensorflow-models/mobilenet', '*/@tensorflow-models/mobilenet', '*/@tensorflow-models/mobilenet@*'],
  globals: ['mobilenet'],
  kinds: {
    MobileNet: {
      noun: 'model',
      types: ['MobileNet'],
      sort: 'model',
      evidence: '@tensorflow-models/mobilenet 2.1.1, dist/index.d.ts: it has no dispose',
      methods: [
        {
          names: ['infer'],
          result: { kind: 'tfjs.Tensor' },
          evidence: '@tensorflow-models/mobilenet 2.1.1, dist/index.js: runs in a tidy and returns its tensor',
        },
        { names: ['classify'], result: { promise: { plain: true } }, evidence: '@tensorflow-models/mobilenet 2.1.1, dist/index.d.ts' },
      ],
    },
  },
  functions: [
    {
      names: ['load'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'mobilenet.MobileNet' } },
      evidence: '@tensorflow-models/mobilenet 2.1.1, dist/index.d.ts',
    },
  ],
} satisfies LibraryTable;

export const cocoSsd = {
  library: 'coco-ssd',
  modules: ['@tensorflow-models/coco-ssd', '*/@tensorflow-models/coco-ssd', '*/@tensorflow-models/coco-ssd@*'],
  globals: ['cocoSsd'],
  kinds: {
    ObjectDetection: {
      noun: 'model',
      types: ['ObjectDetection'],
      sort: 'model',
      resource: weights,
      evidence: '@tensorflow-models/coco-ssd 2.2.3, dist/index.d.ts',
      methods: [
        { names: ['detect'], result: { promise: { plain: true } }, evidence: '@tensorflow-models/coco-ssd 2.2.3, dist/index.d.ts' },
        { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: '@tensorflow-models/coco-ssd 2.2.3, dist/index.d.ts' },
      ],
    },
  },
  functions: [
    {
      names: ['load'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'coco-ssd.ObjectDetection' } },
      evidence: '@tensorflow-models/coco-ssd 2.2.3, dist/index.d.ts',
    },
  ],
} satisfies LibraryTable;

export const deeplab = {
  library: 'deeplab',
  modules: ['@tensorflow-models/deeplab', '*/@tensorflow-models/deeplab', '*/@tensorflow-models/deeplab@*'],
  globals: ['deeplab'],
  kinds: {
    SemanticSegmentation: {
      noun: 'model',
      types: ['SemanticSegmentation'],
      sort: 'model',
      resource: weights,
      evidence: '@tensorflow-models/deeplab 0.2.2, dist/index.d.ts',
      methods: [
        { names: ['predict'], result: { kind: 'tfjs.Tensor' }, evidence: '@tensorflow-models/deeplab 0.2.2, dist/index.d.ts' },
        { names: ['segment'], result: { promise: { plain: true } }, evidence: '@tensorflow-models/deeplab 0.2.2, dist/index.d.ts' },
        {
          names: ['dispose'],
          releases: ['this'],
          result: { promise: { plain: true } },
          evidence: '@tensorflow-models/deeplab 0.2.2, dist/index.d.ts',
        },
      ],
    },
  },
  functions: [
    {
      names: ['load'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'deeplab.SemanticSegmentation' } },
      evidence: '@tensorflow-models/deeplab 0.2.2, dist/index.d.ts',
    },
  ],
} satisfies LibraryTable;

export const blazeface = {
  library: 'blazeface',
  modules: ['@tensorflow-models/blazeface', '*/@tensorflow-models/blazeface', '*/@tensorflow-models/blazeface@*'],
  globals: ['blazeface'],
  kinds: {
    BlazeFaceModel: {
      noun: 'model',
      types: ['BlazeFaceModel'],
      sort: 'model',
      resource: weights,
      evidence: '@tensorflow-models/blazeface 0.1.0, dist/face.d.ts',
      methods: [
        {
          names: ['estimateFaces'],
          result: { promise: { plain: true } },
          cases: [
            {
              argument: 1,
              is: [true],
              then: {
                result: {
                  promise: {
                    each: {
                      fields: {
                        topLeft: { kind: 'tfjs.Tensor' },
                        bottomRight: { kind: 'tfjs.Tensor' },
                        landmarks: { kind: 'tfjs.Tensor' },
                        probability: { kind: 'tfjs.Tensor' },
                      },
                    },
                  },
                },
              },
            },
          ],
          evidence: '@tensorflow-models/blazeface 0.1.0, dist/face.d.ts: returnTensors',
        },
        { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: '@tensorflow-models/blazeface 0.1.0, dist/face.d.ts' },
      ],
    },
  },
  functions: [
    {
      names: ['load'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'blazeface.BlazeFaceModel' } },
      evidence: '@tensorflow-models/blazeface 0.1.0, dist/index.d.ts',
    },
  ],
} satisfies LibraryTable;
