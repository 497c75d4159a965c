import type { LibraryTable } from '../table.ts';

const lodashDocs = 'https://lodash.com/docs/4.17.15';

/** lodash, as far as it copies whole structures. */
export const lodash = {
  library: 'lodash',
  modules: ['lodash', 'lodash-es', 'underscore'],
  globals: ['_'],
  namespaceExports: ['default'],
  kinds: {},
  functions: [{ names: ['cloneDeep', 'clone', 'cloneDeepWith', 'cloneWith'], copies: 0, evidence: `${lodashDocs}#cloneDeep` }],
} satisfies LibraryTable;

/** Packages that are one function which copies a whole structure. */
export const copiers = {
  library: 'copiers',
  modules: [
    'lodash/cloneDeep',
    'lodash/clone',
    'lodash-es/cloneDeep',
    'lodash.clonedeep',
    'clone-deep',
    'clone',
    '@ungap/structured-clone',
  ],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [{ names: [''], copies: 0, evidence: `${lodashDocs}#cloneDeep, https://github.com/jonschlinkert/clone-deep#usage` }],
} satisfies LibraryTable;

/** `rfdc()` gives a function that copies. */
export const rfdc = {
  library: 'rfdc',
  modules: ['rfdc', 'rfdc/default'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [{ names: [''], result: { function: { copies: 0 } }, evidence: 'https://github.com/davidmarkclements/rfdc#usage' }],
} satisfies LibraryTable;
