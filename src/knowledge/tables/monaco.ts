import type { LibraryTable } from '../table.ts';

const docs = 'https://microsoft.github.io/monaco-editor/typedoc';

/** Monaco: editors and models stay in registries until disposed; a model outlives the editor that shows it. */
export const monaco = {
  library: 'monaco',
  modules: ['monaco-editor', 'monaco-editor/*', '@monaco-editor/loader'],
  globals: ['monaco'],
  namespaceExports: ['default'],
  kinds: {
    Editor: {
      noun: 'editor',
      types: ['IStandaloneCodeEditor', 'IStandaloneDiffEditor', 'ICodeEditor', 'editor.IStandaloneCodeEditor'],
      sort: 'session',
      resource: {
        release: '%.dispose()',
        discipline: 'manual',
        collected: 'never',
        lasting: true,
        keptIn: 'the registry of editors and the listeners of its element',
      },
      methods: [
        {
          names: ['dispose'],
          result: { plain: true },
          releases: ['this'],
          evidence: `${docs}/interfaces/editor.IStandaloneCodeEditor.html`,
        },
        {
          names: ['getModel'],
          result: { kind: 'monaco.Model', own: 'borrowed' },
          evidence: `${docs}/interfaces/editor.IStandaloneCodeEditor.html`,
        },
        {
          names: ['onDidChangeModelContent', 'onDidChangeCursorPosition', 'onKeyDown'],
          runs: [{ argument: 0, mode: 'event' }],
          evidence: `${docs}/interfaces/editor.IStandaloneCodeEditor.html`,
        },
      ],
      evidence: `${docs}/interfaces/editor.IStandaloneCodeEditor.html`,
    },
    Model: {
      noun: 'text model',
      types: ['ITextModel', 'editor.ITextModel'],
      sort: 'buffer',
      resource: {
        release: '%.dispose()',
        discipline: 'manual',
        collected: 'never',
        keptIn: 'the registry of models, also after its editor is gone',
      },
      methods: [{ names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${docs}/interfaces/editor.ITextModel.html` }],
      evidence: `${docs}/functions/editor.createModel.html`,
    },
  },
  functions: [
    {
      names: ['editor.create', 'editor.createDiffEditor'],
      result: { kind: 'monaco.Editor' },
      evidence: `${docs}/functions/editor.create.html`,
    },
    { names: ['editor.createModel'], result: { kind: 'monaco.Model' }, evidence: `${docs}/functions/editor.createModel.html` },
    { names: ['editor.getModel'], result: { kind: 'monaco.Model', own: 'borrowed' }, evidence: `${docs}/functions/editor.getModel.html` },
  ],
} satisfies LibraryTable;
