import type { LibraryTable } from '../table.ts';

const docs = 'https://danfo.jsdata.org/api-reference';

/** danfo.js: data frames in JavaScript memory. The `tensor` getter makes a new tensor at every read; one-hot columns are written out. */
export const danfojs = {
  library: 'danfojs',
  modules: ['danfojs', 'danfojs-node', 'danfojs-node-gpu', 'danfojs/*'],
  globals: ['dfd'],
  namespaceExports: ['default'],
  kinds: {
    DataFrame: {
      noun: 'data frame',
      types: ['DataFrame', 'Series', 'NDframe'],
      sort: 'dataset',
      properties: { tensor: { kind: 'tfjs.Tensor', own: 'owned' } },
      methods: [
        {
          names: ['getDummies', 'get_dummies'],
          result: { kind: 'danfojs.DataFrame' },
          expandsOneHot: { indices: 'this', bytesPerElement: 8 },
          evidence: `${docs}/general-functions/danfo.get_dummies`,
        },
        {
          names: ['copy', 'sortValues', 'dropNa', 'fillNa', 'drop', 'query', 'head', 'tail', 'loc', 'iloc', 'setIndex', 'resetIndex'],
          result: { kind: 'danfojs.DataFrame' },
          copies: 'this',
          evidence: `${docs}/dataframe`,
        },
        {
          names: ['apply', 'applyMap', 'map'],
          result: { kind: 'danfojs.DataFrame' },
          runs: [{ argument: 0, mode: 'each' }],
          evidence: `${docs}/dataframe/danfo.dataframe.apply`,
        },
      ],
      evidence: 'https://github.com/javascriptdata/danfojs/blob/dev/src/danfojs-base/core/generic.ts',
    },
    OneHotEncoder: {
      noun: 'one-hot encoder',
      types: ['OneHotEncoder'],
      methods: [
        { names: ['fit'], result: { same: 'this' }, evidence: `${docs}/general-functions/danfo.onehotencoder` },
        {
          names: ['transform', 'fitTransform'],
          expandsOneHot: { indices: 0, bytesPerElement: 8 },
          evidence: `${docs}/general-functions/danfo.onehotencoder`,
        },
      ],
      evidence: `${docs}/general-functions/danfo.onehotencoder`,
    },
  },
  functions: [
    { names: ['DataFrame', 'Series'], construct: true, result: { kind: 'danfojs.DataFrame' }, evidence: `${docs}/dataframe` },
    {
      names: ['OneHotEncoder'],
      construct: true,
      result: { kind: 'danfojs.OneHotEncoder' },
      evidence: `${docs}/general-functions/danfo.onehotencoder`,
    },
    {
      names: ['getDummies', 'get_dummies'],
      result: { kind: 'danfojs.DataFrame' },
      expandsOneHot: { indices: 0, bytesPerElement: 8 },
      evidence: `${docs}/general-functions/danfo.get_dummies`,
    },
    { names: ['concat', 'merge'], result: { kind: 'danfojs.DataFrame' }, copies: 0, evidence: `${docs}/general-functions/danfo.concat` },
    { names: ['readCSV', 'readJSON', 'readExcel'], result: { promise: { kind: 'danfojs.DataFrame' } }, evidence: `${docs}/input-output` },
  ],
} satisfies LibraryTable;
