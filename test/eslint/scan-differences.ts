/** By sample project: where ESLint, which follows relative imports but sees no callers, and a scan of the whole project differ, and why. */
export const reasonsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'face-scan': {
    'only the scan: src/detect.ts:6:18 require-tidy/neverReleased': 'needs the scan: the import is no relative one, tsconfig.json maps it',
    'only the scan: src/detect.ts:7:17 require-tidy/unguarded': 'needs the scan: the import is no relative one, tsconfig.json maps it',
    'only the scan: src/detect.ts:17:18 require-tidy/unguarded': 'needs the scan: the import is no relative one, tsconfig.json maps it',
    'only the editor: src/detect.ts:8:17 require-tidy/unguarded':
      'part of the scan’s finding on line 7, which starts with what was imported',
  },
  linked: {
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
