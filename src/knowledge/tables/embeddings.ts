import type { LibraryTable } from '../table.ts';

const umap = 'https://github.com/PAIR-code/umap-js#usage';

/** Embeddings of graphs and tables into few dimensions. Each object holds its whole input and the embedding. */
export const embeddings = {
  library: 'embeddings',
  modules: ['umap-js', '@saehrimnir/druidjs'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Embedding: {
      noun: 'embedding',
      types: ['UMAP', 'TSNE'],
      sort: 'embedding',
      methods: [
        { names: ['fit'], result: { each: { each: { plain: true } } }, stores: [{ what: 0, into: 'this' }], evidence: umap },
        { names: ['transform'], result: { each: { each: { plain: true } } }, evidence: umap },
        {
          names: ['fitAsync'],
          result: { promise: { each: { each: { plain: true } } } },
          stores: [{ what: 0, into: 'this' }],
          runs: [{ argument: 1, mode: 'each' }],
          evidence: umap,
        },
        { names: ['initializeFit', 'step', 'getEmbedding'], result: { plain: true }, evidence: umap },
      ],
      evidence: umap,
    },
  },
  functions: [
    { names: ['', 'UMAP'], construct: true, result: { kind: 'embeddings.Embedding' }, evidence: umap },
    {
      names: [
        ...['FASTMAP', 'ISOMAP', 'LDA', 'LLE', 'LSP', 'LTSA', 'LocalMAP', 'MDS', 'PaCMAP', 'PCA', 'SAMMON', 'SMACOF', 'SQDMDS'],
        ...['TopoMap', 'TriMap', 'TSNE'],
      ],
      construct: true,
      result: { kind: 'embeddings.Embedding' },
      evidence: '@saehrimnir/druidjs 0.9, src/dimred/index.js',
    },
  ],
} satisfies LibraryTable;
