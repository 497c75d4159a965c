import type { LibraryTable } from '../table.ts';

const fftJsDocs = 'https://github.com/indutny/fft.js#usage';
const dspDocs = 'https://github.com/corbanbrook/dsp.js/wiki';
const tables = 'computes the tables of a transform';

/** fft.js: one instance serves all transforms of its size, and the arrays that it makes can be filled again. */
export const fftJs = {
  library: 'fft.js',
  modules: ['fft.js'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    FFT: {
      noun: 'transform',
      types: ['FFT'],
      methods: [
        { names: ['createComplexArray'], result: { plain: true }, workspace: 'allocates room for a spectrum', evidence: fftJsDocs },
        {
          names: ['transform', 'realTransform', 'completeSpectrum', 'inverseTransform', 'toComplexArray', 'fromComplexArray'],
          result: { plain: true },
          evidence: fftJsDocs,
        },
      ],
      evidence: fftJsDocs,
    },
  },
  functions: [{ names: ['', 'FFT'], construct: true, result: { kind: 'fft.js.FFT' }, workspace: tables, evidence: fftJsDocs }],
  sizes: [
    {
      names: ['', 'FFT'],
      sides: { count: 0, times: 2 },
      element: 8,
      evidence: 'its table has two numbers for each point: fft.js 4.0.4, lib/fft.js',
    },
    { names: ['createComplexArray'], methodsOf: 'FFT', sides: { as: 0 }, element: 8, evidence: 'fft.js 4.0.4, lib/fft.js' },
  ],
} satisfies LibraryTable;

/** dsp.js: transforms hold their tables and their spectrum. */
export const dsp = {
  library: 'dsp.js',
  modules: ['dsp.js', 'dspjs'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [{ names: ['FFT', 'RFFT', 'DFT'], construct: true, workspace: tables, evidence: `${dspDocs}/FFT` }],
} satisfies LibraryTable;
