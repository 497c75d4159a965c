import type { LibraryTable } from '../table.ts';
import { reference, source } from './tfjs/evidence.ts';

/** The data package imported on its own: its functions stand at the top, where the union package has them under `data`. */
export const tfjsData = {
  library: 'tfjs-data',
  modules: ['@tensorflow/tfjs-data', '@tensorflow/tfjs-data/*'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    { names: ['array', 'csv', 'func', 'generator', 'zip'], result: { kind: 'tfjs.Dataset' }, evidence: `${reference}#Data` },
    {
      names: ['CSVDataset', 'TextLineDataset'],
      construct: true,
      result: { kind: 'tfjs.Dataset' },
      evidence: `${source}/tfjs-data/src/datasets`,
    },
    {
      names: ['webcam'],
      result: { promise: { kind: 'tfjs.WebcamIterator' } },
      evidence: `${source}/tfjs-data/src/iterators/webcam_iterator.ts`,
    },
    {
      names: ['microphone'],
      result: { promise: { kind: 'tfjs.MicrophoneIterator' } },
      evidence: `${source}/tfjs-data/src/iterators/microphone_iterator.ts`,
    },
  ],
} satisfies LibraryTable;
