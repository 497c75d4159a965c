import type { LibraryTable } from '../table.ts';

const array = 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Array';

/** Arrays. What reads or writes `length` is known to the analyses themselves. Iterators are arrays here: they give the same elements. */
export const javascriptArrays = {
  library: 'javascript',
  modules: [],
  globals: [''],
  kinds: {
    Array: {
      noun: 'array',
      types: [
        'Array',
        'ReadonlyArray',
        'ConcatArray',
        'ArrayLike',
        'Iterable',
        'Iterator',
        'IterableIterator',
        'Generator',
        'ArrayIterator',
      ],
      sort: 'container',
      methods: [
        {
          names: ['forEach'],
          anyReceiver: true,
          result: { plain: true },
          runs: [{ argument: 0, mode: 'each', elementsOf: 'this' }],
          evidence: `${array}/forEach`,
        },
        {
          names: ['some', 'every', 'findIndex', 'findLastIndex'],
          anyReceiver: true,
          result: { plain: true },
          runs: [{ argument: 0, mode: 'each', elementsOf: 'this' }],
          evidence: `${array}/some`,
        },
        {
          names: ['find', 'findLast'],
          anyReceiver: true,
          result: { elementsOf: 'this' },
          runs: [{ argument: 0, mode: 'each', elementsOf: 'this' }],
          evidence: `${array}/find`,
        },
        {
          names: ['filter'],
          anyReceiver: true,
          result: { each: { elementsOf: 'this' } },
          runs: [{ argument: 0, mode: 'each', elementsOf: 'this' }],
          evidence: `${array}/filter`,
        },
        {
          names: ['map'],
          anyReceiver: true,
          result: { each: { resultOf: 0 } },
          runs: [{ argument: 0, mode: 'each', elementsOf: 'this' }],
          evidence: `${array}/map`,
        },
        // A callback that gives an array gives its elements, any other its value.
        {
          names: ['flatMap'],
          anyReceiver: true,
          result: { each: { resultOf: 0 } },
          runs: [{ argument: 0, mode: 'each', elementsOf: 'this' }],
          evidence: `${array}/flatMap`,
        },
        {
          names: ['reduce', 'reduceRight'],
          anyReceiver: true,
          result: { anyOf: [{ resultOf: 0 }, { same: 1 }] },
          runs: [{ argument: 0, mode: 'each', parameters: [{ anyOf: [{ resultOf: 0 }, { same: 1 }] }, { elementsOf: 'this' }] }],
          // Without a first value it starts with the first element.
          cases: [
            {
              argument: 1,
              is: [undefined],
              then: {
                result: { anyOf: [{ resultOf: 0 }, { elementsOf: 'this' }] },
                runs: [
                  { argument: 0, mode: 'each', parameters: [{ anyOf: [{ resultOf: 0 }, { elementsOf: 'this' }] }, { elementsOf: 'this' }] },
                ],
              },
            },
          ],
          evidence: `${array}/reduce`,
        },
        {
          names: ['sort'],
          result: { same: 'this' },
          runs: [{ argument: 0, mode: 'each', parameters: [{ elementsOf: 'this' }, { elementsOf: 'this' }] }],
          evidence: `${array}/sort`,
        },
        {
          names: ['toSorted'],
          result: { each: { elementsOf: 'this' } },
          runs: [{ argument: 0, mode: 'each', parameters: [{ elementsOf: 'this' }, { elementsOf: 'this' }] }],
          copies: 'this',
          evidence: `${array}/toSorted`,
        },
        {
          names: ['slice', 'toReversed', 'toSpliced'],
          result: { each: { elementsOf: 'this' } },
          copies: 'this',
          evidence: `${array}/slice`,
        },
        { names: ['with'], result: { each: { anyOf: [{ elementsOf: 'this' }, { same: 1 }] } }, copies: 'this', evidence: `${array}/with` },
        {
          names: ['concat'],
          result: { each: { anyOf: [{ elementsOf: 'this' }, { elementsOf: 0 }, { elementsOf: 1 }] } },
          copies: 'this',
          joins: { ports: ['this', 0, 1, 2], instead: 'add the new elements with `push`' },
          evidence: `${array}/concat`,
        },
        { names: ['flat'], result: { each: { elementsOf: 'this' } }, copies: 'this', evidence: `${array}/flat` },
        { names: ['values', 'toArray'], result: { each: { elementsOf: 'this' } }, evidence: `${array}/values` },
        { names: ['entries'], result: { each: { tuple: [{ plain: true }, { elementsOf: 'this' }] } }, evidence: `${array}/entries` },
        { names: ['keys'], result: { each: { plain: true } }, evidence: `${array}/keys` },
        { names: ['reverse', 'copyWithin'], result: { same: 'this' }, evidence: `${array}/reverse` },
        { names: ['fill'], result: { same: 'this' }, stores: [{ what: 0, into: 'this' }], evidence: `${array}/fill` },
        { names: ['at'], result: { elementsOf: 'this' }, evidence: `${array}/at` },
        { names: ['next'], result: { fields: { value: { elementsOf: 'this' }, done: { plain: true } } }, evidence: `${array}/values` },
        { names: ['pop', 'shift'], result: { elementsOf: 'this' }, size: 'shrinks', evidence: `${array}/pop` },
        {
          names: ['push', 'unshift'],
          anyReceiver: true,
          result: { plain: true },
          stores: [{ what: 'rest', into: 'this' }],
          size: 'grows',
          evidence: `${array}/push`,
        },
        {
          names: ['splice'],
          result: { each: { elementsOf: 'this' } },
          stores: [{ what: 2, into: 'this' }],
          size: 'shrinks',
          evidence: `${array}/splice`,
        },
        { names: ['includes', 'indexOf', 'lastIndexOf'], result: { plain: true }, reads: 'membership', evidence: `${array}/includes` },
        { names: ['join', 'toString', 'toLocaleString'], result: { plain: true }, evidence: `${array}/join` },
      ],
      evidence: array,
    },
  },
  functions: [
    { names: ['Array'], construct: true, result: { each: { plain: true } }, evidence: `${array}/Array` },
    { names: ['Array'], result: { each: { plain: true } }, evidence: `${array}/Array` },
    {
      names: ['Array.from'],
      result: { each: { anyOf: [{ resultOf: 1 }, { elementsOf: 0 }] } },
      runs: [{ argument: 1, mode: 'each', elementsOf: 0 }],
      // Without a mapper the elements are those of the argument; with one they are what it returns, never both.
      cases: [{ argument: 1, is: [undefined], then: { result: { each: { elementsOf: 0 } }, copies: 0 } }],
      evidence: `${array}/from`,
    },
    {
      names: ['Array.fromAsync'],
      result: { promise: { each: { awaited: { elementsOf: 0 } } } },
      runs: [{ argument: 1, mode: 'later', elementsOf: 0 }],
      evidence: `${array}/fromAsync`,
    },
    { names: ['Array.of'], result: { each: { anyOf: [{ same: 0 }, { same: 1 }, { same: 2 }] } }, evidence: `${array}/of` },
    { names: ['Array.isArray'], result: { plain: true }, evidence: `${array}/isArray` },
  ],
} satisfies LibraryTable;
