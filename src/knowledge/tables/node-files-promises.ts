import type { LibraryTable } from '../table.ts';

const fs = 'https://nodejs.org/api/fs.html';

/** The promise form of Node's file functions, under its own specifier. */
export const nodeFilesPromises = {
  library: 'node-files-promises',
  modules: ['fs/promises', 'node:fs/promises'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {},
  functions: [{ names: ['open'], result: { promise: { kind: 'node-files.FileHandle' } }, evidence: `${fs}#fspromisesopenpath-flags-mode` }],
} satisfies LibraryTable;
