import type { LibraryTable } from '../table.ts';
import { constructors } from './three/constructors.ts';
import { gpuKinds } from './three/gpu-kinds.ts';
import { lastingKinds } from './three/lasting-kinds.ts';
import { sceneKinds } from './three/scene-kinds.ts';

/** three.js: GPU memory is freed by `dispose` alone. Removing an object from its scene frees nothing, nor does disposing a material its textures. */
export const three = {
  library: 'three',
  modules: [
    ...[
      'three',
      'three/webgpu',
      'three/build/*',
      'three/src/*',
      'three/examples/jsm/*',
      'three/addons/*',
      'three-stdlib',
      'three-stdlib/*',
    ],
    // Loaded from a server, or a copy that a project ships itself.
    ...['*/three@*', '*/three.module.js', '*/three.module.min.js', '*/three.webgpu.js'],
  ],
  globals: ['THREE'],
  namespaceExports: ['default'],
  kinds: { ...gpuKinds, ...lastingKinds, ...sceneKinds },
  functions: constructors,
} satisfies LibraryTable;
