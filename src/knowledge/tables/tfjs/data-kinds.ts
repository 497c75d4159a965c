import type { KindRow } from '../../table.ts';
import { measured, source } from './evidence.ts';

const dataset = `${source}/tfjs-data/src/dataset.ts`;

/** Data sets. What an element is, only the data can tell, so elements have no kind here. */
export const dataKinds = {
  Dataset: {
    noun: 'data set',
    types: ['Dataset', 'CSVDataset', 'TextLineDataset', 'data.Dataset', 'data.CSVDataset'],
    sort: 'dataset',
    evidence: dataset,
    methods: [
      {
        names: ['batch', 'concatenate', 'prefetch', 'repeat', 'shuffle', 'skip', 'take'],
        result: { kind: 'tfjs.Dataset' },
        evidence: `elements that pass through are freed by the library; ${measured}`,
      },
      {
        names: ['map', 'filter'],
        runs: [{ argument: 0, mode: 'each', scope: true }],
        result: { kind: 'tfjs.Dataset' },
        evidence: `${dataset}; ${measured}`,
      },
      {
        names: ['mapAsync'],
        runs: [{ argument: 0, mode: 'each' }],
        result: { kind: 'tfjs.Dataset' },
        evidence: `no scope inside; ${measured}`,
      },
      {
        names: ['forEachAsync'],
        runs: [{ argument: 0, mode: 'each' }],
        result: { promise: { plain: true } },
        evidence: `elements are freed after each run, what the callback makes is not; ${measured}`,
      },
      { names: ['iterator'], result: { promise: { kind: 'tfjs.LazyIterator' } }, evidence: dataset },
    ],
  },
  LazyIterator: {
    noun: 'iterator',
    types: ['LazyIterator'],
    evidence: `${source}/tfjs-data/src/iterators/lazy_iterator.ts`,
  },
  WebcamIterator: {
    noun: 'webcam stream',
    types: ['WebcamIterator'],
    resource: { release: '%.stop()', discipline: 'manual', collected: 'never', lasting: true, keptIn: 'the camera' },
    evidence: `${source}/tfjs-data/src/iterators/webcam_iterator.ts`,
    methods: [
      {
        names: ['capture'],
        result: { promise: { kind: 'tfjs.Tensor' } },
        evidence: `${source}/tfjs-data/src/iterators/webcam_iterator.ts`,
      },
      {
        names: ['next'],
        result: { promise: { fields: { value: { kind: 'tfjs.Tensor' } } } },
        evidence: `${source}/tfjs-data/src/iterators/webcam_iterator.ts`,
      },
      { names: ['stop'], releases: ['this'], result: { plain: true }, evidence: `${source}/tfjs-data/src/iterators/webcam_iterator.ts` },
    ],
  },
  MicrophoneIterator: {
    noun: 'microphone stream',
    types: ['MicrophoneIterator'],
    resource: { release: '%.stop()', discipline: 'manual', collected: 'never', lasting: true, keptIn: 'the microphone' },
    evidence: `${source}/tfjs-data/src/iterators/microphone_iterator.ts`,
    methods: [
      {
        names: ['capture'],
        result: { promise: { fields: { spectrogram: { kind: 'tfjs.Tensor' }, waveform: { kind: 'tfjs.Tensor' } } } },
        evidence: `${source}/tfjs-data/src/iterators/microphone_iterator.ts`,
      },
      {
        names: ['stop'],
        releases: ['this'],
        result: { plain: true },
        evidence: `${source}/tfjs-data/src/iterators/microphone_iterator.ts`,
      },
    ],
  },
} satisfies Record<string, KindRow>;
