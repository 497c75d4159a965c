import type { LibraryTable, Resource, Row } from '../table.ts';

const declarations = 'quickjs-emscripten-core 0.32, dist/index.d.ts';
const readme = 'https://github.com/justjake/quickjs-emscripten#memory-management';
const heap: Resource = {
  release: '%.dispose()',
  discipline: 'manual',
  collected: 'never',
  keptIn: 'the WebAssembly heap',
  // Measured with a handle and a context.
  afterRelease: { use: 'throws "Lifetime not alive"', release: 'throws "Lifetime not alive"', tells: ['alive'] },
};
const dispose: Row = { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: readme };
const own = { kind: 'quickjs.Handle', own: 'borrowed' } as const;

/**
 * QuickJS compiled to WebAssembly. What `evalCode` and `callFunction` give holds either a value or an error, which only a test at run time
 * tells apart; their handles count from `unwrapResult` on.
 */
export const quickjs = {
  library: 'quickjs',
  modules: ['quickjs-emscripten', 'quickjs-emscripten-core', '*/quickjs-emscripten@*'],
  globals: [],
  kinds: {
    Handle: {
      noun: 'QuickJS handle',
      types: ['QuickJSHandle', 'VmHandle', 'Lifetime'],
      resource: heap,
      evidence: readme,
      methods: [
        dispose,
        { names: ['dup'], result: { kind: 'quickjs.Handle' }, evidence: declarations },
        {
          names: ['consume'],
          releases: ['this'],
          runs: [{ argument: 0, mode: 'now', parameters: [own] }],
          result: { resultOf: 0 },
          evidence: declarations,
        },
      ],
    },
    Context: {
      noun: 'QuickJS context',
      types: ['QuickJSContext', 'QuickJSAsyncContext'],
      sort: 'session',
      resource: heap,
      evidence: readme,
      properties: { undefined: own, null: own, true: own, false: own, global: own, runtime: { kind: 'quickjs.Runtime', own: 'borrowed' } },
      methods: [
        dispose,
        {
          names: [
            ...['newObject', 'newArray', 'newNumber', 'newString', 'newBigInt', 'newArrayBuffer', 'newUniqueSymbol', 'newSymbolFor'],
            ...['newError', 'getProp'],
          ],
          result: { kind: 'quickjs.Handle' },
          evidence: declarations,
        },
        {
          names: ['newFunction', 'newAsyncifiedFunction'],
          runs: [{ argument: 1, mode: 'event', parameters: [own, own, own, own] }],
          result: { kind: 'quickjs.Handle' },
          evidence: `arguments are disposed after the callback: ${declarations}`,
        },
        { names: ['unwrapResult'], result: { kind: 'quickjs.Handle' }, evidence: declarations },
        {
          names: ['setProp', 'defineProp', 'dump', 'typeof', 'getNumber', 'getString', 'getLength'],
          result: { plain: true },
          evidence: `the handles stay with the caller: ${declarations}`,
        },
      ],
    },
    Runtime: {
      noun: 'QuickJS runtime',
      types: ['QuickJSRuntime', 'QuickJSAsyncRuntime'],
      sort: 'session',
      resource: { ...heap, lasting: true },
      evidence: readme,
      methods: [dispose, { names: ['newContext'], result: { kind: 'quickjs.Context' }, evidence: declarations }],
    },
    Module: {
      noun: 'QuickJS module',
      types: ['QuickJSWASMModule'],
      evidence: declarations,
      methods: [
        { names: ['newContext'], result: { kind: 'quickjs.Context' }, evidence: declarations },
        { names: ['newRuntime'], result: { kind: 'quickjs.Runtime' }, evidence: declarations },
        { names: ['evalCode'], result: { plain: true }, evidence: `a value of the host: ${declarations}` },
      ],
    },
    Scope: {
      noun: 'scope',
      types: ['Scope'],
      resource: heap,
      evidence: readme,
      methods: [dispose, { names: ['manage'], takes: [{ what: 0, into: 'this' }], result: { same: 0 }, evidence: readme }],
    },
  },
  functions: [
    {
      names: ['getQuickJS', 'newQuickJSWASMModule', 'newQuickJSWASMModuleFromVariant'],
      result: { promise: { kind: 'quickjs.Module' } },
      evidence: declarations,
    },
    { names: ['getQuickJSSync'], result: { kind: 'quickjs.Module' }, evidence: declarations },
    { names: ['newAsyncContext'], result: { promise: { kind: 'quickjs.Context' } }, evidence: declarations },
    { names: ['newAsyncRuntime'], result: { promise: { kind: 'quickjs.Runtime' } }, evidence: declarations },
    { names: ['Scope'], construct: true, result: { kind: 'quickjs.Scope' }, evidence: readme },
    {
      names: ['Scope.withScope'],
      runs: [{ argument: 0, mode: 'now', parameters: [{ kind: 'quickjs.Scope', own: 'borrowed' }] }],
      result: { resultOf: 0 },
      evidence: readme,
    },
    {
      names: ['Scope.withScopeAsync'],
      runs: [{ argument: 0, mode: 'now', parameters: [{ kind: 'quickjs.Scope', own: 'borrowed' }] }],
      result: { promise: { resultOf: 0 } },
      evidence: readme,
    },
  ],
} satisfies LibraryTable;
