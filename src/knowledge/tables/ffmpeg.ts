import type { LibraryTable } from '../table.ts';

const declarations = '@ffmpeg/ffmpeg 0.12.15, dist/esm/classes.d.ts';

/** FFmpeg compiled to WebAssembly, in a worker. */
export const ffmpeg = {
  library: 'ffmpeg',
  modules: ['@ffmpeg/ffmpeg', '*/@ffmpeg/ffmpeg@*'],
  globals: ['FFmpegWASM'],
  kinds: {
    FFmpeg: {
      noun: 'FFmpeg instance',
      types: ['FFmpeg'],
      resource: {
        release: '%.terminate()',
        discipline: 'manual',
        collected: 'never',
        keptIn: 'a worker with its own WebAssembly heap',
      },
      evidence: declarations,
      methods: [
        {
          names: ['load', 'exec', 'writeFile', 'readFile', 'deleteFile', 'rename', 'createDir', 'deleteDir', 'listDir'],
          result: { promise: { plain: true } },
          evidence: declarations,
        },
        { names: ['terminate'], releases: ['this'], result: { plain: true }, evidence: declarations },
      ],
    },
  },
  functions: [
    {
      names: ['FFmpeg'],
      factory: 'starts a thread with a copy of FFmpeg',
      construct: true,
      result: { kind: 'ffmpeg.FFmpeg' },
      evidence: declarations,
    },
  ],
} satisfies LibraryTable;
