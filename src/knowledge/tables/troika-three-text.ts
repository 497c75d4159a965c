import type { LibraryTable } from '../table.ts';

const readme = 'https://protectwise.github.io/troika/troika-three-text/#usage';

/** Text meshes of troika-three-text: each has geometry and materials of its own. */
export const troikaThreeText = {
  library: 'troika-three-text',
  modules: ['troika-three-text'],
  globals: [],
  kinds: {
    Text: {
      noun: 'text mesh',
      types: ['Text', 'BatchedText'],
      resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', keptIn: 'GPU memory' },
      methods: [{ names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: `${readme}: call dispose() to clean up` }],
      evidence: readme,
    },
  },
  functions: [{ names: ['Text', 'BatchedText'], construct: true, result: { kind: 'troika-three-text.Text' }, evidence: readme }],
} satisfies LibraryTable;
