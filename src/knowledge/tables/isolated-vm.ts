import type { LibraryTable, Row } from '../table.ts';

const declarations = 'isolated-vm 5.0.4, isolated-vm.d.ts';
const release: Row = { names: ['release'], releases: ['this'], result: { plain: true }, evidence: declarations };

/** Isolates of V8 inside Node. */
export const isolatedVm = {
  library: 'isolated-vm',
  modules: ['isolated-vm'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Isolate: {
      noun: 'isolate',
      types: ['Isolate', 'ivm.Isolate'],
      sort: 'session',
      resource: { release: '%.dispose()', discipline: 'manual', collected: 'late', keptIn: 'a heap of its own' },
      evidence: declarations,
      methods: [
        { names: ['createContext'], result: { promise: { kind: 'isolated-vm.Context' } }, evidence: declarations },
        { names: ['createContextSync'], result: { kind: 'isolated-vm.Context' }, evidence: declarations },
        { names: ['compileScript'], result: { promise: { kind: 'isolated-vm.Script' } }, evidence: declarations },
        { names: ['compileScriptSync'], result: { kind: 'isolated-vm.Script' }, evidence: declarations },
        { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: declarations },
      ],
    },
    Context: {
      noun: 'context',
      types: ['Context', 'ivm.Context'],
      resource: { release: '%.release()', discipline: 'manual', collected: 'late', endsWith: 'maker', keptIn: 'the isolate' },
      evidence: declarations,
      methods: [release],
    },
    Script: {
      noun: 'script',
      types: ['Script', 'ivm.Script'],
      resource: {
        release: '%.release()',
        discipline: 'manual',
        collected: 'late',
        endsWith: 'maker',
        lasting: true,
        keptIn: 'the isolate',
      },
      evidence: declarations,
      methods: [release],
    },
  },
  functions: [
    {
      names: ['Isolate'],
      factory: 'starts a JavaScript engine',
      construct: true,
      result: { kind: 'isolated-vm.Isolate' },
      evidence: declarations,
    },
  ],
} satisfies LibraryTable;
