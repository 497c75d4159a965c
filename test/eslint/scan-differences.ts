/** By sample project: where ESLint, which follows relative imports but sees no callers, and a scan of the whole project differ, and why. */
export const reasonsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  accumulators: {
    'only the editor: src/cache.ts:17:3 no-unbounded-accumulator/cache': 'needs the scan: another module keeps the cache small',
    'only the scan: src/history.ts:14:5 no-unbounded-accumulator/unbounded': 'needs the scan: another module calls it for every request',
    'only the scan: src/lists.ts:3:3 no-unbounded-accumulator/unbounded': 'needs the scan: another module calls it for every request',
    'only the scan: src/visits.ts:5:3 no-unbounded-accumulator/unbounded': 'needs the scan: another module calls it for every request',
  },
  audit: {
    'only the scan: src/graph/detection.ts:16:20 no-graph-creation-in-loop/notReleased':
      'needs the scan: another module calls it for every request',
    'only the editor: src/graph/detection.ts:16:20 require-release/pairNeverReleased':
      'the same leak: that it happens with every request is for the other rule to tell',
    'only the scan: src/signal/ranking.ts:8:24 require-tidy/leftByCall':
      'needs the scan: that others call it in a scope is seen in no import',
    'only the editor: src/signal/fft-projection.ts:8:20 require-tidy/neverReleasedMany':
      'needs the scan: some callers open a scope, so it is left to the others',
  },
  'face-scan': {
    'only the scan: src/detect.ts:6:18 require-tidy/neverReleased': 'needs the scan: the import is no relative one, tsconfig.json maps it',
    'only the scan: src/detect.ts:7:17 require-tidy/unguarded': 'needs the scan: the import is no relative one, tsconfig.json maps it',
    'only the scan: src/detect.ts:17:18 require-tidy/unguarded': 'needs the scan: the import is no relative one, tsconfig.json maps it',
    'only the editor: src/detect.ts:8:17 require-tidy/unguarded':
      'part of the scan’s finding on line 7, which starts with what was imported',
  },
  linked: {
    'only the scan: src/pool-users.ts:13:18 require-tidy/neverReleased': 'needs the scan: which class implements the interface',
    'only the scan: src/lib/image.js:17:15 require-tidy/unguarded': 'needs the scan: that the parameter is a tensor only the callers tell',
  },
  scopes: {
    'only the editor: src/layers.ts:5:10 require-tidy/neverReleasedMany':
      'needs the scan: some callers open a scope, so it is left to the others',
    'only the editor: src/layers.ts:10:34 require-tidy/neverReleased':
      'needs the scan: some callers open a scope, so it is left to the others',
    'only the editor: src/layers.ts:15:17 require-tidy/neverReleased': 'needs the scan: all callers open a scope',
    'only the scan: src/frames.ts:9:17 require-tidy/leftByCall': 'needs the scan: that others call it in a scope is seen in no import',
    'only the scan: src/frames.ts:19:17 require-tidy/leftByCall': 'needs the scan: that others call it in a scope is seen in no import',
  },
  workspace: {
    'only the scan: packages/app/src/train.ts:6:21 require-tidy/neverReleased':
      'needs the scan: the import names a package of the workspace',
    'only the editor: packages/core/src/index.ts:4:24 no-one-hot-materialization/unknown':
      'needs the scan: the callers tell how large it is',
  },
};
