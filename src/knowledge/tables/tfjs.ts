import type { LibraryTable } from '../table.ts';
import { creation } from './tfjs/creation.ts';
import { dataKinds } from './tfjs/data-kinds.ts';
import { earlier } from './tfjs/earlier.ts';
import { gradients } from './tfjs/gradients.ts';
import { modelKinds } from './tfjs/model-kinds.ts';
import { models } from './tfjs/models.ts';
import { operations } from './tfjs/operations.ts';
import { sizes } from './tfjs/sizes.ts';
import { scopes } from './tfjs/scopes.ts';
import { tensorKinds } from './tfjs/tensor-kinds.ts';

/** TensorFlow.js: core, layers, converter, node, and the union package. */
export const tfjs = {
  library: 'tfjs',
  modules: [
    ...['@tensorflow/tfjs', '@tensorflow/tfjs-core', '@tensorflow/tfjs-layers', '@tensorflow/tfjs-converter'],
    ...['@tensorflow/tfjs-node', '@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs/*', '@tensorflow/tfjs-core/*', '@tensorflow/tfjs-layers/*'],
    ...['@tensorflow/tfjs-converter/*', '@tensorflow/tfjs-node/*', '@tensorflow/tfjs-node-gpu/*', '@vladmandic/tfjs'],
    // Loaded from a server: `https://esm.sh/@tensorflow/tfjs@4.22.0`.
    ...['*/@tensorflow/tfjs', '*/@tensorflow/tfjs@*', '*/@tensorflow/tfjs-core@*', 'npm:@tensorflow/tfjs@*', 'npm:@tensorflow/tfjs'],
    // Copies that projects ship themselves.
    ...[
      '*tfjs.esm',
      '*tfjs.esm.js',
      '*/tfjs.js',
      '*/tf.js',
      '*/tf.min.js',
      '*/tf.esm.js',
      '*/tf.fesm.js',
      '*/tf.es2017.js',
      '*/tf-core.*',
      '*/tfjs.min.js',
    ],
  ],
  globals: ['tf'],
  namespaceExports: ['default'],
  kinds: { ...tensorKinds, ...modelKinds, ...dataKinds },
  functions: [...scopes, ...creation, ...operations, ...gradients, ...models, ...earlier],
  sizes,
} satisfies LibraryTable;
