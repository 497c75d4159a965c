import type { LibraryTable } from '../table.ts';

const removal = 'https://github.com/pmndrs/react-three-fiber/blob/v9.4.0/packages/fiber/src/core/reconciler.tsx (`removeChild`)';

/** Elements of scenes written as JSX that take nothing over. All others are taken to keep, and free, what their properties get. */
export const sceneElements = {
  library: 'scene-elements',
  modules: [],
  globals: [''],
  kinds: {},
  functions: [
    {
      names: ['<primitive>'],
      result: { plain: true },
      evidence: 'https://r3f.docs.pmnd.rs/api/objects#putting-already-existing-objects-into-the-scene-graph: primitives are not disposed',
    },
    // React Three Fiber calls the `dispose` of what an element made. Meshes have none that frees their geometry and material, and a material leaves its textures alone.
    {
      names: [
        ...['<mesh>', '<instancedMesh>', '<skinnedMesh>', '<batchedMesh>', '<points>', '<lineSegments>', '<lineLoop>', '<sprite>'],
        ...['<cubeCamera>', '<group>', '<object3D>', '<meshBasicMaterial>', '<meshStandardMaterial>', '<meshPhysicalMaterial>'],
        ...['<meshPhongMaterial>', '<meshLambertMaterial>', '<meshToonMaterial>', '<meshMatcapMaterial>', '<meshNormalMaterial>'],
        ...['<pointsMaterial>', '<spriteMaterial>', '<shaderMaterial>', '<rawShaderMaterial>', '<lineBasicMaterial>'],
      ],
      result: { plain: true },
      evidence: removal,
    },
  ],
} satisfies LibraryTable;
