import type { LibraryTable } from '../table.ts';

const source = '@vladmandic/face-api 1.7.15, src/index.ts and src/dom';

/** Face detection on top of TensorFlow.js. Its detections are plain. */
export const faceApi = {
  library: 'face-api',
  modules: ['@vladmandic/face-api', '@vladmandic/face-api/*', 'face-api.js', '*/face-api.esm.js', '*/face-api.js', '*/face-api.min.js'],
  globals: ['faceapi'],
  namespaceExports: ['default'],
  namespaces: { tf: 'tfjs' },
  kinds: {
    NetInput: {
      noun: 'network input',
      types: ['NetInput'],
      evidence: `${source}/NetInput.ts`,
      methods: [{ names: ['toBatchTensor'], result: { kind: 'tfjs.Tensor' }, evidence: `${source}/NetInput.ts` }],
      properties: { imageTensors: { each: { kind: 'tfjs.Tensor', own: 'borrowed' } } },
    },
  },
  functions: [
    { names: ['extractFaceTensors'], result: { promise: { each: { kind: 'tfjs.Tensor' } } }, evidence: `${source}/extractFaceTensors.ts` },
    { names: ['toNetInput'], result: { promise: { kind: 'face-api.NetInput' } }, evidence: `${source}/toNetInput.ts` },
    { names: ['NetInput'], construct: true, result: { kind: 'face-api.NetInput' }, evidence: `${source}/NetInput.ts` },
    {
      names: ['extractFaces', 'fetchImage', 'bufferToImage', 'computeFaceDescriptor', 'detectLandmarks', 'recognizeFaceExpressions'],
      result: { promise: { plain: true } },
      evidence: source,
    },
  ],
} satisfies LibraryTable;
