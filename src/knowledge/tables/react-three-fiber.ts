import type { LibraryTable } from '../table.ts';

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
      runs: [{ argument: 0, mode: 'frame' }],
      evidence: 'https://r3f.docs.pmnd.rs/api/hooks#useframe',
    },
    {
      names: ['addTail'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'event' }],
      evidence: 'https://r3f.docs.pmnd.rs/api/additional-exports',
    },
  ],
} satisfies LibraryTable;
