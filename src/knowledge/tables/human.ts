import type { LibraryTable } from '../table.ts';

const declarations = '@vladmandic/human 3.3.6, types/human.d.ts';

/** Face, body and hand analysis on top of TensorFlow.js. */
export const human = {
  library: 'human',
  modules: ['@vladmandic/human', '@vladmandic/human/*'],
  globals: ['Human'],
  kinds: {
    Human: {
      noun: 'analyser',
      types: ['Human', 'default'],
      evidence: declarations,
      properties: { tf: { namespace: 'tfjs' } },
      methods: [
        {
          names: ['image'],
          result: { promise: { plain: true } },
          cases: [{ argument: 1, is: [true], then: { result: { promise: { fields: { tensor: { kind: 'tfjs.Tensor' } } } } } }],
          evidence: '@vladmandic/human 3.3.6, src/human.ts and src/image/image.ts: a tensor only when asked for',
        },
        { names: ['segmentation'], result: { promise: { kind: 'tfjs.Tensor' } }, evidence: declarations },
        { names: ['compare', 'load', 'init', 'profile', 'video', 'sleep'], result: { promise: { plain: true } }, evidence: declarations },
      ],
    },
  },
  functions: [{ names: ['Human', 'default', ''], construct: true, result: { kind: 'human.Human' }, evidence: declarations }],
} satisfies LibraryTable;
