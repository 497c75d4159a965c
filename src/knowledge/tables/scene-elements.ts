import type { LibraryTable } from '../table.ts';

/** Elements of scenes written as JSX that take nothing over. All others are taken to keep, and free, what their properties get. */
export const sceneElements = {
  library: 'scene-elements',
  modules: [],
  globals: [''],
  kinds: {},
  functions: [
    {
      names: ['<primitive>'],
      result: { plain: true },
      evidence: 'https://r3f.docs.pmnd.rs/api/objects#putting-already-existing-objects-into-the-scene-graph: primitives are not disposed',
    },
  ],
} satisfies LibraryTable;
