import { defineConfig } from 'vitest/config';

/** Tests that need the compiled package: the command line, the packed files. They alone wait for a build. */
const built = ['test/cli/**/*.test.ts', 'test/package/**/*.test.ts', 'test/editor/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    reporters: ['./test/reporter/totals.ts'],
    projects: [
      { extends: true, test: { name: 'source', include: ['test/**/*.test.ts'], exclude: built } },
      { extends: true, test: { name: 'built', include: built, globalSetup: ['./test/reporter/build-once.ts'] } },
    ],
  },
});
