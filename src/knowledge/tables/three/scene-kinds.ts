import type { KindRow } from '../../table.ts';
import { disposal, docs, measured } from './evidence.ts';
import { meshNames, textureLoaderNames } from './names.ts';

/** What scenes are made of, plain JavaScript objects, and what loads them. */
export const sceneKinds = {
  Object3D: {
    noun: 'object',
    types: ['Object3D', 'Group', 'Scene', 'Camera', 'PerspectiveCamera', 'OrthographicCamera', 'Bone', 'Light'],
    extends: 'three.Dispatcher',
    methods: [
      {
        names: ['add', 'attach'],
        result: { same: 'this' },
        stores: [{ what: 'rest', into: 'this' }],
        size: 'grows',
        evidence: `${docs}/#api/en/core/Object3D.add`,
      },
      {
        names: ['remove'],
        result: { same: 'this' },
        size: 'shrinks',
        evidence: `${docs}/#api/en/core/Object3D.remove`,
      },
      {
        names: ['removeFromParent'],
        result: { same: 'this' },
        evidence: `the parent shrinks; ${docs}/#api/en/core/Object3D.removeFromParent`,
      },
      { names: ['clear'], result: { same: 'this' }, size: 'clears', evidence: `${docs}/#api/en/core/Object3D.clear` },
      {
        names: ['traverse', 'traverseVisible', 'traverseAncestors'],
        result: { plain: true },
        runs: [{ argument: 0, mode: 'each', parameters: [{ kind: 'three.Mesh', own: 'borrowed' }] }],
        evidence: `${docs}/#api/en/core/Object3D.traverse`,
      },
      { names: ['clone'], result: { kind: 'three.Object3D' }, evidence: `${docs}/#api/en/core/Object3D.clone` },
      {
        names: ['getObjectByName', 'getObjectById'],
        result: { kind: 'three.Mesh', own: 'borrowed' },
        evidence: `${docs}/#api/en/core/Object3D.getObjectByName`,
      },
    ],
    properties: {
      children: { each: { kind: 'three.Mesh', own: 'borrowed' } },
      // Of scenes; a background may be a colour instead.
      environment: { kind: 'three.Texture', own: 'borrowed' },
    },
    evidence: `${docs}/#api/en/core/Object3D`,
  },
  Mesh: {
    noun: 'mesh',
    types: meshNames,
    extends: 'three.Object3D',
    // A clone shares geometry and material with its original.
    methods: [{ names: ['clone'], result: { kind: 'three.Mesh' }, evidence: `${docs}/#api/en/objects/Mesh.clone` }],
    properties: { geometry: { kind: 'three.Geometry', own: 'borrowed' }, material: { kind: 'three.Material', own: 'borrowed' } },
    evidence: disposal,
  },
  BatchedMesh: {
    noun: 'batched mesh',
    types: ['BatchedMesh'],
    sort: 'buffer',
    extends: 'three.Mesh',
    resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', heldFromUse: true, keptIn: 'GPU memory' },
    methods: [{ names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${docs}/#api/en/objects/BatchedMesh.dispose` }],
    evidence: `makes a geometry and textures of its own; ${measured}`,
  },
  TextureLoader: {
    noun: 'texture loader',
    types: textureLoaderNames,
    methods: [
      {
        names: ['load'],
        result: { kind: 'three.Texture' },
        runs: [{ argument: 1, mode: 'later' }],
        evidence: `${docs}/#api/en/loaders/TextureLoader.load`,
      },
      { names: ['loadAsync'], result: { promise: { kind: 'three.Texture' } }, evidence: `${docs}/#api/en/loaders/Loader.loadAsync` },
      {
        names: ['setPath', 'setDataType', 'setCrossOrigin', 'setTranscoderPath', 'detectSupport'],
        result: { same: 'this' },
        evidence: `${docs}/#api/en/loaders/Loader`,
      },
    ],
    evidence: `${docs}/#api/en/loaders/TextureLoader`,
  },
  Loader: {
    noun: 'loader',
    types: ['Loader', 'GLTFLoader', 'OBJLoader', 'FBXLoader', 'FileLoader', 'FontLoader', 'DRACOLoader'],
    methods: [
      {
        names: ['load', 'parse'],
        result: { plain: true },
        runs: [
          { argument: 1, mode: 'later' },
          { argument: 2, mode: 'later' },
        ],
        evidence: `${docs}/#api/en/loaders/Loader.load`,
      },
    ],
    evidence: `${docs}/#api/en/loaders/Loader`,
  },
  Dispatcher: {
    noun: 'event dispatcher',
    types: ['EventDispatcher'],
    methods: [
      {
        names: ['addEventListener'],
        result: { plain: true },
        runs: [{ argument: 1, mode: 'event' }],
        evidence: `${docs}/#api/en/core/EventDispatcher`,
      },
    ],
    evidence: `${docs}/#api/en/core/EventDispatcher`,
  },
} satisfies Readonly<Record<string, KindRow>>;
