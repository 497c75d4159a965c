import type { LibraryTable } from '../table.ts';

const mdn = 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects';

/** Plain objects as records, and whole-value copies. */
export const javascriptObjects = {
  library: 'javascript',
  modules: [],
  globals: [''],
  kinds: {
    Object: { noun: 'object', types: ['Record'], sort: 'container', evidence: `${mdn}/Object` },
  },
  functions: [
    {
      names: ['Object.keys', 'Object.getOwnPropertyNames', 'Reflect.ownKeys'],
      result: { each: { plain: true } },
      walks: 0,
      evidence: `${mdn}/Object/keys`,
    },
    { names: ['Object.values'], result: { each: { elementsOf: 0 } }, walks: 0, evidence: `${mdn}/Object/values` },
    {
      names: ['Object.entries'],
      result: { each: { tuple: [{ plain: true }, { elementsOf: 0 }] } },
      walks: 0,
      evidence: `${mdn}/Object/entries`,
    },
    {
      names: ['Object.assign'],
      result: { same: 0 },
      stores: [
        { what: 1, into: 0 },
        { what: 2, into: 0 },
      ],
      joins: { ports: [1, 2, 3], instead: 'set the new members on it' },
      evidence: `${mdn}/Object/assign`,
    },
    {
      names: ['Object.freeze', 'Object.seal', 'Object.preventExtensions', 'Object.setPrototypeOf'],
      result: { same: 0 },
      evidence: `${mdn}/Object/freeze`,
    },
    {
      names: ['Object.defineProperty'],
      result: { same: 0 },
      stores: [{ what: 2, into: 0, key: 1 }],
      evidence: `${mdn}/Object/defineProperty`,
    },
    { names: ['Reflect.set'], result: { plain: true }, stores: [{ what: 2, into: 0, key: 1 }], evidence: `${mdn}/Reflect/set` },
    { names: ['Object.create'], result: { kind: 'javascript.Object' }, evidence: `${mdn}/Object/create` },
    {
      names: ['Object.fromEntries'],
      result: { kind: 'javascript.Object' },
      takes: [{ what: 0, into: 'result' }],
      evidence: `${mdn}/Object/fromEntries`,
    },
    { names: ['Object'], construct: true, result: { kind: 'javascript.Object' }, evidence: `${mdn}/Object/Object` },
    {
      names: ['Object.groupBy'],
      result: { record: { each: { elementsOf: 0 } } },
      runs: [{ argument: 1, mode: 'each', elementsOf: 0 }],
      evidence: `${mdn}/Object/groupBy`,
    },
    { names: ['structuredClone'], copies: 0, evidence: 'https://developer.mozilla.org/docs/Web/API/Window/structuredClone' },
    { names: ['JSON.stringify'], result: { plain: true }, copies: 0, evidence: `${mdn}/JSON/stringify` },
    { names: ['JSON.parse'], runs: [{ argument: 1, mode: 'each' }], copies: 0, evidence: `${mdn}/JSON/parse` },
    {
      names: ['Number', 'String', 'Boolean', 'BigInt', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'Symbol'],
      result: { plain: true },
      evidence: mdn,
    },
  ],
} satisfies LibraryTable;
