import type { LibraryTable } from '../table.ts';

const declarations = 'yoga-layout 3.2.1, dist/src/wrapAssembly.d.ts';

/** The layout engine, compiled to WebAssembly. */
export const yoga = {
  library: 'yoga',
  modules: ['yoga-layout', 'yoga-layout/*'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Node: {
      noun: 'layout node',
      types: ['Node', 'YogaNode'],
      resource: { release: '%.free()', discipline: 'manual', collected: 'never', keptIn: 'the WebAssembly heap' },
      evidence: declarations,
      methods: [
        { names: ['free', 'freeRecursive'], releases: ['this'], result: { plain: true }, evidence: declarations },
        {
          names: ['insertChild'],
          stores: [{ what: 0, into: 'this' }],
          result: { plain: true },
          evidence: `freeRecursive frees the children: ${declarations}`,
        },
        { names: ['removeChild', 'calculateLayout', 'markDirty', 'reset'], result: { plain: true }, evidence: declarations },
        { names: ['getChild', 'getParent'], result: { kind: 'yoga.Node', own: 'borrowed' }, evidence: declarations },
      ],
    },
    Config: {
      noun: 'layout configuration',
      types: ['Config'],
      resource: { release: '%.free()', discipline: 'manual', collected: 'never', lasting: true, keptIn: 'the WebAssembly heap' },
      evidence: declarations,
      methods: [{ names: ['free'], releases: ['this'], result: { plain: true }, evidence: declarations }],
    },
  },
  functions: [
    { names: ['Node.create', 'Node.createDefault', 'Node.createWithConfig'], result: { kind: 'yoga.Node' }, evidence: declarations },
    { names: ['Config.create'], result: { kind: 'yoga.Config' }, evidence: declarations },
    { names: ['loadYoga'], result: { promise: { namespace: 'yoga' } }, evidence: 'yoga-layout 3.2.1, dist/src/load.d.ts' },
  ],
} satisfies LibraryTable;
