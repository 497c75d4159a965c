import type { LibraryTable } from '../table.ts';

/** ngraph's force layout, in a package of its own. */
export const ngraphLayout = {
  library: 'ngraph-layout',
  modules: ['ngraph.forcelayout', 'ngraph.forcelayout3d'],
  globals: ['ngraphCreateLayout'],
  namespaceExports: ['default'],
  kinds: {},
  functions: [
    { names: [''], result: { kind: 'ngraph.Layout' }, evidence: 'https://github.com/anvaka/ngraph.forcelayout/blob/main/index.js' },
  ],
} satisfies LibraryTable;
