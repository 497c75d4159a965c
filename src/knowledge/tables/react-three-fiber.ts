import type { Shape } from '../../base/behaviour.ts';
import type { LibraryTable } from '../table.ts';

/** What the state of a canvas leads to. */
const sceneState = {
  fields: {
    gl: { kind: 'three.Renderer', own: 'borrowed' },
    scene: { kind: 'three.Object3D', own: 'borrowed' },
    camera: { kind: 'three.Object3D', own: 'borrowed' },
  },
} satisfies Shape;

/** React Three Fiber: its frame loop. What a scene's elements make, it disposes when they go; what code makes itself, it does not. */
export const reactThreeFiber = {
  library: 'react-three-fiber',
  modules: ['@react-three/fiber', 'react-three-fiber', '@react-three/fiber/native'],
  globals: [],
  kinds: {},
  functions: [
    {
      names: ['useFrame', 'addEffect', 'addAfterEffect'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'frame', parameters: [sceneState] }],
      evidence: 'https://r3f.docs.pmnd.rs/api/hooks#useframe',
    },
    {
      names: ['useThree'],
      result: { anyOf: [{ resultOf: 0 }, sceneState] },
      runs: [{ argument: 0, mode: 'now', parameters: [sceneState] }],
      evidence: 'https://r3f.docs.pmnd.rs/api/hooks#usethree',
    },
    {
      names: ['addTail'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'event' }],
      evidence: 'https://r3f.docs.pmnd.rs/api/additional-exports',
    },
  ],
} satisfies LibraryTable;
