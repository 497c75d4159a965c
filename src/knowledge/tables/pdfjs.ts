import type { LibraryTable } from '../table.ts';

const docs = 'https://mozilla.github.io/pdf.js/api/draft/module-pdfjsLib';

/** pdf.js: a document keeps its data in a worker until it is destroyed. */
export const pdfjs = {
  library: 'pdfjs',
  modules: ['pdfjs-dist', 'pdfjs-dist/*'],
  globals: ['pdfjsLib'],
  namespaceExports: ['default'],
  kinds: {
    LoadingTask: {
      noun: 'loading task',
      types: ['PDFDocumentLoadingTask'],
      properties: { promise: { promise: { kind: 'pdfjs.Document' } } },
      methods: [{ names: ['destroy'], result: { promise: { plain: true } }, evidence: `${docs}-PDFDocumentLoadingTask.html#destroy` }],
      evidence: `${docs}-PDFDocumentLoadingTask.html`,
    },
    Document: {
      noun: 'document',
      types: ['PDFDocumentProxy'],
      sort: 'session',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'never', lasting: true, keptIn: 'the pdf.js worker' },
      methods: [
        { names: ['destroy'], result: { promise: { plain: true } }, releases: ['this'], evidence: `${docs}-PDFDocumentProxy.html#destroy` },
        { names: ['getPage'], result: { promise: { kind: 'pdfjs.Page' } }, evidence: `${docs}-PDFDocumentProxy.html#getPage` },
        {
          names: ['getMetadata', 'getOutline', 'getData', 'cleanup'],
          result: { promise: { plain: true } },
          evidence: `${docs}-PDFDocumentProxy.html`,
        },
      ],
      evidence: `${docs}-PDFDocumentProxy.html#destroy`,
    },
    // What a page caches goes with its document at the latest.
    Page: {
      noun: 'page',
      types: ['PDFPageProxy'],
      methods: [
        { names: ['cleanup', 'getViewport'], result: { plain: true }, evidence: `${docs}-PDFPageProxy.html#cleanup` },
        {
          names: ['getTextContent', 'getAnnotations', 'getOperatorList'],
          result: { promise: { plain: true } },
          evidence: `${docs}-PDFPageProxy.html`,
        },
      ],
      evidence: `${docs}-PDFPageProxy.html`,
    },
    Worker: {
      noun: 'worker',
      types: ['PDFWorker'],
      sort: 'session',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'never', lasting: true, keptIn: 'its own thread' },
      methods: [{ names: ['destroy'], result: { plain: true }, releases: ['this'], evidence: `${docs}-PDFWorker.html#destroy` }],
      evidence: `${docs}-PDFWorker.html#destroy`,
    },
  },
  functions: [
    { names: ['getDocument'], result: { kind: 'pdfjs.LoadingTask' }, evidence: `${docs}.html#~getDocument` },
    {
      names: ['PDFWorker'],
      factory: 'starts a thread',
      construct: true,
      result: { kind: 'pdfjs.Worker' },
      evidence: `${docs}-PDFWorker.html`,
    },
  ],
} satisfies LibraryTable;
