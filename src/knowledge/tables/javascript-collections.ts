import type { LibraryTable } from '../table.ts';

const mdn = 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects';

/** Maps and sets. What reads `size` is known to the analyses themselves. The weak ones do not grow: an entry goes with its key. */
export const javascriptCollections = {
  library: 'javascript',
  modules: [],
  globals: [''],
  kinds: {
    Map: {
      noun: 'map',
      types: ['Map', 'ReadonlyMap'],
      sort: 'container',
      keepsElementsApart: true,
      methods: [
        {
          names: ['set'],
          result: { same: 'this' },
          stores: [{ what: 1, into: 'this', key: 0 }],
          size: 'grows',
          evidence: `${mdn}/Map/set`,
        },
        { names: ['get'], result: { elementsOf: 'this' }, evidence: `${mdn}/Map/get` },
        {
          names: ['getOrInsert'],
          result: { anyOf: [{ elementsOf: 'this' }, { same: 1 }] },
          stores: [{ what: 1, into: 'this', key: 0 }],
          size: 'grows',
          evidence: `${mdn}/Map/getOrInsert`,
        },
        { names: ['has'], result: { plain: true }, reads: 'membership', evidence: `${mdn}/Map/has` },
        { names: ['delete'], result: { plain: true }, size: 'shrinks', evidence: `${mdn}/Map/delete` },
        { names: ['clear'], result: { plain: true }, size: 'clears', evidence: `${mdn}/Map/clear` },
        {
          names: ['forEach'],
          result: { plain: true },
          runs: [{ argument: 0, mode: 'each', elementsOf: 'this' }],
          evidence: `${mdn}/Map/forEach`,
        },
        { names: ['values'], result: { each: { elementsOf: 'this' } }, evidence: `${mdn}/Map/values` },
        { names: ['keys'], result: { each: { plain: true } }, evidence: `${mdn}/Map/keys` },
        { names: ['entries'], result: { each: { tuple: [{ plain: true }, { elementsOf: 'this' }] } }, evidence: `${mdn}/Map/entries` },
      ],
      evidence: `${mdn}/Map`,
    },
    Set: {
      noun: 'set',
      types: ['Set', 'ReadonlySet'],
      sort: 'container',
      keepsElementsApart: true,
      methods: [
        {
          names: ['add'],
          result: { same: 'this' },
          stores: [{ what: 0, into: 'this', key: 0 }],
          size: 'grows',
          evidence: `${mdn}/Set/add`,
        },
        { names: ['has'], result: { plain: true }, reads: 'membership', evidence: `${mdn}/Set/has` },
        { names: ['delete'], result: { plain: true }, size: 'shrinks', evidence: `${mdn}/Set/delete` },
        { names: ['clear'], result: { plain: true }, size: 'clears', evidence: `${mdn}/Set/clear` },
        {
          names: ['forEach'],
          result: { plain: true },
          runs: [{ argument: 0, mode: 'each', elementsOf: 'this' }],
          evidence: `${mdn}/Set/forEach`,
        },
        { names: ['values', 'keys'], result: { each: { elementsOf: 'this' } }, evidence: `${mdn}/Set/values` },
        {
          names: ['entries'],
          result: { each: { tuple: [{ elementsOf: 'this' }, { elementsOf: 'this' }] } },
          evidence: `${mdn}/Set/entries`,
        },
        { names: ['isSubsetOf', 'isSupersetOf', 'isDisjointFrom'], result: { plain: true }, evidence: `${mdn}/Set/isSubsetOf` },
      ],
      evidence: `${mdn}/Set`,
    },
    WeakMap: {
      noun: 'weak map',
      types: ['WeakMap'],
      methods: [
        { names: ['set'], result: { same: 'this' }, stores: [{ what: 1, into: 'this', key: 0 }], evidence: `${mdn}/WeakMap/set` },
        { names: ['get'], result: { elementsOf: 'this' }, evidence: `${mdn}/WeakMap/get` },
        { names: ['has', 'delete'], result: { plain: true }, evidence: `${mdn}/WeakMap/has` },
      ],
      evidence: `${mdn}/WeakMap`,
    },
    WeakSet: {
      noun: 'weak set',
      types: ['WeakSet'],
      methods: [
        { names: ['add'], result: { same: 'this' }, evidence: `${mdn}/WeakSet/add` },
        { names: ['has', 'delete'], result: { plain: true }, evidence: `${mdn}/WeakSet/has` },
      ],
      evidence: `${mdn}/WeakSet`,
    },
    FinalizationRegistry: {
      noun: 'finalization registry',
      types: ['FinalizationRegistry'],
      methods: [
        // The held value is kept until the target is collected; the target itself is not kept.
        {
          names: ['register'],
          result: { plain: true },
          stores: [{ what: 1, into: 'this', key: 0 }],
          evidence: `${mdn}/FinalizationRegistry/register`,
        },
        { names: ['unregister'], result: { plain: true }, evidence: `${mdn}/FinalizationRegistry/unregister` },
      ],
      evidence: `${mdn}/FinalizationRegistry`,
    },
    DisposableStack: {
      noun: 'disposable stack',
      types: ['DisposableStack', 'AsyncDisposableStack'],
      methods: [
        {
          names: ['use', 'adopt'],
          result: { same: 0 },
          takes: [{ what: 0, into: 'this' }],
          runs: [{ argument: 1, mode: 'later', parameters: [{ same: 0 }] }],
          evidence: `${mdn}/DisposableStack/use`,
        },
        { names: ['defer'], result: { plain: true }, runs: [{ argument: 0, mode: 'later' }], evidence: `${mdn}/DisposableStack/defer` },
        {
          names: ['move'],
          result: { kind: 'javascript.DisposableStack' },
          takes: [{ what: 'this', into: 'result' }],
          evidence: `${mdn}/DisposableStack/move`,
        },
        { names: ['dispose', 'disposeAsync'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/DisposableStack/dispose` },
      ],
      evidence: `${mdn}/DisposableStack`,
    },
  },
  functions: [
    {
      names: ['Map'],
      construct: true,
      result: { kind: 'javascript.Map' },
      joins: { ports: [0], instead: 'add to it with `set`' },
      evidence: `${mdn}/Map/Map`,
    },
    {
      names: ['Set'],
      construct: true,
      result: { kind: 'javascript.Set' },
      joins: { ports: [0], instead: 'add to it with `add`' },
      evidence: `${mdn}/Set/Set`,
    },
    { names: ['WeakMap'], construct: true, result: { kind: 'javascript.WeakMap' }, evidence: `${mdn}/WeakMap/WeakMap` },
    { names: ['WeakSet'], construct: true, result: { kind: 'javascript.WeakSet' }, evidence: `${mdn}/WeakSet/WeakSet` },
    {
      names: ['Map.groupBy'],
      result: { kind: 'javascript.Map' },
      runs: [{ argument: 1, mode: 'each', elementsOf: 0 }],
      evidence: `${mdn}/Map/groupBy`,
    },
    {
      names: ['FinalizationRegistry'],
      construct: true,
      result: { kind: 'javascript.FinalizationRegistry' },
      runs: [{ argument: 0, mode: 'event' }],
      evidence: `${mdn}/FinalizationRegistry`,
    },
    {
      names: ['DisposableStack', 'AsyncDisposableStack'],
      construct: true,
      result: { kind: 'javascript.DisposableStack' },
      evidence: `${mdn}/DisposableStack/DisposableStack`,
    },
  ],
} satisfies LibraryTable;
