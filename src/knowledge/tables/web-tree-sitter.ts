import type { LibraryTable, Resource, Row } from '../table.ts';

const declarations = 'web-tree-sitter 0.27.1, web-tree-sitter.d.ts; its finalizers are new, older versions free nothing by themselves';
const heap: Resource = { release: '%.delete()', discipline: 'manual', collected: 'late', keptIn: 'the WebAssembly heap' };
const free: Row = { names: ['delete'], releases: ['this'], result: { plain: true }, evidence: declarations };

/** The incremental parser, compiled to WebAssembly. Nodes belong to their tree. */
export const webTreeSitter = {
  library: 'web-tree-sitter',
  modules: ['web-tree-sitter', 'web-tree-sitter/*'],
  globals: ['TreeSitter'],
  namespaceExports: ['default'],
  kinds: {
    Parser: {
      noun: 'parser',
      types: ['Parser'],
      resource: { ...heap, lasting: true },
      evidence: declarations,
      methods: [
        { names: ['parse'], result: { kind: 'web-tree-sitter.Tree' }, evidence: `the old tree is read, not freed; ${declarations}` },
        { names: ['setLanguage'], result: { same: 'this' }, evidence: declarations },
        { names: ['reset', 'setLogger', 'getIncludedRanges'], result: { plain: true }, evidence: declarations },
        free,
      ],
    },
    Tree: {
      noun: 'syntax tree',
      types: ['Tree', 'Parser.Tree'],
      resource: heap,
      evidence: declarations,
      methods: [
        { names: ['copy'], result: { kind: 'web-tree-sitter.Tree' }, evidence: declarations },
        { names: ['walk'], result: { kind: 'web-tree-sitter.TreeCursor' }, evidence: declarations },
        { names: ['edit', 'getChangedRanges', 'getIncludedRanges'], result: { plain: true }, evidence: declarations },
        free,
      ],
      properties: { rootNode: { kind: 'web-tree-sitter.Node' } },
    },
    Node: {
      noun: 'syntax node',
      types: ['SyntaxNode', 'Node', 'Parser.SyntaxNode'],
      evidence: declarations,
      methods: [{ names: ['walk'], result: { kind: 'web-tree-sitter.TreeCursor' }, evidence: declarations }],
    },
    TreeCursor: {
      noun: 'tree cursor',
      types: ['TreeCursor', 'Parser.TreeCursor'],
      resource: heap,
      evidence: declarations,
      methods: [{ names: ['copy'], result: { kind: 'web-tree-sitter.TreeCursor' }, evidence: declarations }, free],
      properties: { currentNode: { kind: 'web-tree-sitter.Node' } },
    },
    Language: {
      noun: 'language',
      types: ['Language', 'Parser.Language'],
      evidence: declarations,
      methods: [
        { names: ['query'], result: { kind: 'web-tree-sitter.Query' }, evidence: 'web-tree-sitter 0.20, Language.query' },
        { names: ['lookaheadIterator'], result: { kind: 'web-tree-sitter.LookaheadIterator' }, evidence: declarations },
      ],
    },
    Query: {
      noun: 'query',
      types: ['Query', 'Parser.Query'],
      resource: { ...heap, lasting: true },
      evidence: declarations,
      methods: [{ names: ['matches', 'captures', 'predicatesForPattern'], result: { plain: true }, evidence: declarations }, free],
    },
    LookaheadIterator: {
      noun: 'lookahead iterator',
      types: ['LookaheadIterator'],
      resource: heap,
      evidence: declarations,
      methods: [free],
    },
  },
  functions: [
    { names: ['Parser', ''], construct: true, result: { kind: 'web-tree-sitter.Parser' }, evidence: declarations },
    { names: ['Query'], construct: true, result: { kind: 'web-tree-sitter.Query' }, evidence: declarations },
    { names: ['Parser.init', 'init'], result: { promise: { plain: true } }, evidence: declarations },
    { names: ['Language.load', 'Parser.Language.load'], result: { promise: { kind: 'web-tree-sitter.Language' } }, evidence: declarations },
  ],
} satisfies LibraryTable;
