/** Published models of text, and classifiers built from examples, on top of TensorFlow.js: https://github.com/tensorflow/tfjs-models */
import type { LibraryTable } from '../table.ts';

const encoder = '@tensorflow-models/universal-sentence-encoder 1.3.3, dist/index.d.ts';
const knn = '@tensorflow-models/knn-classifier 1.2.6, dist/index.d.ts';

export const universalSentenceEncoder = {
  library: 'universal-sentence-encoder',
  modules: [
    ...['@tensorflow-models/universal-sentence-encoder', '*/@tensorflow-models/universal-sentence-encoder'],
    ...['*/@tensorflow-models/universal-sentence-encoder@*'],
  ],
  globals: ['use'],
  kinds: {
    UniversalSentenceEncoder: {
      noun: 'model',
      types: ['UniversalSentenceEncoder'],
      sort: 'model',
      evidence: `${encoder}: it has no dispose`,
      methods: [{ names: ['embed'], result: { promise: { kind: 'tfjs.Tensor' } }, evidence: encoder }],
    },
  },
  functions: [
    {
      names: ['load'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'universal-sentence-encoder.UniversalSentenceEncoder' } },
      evidence: encoder,
    },
  ],
} satisfies LibraryTable;

export const knnClassifier = {
  library: 'knn-classifier',
  modules: ['@tensorflow-models/knn-classifier', '*/@tensorflow-models/knn-classifier', '*/@tensorflow-models/knn-classifier@*'],
  globals: ['knnClassifier'],
  kinds: {
    KNNClassifier: {
      noun: 'classifier',
      types: ['KNNClassifier'],
      sort: 'model',
      resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', keptIn: 'the memory of the backend' },
      evidence: knn,
      methods: [
        { names: ['addExample'], result: { plain: true }, evidence: `${knn}: keeps a copy, the example stays with the caller` },
        { names: ['predictClass'], result: { promise: { plain: true } }, evidence: knn },
        { names: ['getClassifierDataset'], result: { record: { kind: 'tfjs.Tensor', own: 'borrowed' } }, evidence: `${knn}: the live map` },
        { names: ['clearClass', 'clearAllClasses', 'getClassExampleCount', 'getNumClasses'], result: { plain: true }, evidence: knn },
        { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: knn },
      ],
    },
  },
  functions: [{ names: ['create'], result: { kind: 'knn-classifier.KNNClassifier' }, evidence: knn }],
} satisfies LibraryTable;
