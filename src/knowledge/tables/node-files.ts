import type { LibraryTable } from '../table.ts';

const fs = 'https://nodejs.org/api/fs.html';

/** Files of Node. Streams close their files themselves when they end, so they are no resources here. */
export const nodeFiles = {
  library: 'node-files',
  modules: ['fs', 'node:fs', 'graceful-fs', 'fs-extra'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    FileDescriptor: {
      noun: 'file descriptor',
      sort: 'session',
      resource: {
        release: 'fs.closeSync(%)',
        discipline: 'manual',
        collected: 'never',
        keptIn: 'the process’s open files',
        // Measured with Node 20: the number is free then, and soon stands for another file.
        afterRelease: { use: 'fails with EBADF', release: 'fails with EBADF, or closes another file that has got the number', tells: [] },
      },
      evidence: `${fs}#fsopensyncpath-flags-mode`,
    },
    FileHandle: {
      noun: 'file handle',
      types: ['FileHandle', 'promises.FileHandle'],
      sort: 'session',
      resource: {
        release: '%.close()',
        discipline: 'manual',
        collected: 'late',
        keptIn: 'the process’s open files',
        // Measured with Node 20. Closing it once more does nothing.
        afterRelease: { use: 'fails with "file closed"', tells: ['fd'] },
      },
      methods: [
        { names: ['close'], result: { promise: { plain: true } }, releases: ['this'], evidence: `${fs}#filehandleclose` },
        {
          names: ['read', 'write', 'readFile', 'writeFile', 'appendFile', 'stat', 'sync', 'truncate', 'datasync', 'chmod'],
          result: { promise: { plain: true } },
          evidence: `${fs}#class-filehandle`,
        },
        // The stream closes the handle when it ends, unless `autoClose` is false.
        {
          names: ['createReadStream', 'createWriteStream', 'readLines', 'readableWebStream'],
          result: { kind: 'node-events.EventEmitter' },
          takes: [{ what: 'this', into: 'result' }],
          evidence: `${fs}#filehandlecreatereadstreamoptions`,
        },
      ],
      evidence: `${fs}#class-filehandle`,
    },
    Watcher: {
      noun: 'file watcher',
      types: ['FSWatcher'],
      sort: 'session',
      extends: 'node-events.EventEmitter',
      resource: { release: '%.close()', discipline: 'manual', collected: 'never', keptIn: 'the event loop', meantToStay: true },
      methods: [{ names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${fs}#watcherclose` }],
      evidence: `${fs}#class-fsfswatcher`,
    },
  },
  functions: [
    { names: ['openSync'], result: { kind: 'node-files.FileDescriptor' }, evidence: `${fs}#fsopensyncpath-flags-mode` },
    {
      names: ['closeSync', 'close'],
      result: { plain: true },
      releases: [0],
      runs: [{ argument: 1, mode: 'later' }],
      evidence: `${fs}#fsclosesyncfd`,
    },
    { names: ['promises.open'], result: { promise: { kind: 'node-files.FileHandle' } }, evidence: `${fs}#fspromisesopenpath-flags-mode` },
    {
      names: ['watch'],
      result: { kind: 'node-files.Watcher' },
      runs: [
        { argument: 1, mode: 'event' },
        { argument: 2, mode: 'event' },
      ],
      evidence: `${fs}#fswatchfilename-options-listener`,
    },
    {
      names: ['watchFile'],
      runs: [
        { argument: 1, mode: 'event' },
        { argument: 2, mode: 'event' },
      ],
      evidence: `${fs}#fswatchfilefilename-options-listener`,
    },
    {
      names: ['createReadStream', 'createWriteStream'],
      result: { kind: 'node-events.EventEmitter' },
      evidence: `${fs}#fscreatereadstreampath-options`,
    },
    {
      names: [
        'readFile',
        'writeFile',
        'appendFile',
        'readdir',
        'stat',
        'lstat',
        'access',
        'mkdir',
        'unlink',
        'rename',
        'open',
        'read',
        'write',
        'copyFile',
        'exists',
        'realpath',
        'rm',
      ],
      runs: [
        { argument: 1, mode: 'later' },
        { argument: 2, mode: 'later' },
        { argument: 3, mode: 'later' },
      ],
      evidence: `${fs}#fsreadfilepath-options-callback`,
    },
  ],
} satisfies LibraryTable;
