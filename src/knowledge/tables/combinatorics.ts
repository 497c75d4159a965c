import type { Enumerates } from '../../base/behaviour.ts';
import type { LibraryTable } from '../table.ts';

const combinatorics = 'https://github.com/dankogai/js-combinatorics#readme';

const oneByOne = 'Go through them one by one with `for…of`, which keeps none';

/** js-combinatorics: its classes give one selection after another; `toArray` keeps them all. */
export const jsCombinatorics = {
  library: 'js-combinatorics',
  modules: ['js-combinatorics'],
  globals: ['Combinatorics', '$C'],
  namespaceExports: ['default'],
  kinds: {
    Selections: {
      noun: 'sequence of selections',
      types: ['Permutation', 'Combination', 'PowerSet', 'BaseN', 'CartesianProduct'],
      methods: [
        {
          names: ['toArray'],
          result: { plain: true },
          enumerates: { of: 'selections', what: 'every selection', lists: 'this', instead: oneByOne },
          evidence: combinatorics,
        },
      ],
      evidence: combinatorics,
    },
  },
  functions: [
    {
      names: ['Permutation', 'Combination', 'PowerSet', 'BaseN', 'CartesianProduct'],
      construct: true,
      result: { kind: 'js-combinatorics.Selections' },
      evidence: combinatorics,
    },
    {
      names: ['permutation', 'combination', 'bigCombination', 'power', 'baseN', 'permutationCombination', 'cartesianProduct'],
      result: { kind: 'js-combinatorics.Selections' },
      evidence: 'https://unpkg.com/browse/js-combinatorics@0.6.1/README.md',
    },
  ],
} satisfies LibraryTable;

const ofElements: Enumerates = {
  of: 'combinations',
  what: 'every combination',
  lists: 'elements',
  instead: 'Take each combination as it comes, from nested loops or a generator',
};

/** fast-cartesian: a list of all combinations of the elements of the lists in a list. */
export const fastCartesian = {
  library: 'fast-cartesian',
  modules: ['fast-cartesian', 'fast-cartesian-product'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    { names: [''], result: { plain: true }, enumerates: ofElements, evidence: 'https://github.com/ehmicky/fast-cartesian#readme' },
  ],
} satisfies LibraryTable;

/** just-cartesian-product: the same. */
export const justCartesianProduct = {
  library: 'just-cartesian-product',
  modules: ['just-cartesian-product'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    {
      names: [''],
      result: { plain: true },
      enumerates: ofElements,
      evidence: 'https://github.com/angus-c/just#just-cartesian-product',
    },
  ],
} satisfies LibraryTable;

/** d3-array: `cross` gives a list of all combinations of the elements of its arguments. */
export const d3Array = {
  library: 'd3-array',
  modules: ['d3-array', 'd3'],
  globals: ['d3'],
  kinds: {},
  functions: [
    {
      names: ['cross'],
      result: { plain: true },
      enumerates: { ...ofElements, lists: 'arguments' },
      evidence: 'https://d3js.org/d3-array/transform#cross',
    },
  ],
} satisfies LibraryTable;
