import type { LibraryTable, Resource, Row } from '../table.ts';

const world = '@dimforge/rapier3d-compat 0.21, dist/pipeline/world.d.ts: it frees its fields';
const control = '@dimforge/rapier3d-compat 0.21, dist/control';
const heap: Resource = { release: '%.free()', discipline: 'manual', collected: 'late', keptIn: 'the WebAssembly heap' };
const free: Row = { names: ['free'], releases: ['this'], result: { plain: true }, evidence: world };

/** The physics engine, compiled from Rust. Bodies, colliders and joints belong to their world. */
export const rapier = {
  library: 'rapier',
  modules: [
    ...['@dimforge/rapier2d', '@dimforge/rapier2d-compat', '@dimforge/rapier3d', '@dimforge/rapier3d-compat', '@dimforge/rapier2d-simd'],
    ...['@dimforge/rapier2d-simd-compat', '@dimforge/rapier3d-simd', '@dimforge/rapier3d-simd-compat'],
  ],
  globals: ['RAPIER'],
  namespaceExports: ['default'],
  kinds: {
    World: {
      noun: 'physics world',
      types: ['World'],
      resource: heap,
      evidence: world,
      methods: [
        free,
        {
          names: ['step', 'createRigidBody', 'createCollider', 'removeRigidBody', 'removeCollider'],
          result: { plain: true },
          evidence: world,
        },
        {
          names: ['createCharacterController', 'createPidController', 'createVehicleController'],
          result: { kind: 'rapier.Controller' },
          evidence: world,
        },
        {
          names: ['removeCharacterController', 'removePidController', 'removeVehicleController'],
          releases: [0],
          result: { plain: true },
          evidence: world,
        },
      ],
    },
    Controller: {
      noun: 'controller',
      types: ['KinematicCharacterController', 'PidController', 'DynamicRayCastVehicleController'],
      resource: { ...heap, release: '%.free()', endsWith: 'maker', lasting: true },
      evidence: control,
      methods: [free],
    },
    EventQueue: {
      noun: 'event queue',
      types: ['EventQueue'],
      resource: { ...heap, lasting: true },
      evidence: '@dimforge/rapier3d-compat 0.21, dist/pipeline/event_queue.d.ts: must be freed manually',
      methods: [free],
    },
  },
  functions: [
    { names: ['World'], construct: true, result: { kind: 'rapier.World' }, evidence: world },
    {
      names: ['EventQueue'],
      construct: true,
      result: { kind: 'rapier.EventQueue' },
      evidence: '@dimforge/rapier3d-compat 0.21, dist/pipeline/event_queue.d.ts',
    },
    { names: ['init'], result: { promise: { plain: true } }, evidence: '@dimforge/rapier3d-compat 0.21' },
  ],
} satisfies LibraryTable;
