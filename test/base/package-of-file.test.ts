import { expect, test } from 'vitest';
import { packageOfFile } from '../../src/base/package-of-file.ts';

test.each([
  ['/p/node_modules/three/src/a.d.ts', 'three'],
  ['/p/node_modules/@tensorflow/tfjs-core/dist/tensor.d.ts', '@tensorflow/tfjs-core'],
  ['/p/node_modules/.pnpm/three@1/node_modules/three/a.d.ts', 'three'],
  ['/p/node_modules/@types/three/a.d.ts', 'three'],
  ['/p/node_modules/@types/babel__core/a.d.ts', '@babel/core'],
  ['C:\\p\\node_modules\\@scope\\name\\a.d.ts', '@scope/name'],
  ['/p/src/a.ts', undefined],
])('%s belongs to %s', (path, name) => {
  expect(packageOfFile(path)).toBe(name);
});
