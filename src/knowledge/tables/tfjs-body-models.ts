/** Published models of people on top of TensorFlow.js: https://github.com/tensorflow/tfjs-models */
import type { LibraryTable, Resource, Row } from '../table.ts';

const weights: Resource = {
  release: '%.dispose()',
  discipline: 'manual',
  collected: 'never',

  keptIn: 'the memory of the backend',
};
const dispose: Row = { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: 'the declarations of the packages' };
const poseDetection = '@tensorflow-models/pose-detection 2.1.3, dist/pose_detector.d.ts';
const bodySegmentation = '@tensorflow-models/body-segmentation 1.0.2, dist/body_segmenter.d.ts';
const bodyPixModel = '@tensorflow-models/body-pix 2.2.1, dist/body_pix_model.d.ts';

/** Pose, face and hand detectors share one way of being made and released. Their results are plain. */
export const detectors = {
  library: 'tfjs-detectors',
  modules: ['@tensorflow-models/pose-detection', '@tensorflow-models/face-landmarks-detection', '@tensorflow-models/hand-pose-detection'],
  globals: ['poseDetection', 'faceLandmarksDetection', 'handPoseDetection'],
  kinds: {
    Detector: {
      noun: 'detector',
      types: ['PoseDetector', 'FaceLandmarksDetector', 'HandDetector'],
      sort: 'model',
      resource: weights,
      evidence: poseDetection,
      methods: [
        { names: ['estimatePoses', 'estimateFaces', 'estimateHands'], result: { promise: { plain: true } }, evidence: poseDetection },
        { names: ['reset'], result: { plain: true }, evidence: poseDetection },
        dispose,
      ],
    },
  },
  functions: [
    {
      names: ['createDetector'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'tfjs-detectors.Detector' } },
      evidence: poseDetection,
    },
  ],
} satisfies LibraryTable;

export const segmenters = {
  library: 'tfjs-segmenters',
  modules: ['@tensorflow-models/body-segmentation'],
  globals: ['bodySegmentation'],
  kinds: {
    Segmenter: {
      noun: 'segmenter',
      types: ['BodySegmenter'],
      sort: 'model',
      resource: weights,
      evidence: bodySegmentation,
      // Whether a mask's `toTensor` gives a tensor of its own depends on the model behind it, so it is left out.
      methods: [{ names: ['segmentPeople'], result: { promise: { plain: true } }, evidence: bodySegmentation }, dispose],
    },
  },
  functions: [
    {
      names: ['createSegmenter'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'tfjs-segmenters.Segmenter' } },
      evidence: bodySegmentation,
    },
  ],
} satisfies LibraryTable;

export const posenet = {
  library: 'posenet',
  modules: ['@tensorflow-models/posenet'],
  globals: ['posenet'],
  kinds: {
    PoseNet: {
      noun: 'model',
      types: ['PoseNet'],
      sort: 'model',
      resource: weights,
      evidence: '@tensorflow-models/posenet 2.2.2, dist/posenet_model.d.ts',
      methods: [
        {
          names: ['estimateSinglePose', 'estimateMultiplePoses', 'estimatePoses'],
          result: { promise: { plain: true } },
          evidence: '@tensorflow-models/posenet 2.2.2, dist/posenet_model.d.ts',
        },
        dispose,
      ],
    },
  },
  functions: [
    {
      names: ['load'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'posenet.PoseNet' } },
      evidence: '@tensorflow-models/posenet 2.2.2, dist/posenet_model.d.ts',
    },
  ],
} satisfies LibraryTable;

export const bodyPix = {
  library: 'body-pix',
  modules: ['@tensorflow-models/body-pix'],
  globals: ['bodyPix'],
  kinds: {
    BodyPix: {
      noun: 'model',
      types: ['BodyPix'],
      sort: 'model',
      resource: weights,
      evidence: bodyPixModel,
      methods: [
        {
          names: ['segmentPerson', 'segmentMultiPerson', 'segmentPersonParts', 'segmentMultiPersonParts'],
          result: { promise: { plain: true } },
          evidence: bodyPixModel,
        },
        {
          names: ['segmentPersonActivation'],
          result: {
            fields: {
              segmentation: { kind: 'tfjs.Tensor' },
              heatmapScores: { kind: 'tfjs.Tensor' },
              offsets: { kind: 'tfjs.Tensor' },
              displacementFwd: { kind: 'tfjs.Tensor' },
              displacementBwd: { kind: 'tfjs.Tensor' },
            },
          },
          evidence: bodyPixModel,
        },
        dispose,
      ],
    },
  },
  functions: [
    {
      names: ['load'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'body-pix.BodyPix' } },
      evidence: bodyPixModel,
    },
  ],
} satisfies LibraryTable;
