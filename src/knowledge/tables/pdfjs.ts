import type { LibraryTable } from '../table.ts';

const declarations = 'pdfjs-dist 5.6, types/src/display/api.d.ts';

/** The PDF renderer. A document lives in a worker until it, or the task that loads it, is destroyed. */
export const pdfjs = {
  library: 'pdfjs',
  modules: ['pdfjs-dist', 'pdfjs-dist/*', '*/pdf.mjs', '*/pdf.min.mjs'],
  globals: ['pdfjsLib'],
  namespaceExports: ['default'],
  kinds: {
    LoadingTask: {
      noun: 'loading task',
      types: ['PDFDocumentLoadingTask'],
      evidence: `${declarations}: what must go is the document`,
      properties: { promise: { promise: { kind: 'pdfjs.Document' } } },
      methods: [{ names: ['destroy'], releases: ['this'], result: { promise: { plain: true } }, evidence: declarations }],
    },
    Document: {
      noun: 'PDF document',
      types: ['PDFDocumentProxy'],
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'never', endsWith: 'maker', keptIn: 'the PDF worker' },
      evidence: declarations,
      methods: [
        { names: ['getPage'], result: { promise: { kind: 'pdfjs.Page' } }, evidence: declarations },
        { names: ['getMetadata', 'getOutline', 'getData', 'cleanup'], result: { promise: { plain: true } }, evidence: declarations },
        { names: ['destroy'], releases: ['this'], result: { promise: { plain: true } }, evidence: declarations },
      ],
    },
    Page: {
      noun: 'PDF page',
      types: ['PDFPageProxy'],
      evidence: `belongs to its document: ${declarations}`,
      methods: [
        { names: ['getTextContent', 'getOperatorList'], result: { promise: { plain: true } }, evidence: declarations },
        { names: ['cleanup', 'getViewport'], result: { plain: true }, evidence: declarations },
      ],
    },
    Worker: {
      noun: 'PDF worker',
      types: ['PDFWorker'],
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'never', lasting: true, keptIn: 'a worker' },
      evidence: declarations,
      methods: [{ names: ['destroy'], releases: ['this'], result: { plain: true }, evidence: declarations }],
    },
  },
  functions: [
    { names: ['getDocument'], result: { kind: 'pdfjs.LoadingTask' }, evidence: declarations },
    { names: ['PDFWorker'], construct: true, result: { kind: 'pdfjs.Worker' }, evidence: declarations },
    { names: ['PDFWorker.create'], result: { kind: 'pdfjs.Worker' }, evidence: declarations },
  ],
} satisfies LibraryTable;
