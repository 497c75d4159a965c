import type { LibraryTable } from '../table.ts';

const reference = 'https://react.dev/reference/react';

/**
 * React's hooks. A component itself runs at every render, which no row can say: it is called by nobody in the program.
 * An effect runs after a render, and the function it returns undoes it before the next one and at the end: `cleanup`.
 */
export const react = {
  library: 'react',
  modules: ['react', 'preact/hooks', 'preact/compat', 'preact'],
  globals: ['React'],
  namespaceExports: ['default'],
  kinds: {
    Component: {
      noun: 'component',
      types: ['Component', 'PureComponent'],
      methods: [
        {
          names: ['setState'],
          anyReceiver: true,
          result: { plain: true },
          takes: [{ what: 0, shows: true }],
          evidence: `${reference}/Component#setstate`,
        },
      ],
      evidence: `${reference}/Component`,
    },
  },
  functions: [
    {
      names: ['useEffect', 'useLayoutEffect', 'useInsertionEffect'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'later', cleanup: true }],
      evidence: `${reference}/useEffect`,
    },
    {
      names: ['useImperativeHandle'],
      result: { plain: true },
      runs: [{ argument: 1, mode: 'later' }],
      evidence: `${reference}/useImperativeHandle`,
    },
    { names: ['useMemo'], result: { resultOf: 0 }, runs: [{ argument: 0, mode: 'now', memo: true }], evidence: `${reference}/useMemo` },
    {
      names: ['useState'],
      result: {
        tuple: [{ anyOf: [{ resultOf: 0 }, { same: 0 }] }, { function: { result: { plain: true }, takes: [{ what: 0, shows: true }] } }],
      },
      runs: [{ argument: 0, mode: 'now', memo: true }],
      evidence: `${reference}/useState`,
    },
    {
      names: ['useReducer'],
      result: { tuple: [{ anyOf: [{ resultOf: 2 }, { resultOf: 0 }, { same: 1 }] }, { function: { result: { plain: true } } }] },
      runs: [
        { argument: 0, mode: 'event' },
        { argument: 2, mode: 'now', parameters: [{ same: 1 }] },
      ],
      evidence: `${reference}/useReducer`,
    },
    // The function is kept, not run: whoever calls the result runs it.
    { names: ['useCallback', 'useEffectEvent', 'memo', 'forwardRef'], result: { same: 0 }, evidence: `${reference}/useCallback` },
    { names: ['useRef', 'createRef'], result: { fields: { current: { same: 0 } } }, evidence: `${reference}/useRef` },
    { names: ['useDeferredValue'], result: { same: 0 }, evidence: `${reference}/useDeferredValue` },
    {
      names: ['useSyncExternalStore'],
      result: { resultOf: 1 },
      runs: [
        { argument: 0, mode: 'later', cleanup: true },
        { argument: 1, mode: 'now' },
      ],
      evidence: `${reference}/useSyncExternalStore`,
    },
    { names: ['startTransition'], runs: [{ argument: 0, mode: 'now' }], evidence: `${reference}/startTransition` },
    { names: ['lazy'], runs: [{ argument: 0, mode: 'later' }], evidence: `${reference}/lazy` },
  ],
} satisfies LibraryTable;
