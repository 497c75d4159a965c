import type { Row } from '../../table.ts';
import { context, disposal, docs, measured, ofEarlier } from './evidence.ts';
import {
  controlsNames,
  earlierGeometryNames,
  earlierRenderTargetNames,
  geometryNames,
  materialNames,
  meshNames,
  renderTargetNames,
  textureLoaderNames,
  textureNames,
} from './names.ts';

const renderTarget: Row = {
  names: renderTargetNames,
  construct: true,
  result: { kind: 'three.RenderTarget' },
  // Disposing a target disposes the depth texture that its options give it.
  takes: [
    { what: 1, into: 'result' },
    { what: 2, into: 'result' },
  ],
  evidence: `${docs}/#api/en/renderers/WebGLRenderTarget`,
};

/** What makes the values of three.js. */
export const constructors: readonly Row[] = [
  { names: geometryNames, construct: true, result: { kind: 'three.Geometry' }, evidence: disposal },
  { names: earlierGeometryNames, construct: true, result: { kind: 'three.Geometry' }, evidence: disposal, notRun: ofEarlier },
  {
    names: materialNames,
    construct: true,
    result: { kind: 'three.Material' },
    // The material refers to its textures, but disposing it does not dispose them.
    takes: [{ what: 0, into: 'result' }],
    evidence: disposal,
  },
  { names: textureNames, construct: true, result: { kind: 'three.Texture' }, evidence: disposal },
  renderTarget,
  { ...renderTarget, names: earlierRenderTargetNames, notRun: ofEarlier },
  {
    names: ['WebGLRenderer', 'WebGPURenderer', 'WebGL1Renderer'],
    factory: 'makes a canvas with a WebGL context',
    construct: true,
    result: { kind: 'three.Renderer' },
    evidence: disposal,
    notRun: context,
  },
  {
    names: ['PMREMGenerator'],
    construct: true,
    result: { kind: 'three.EnvironmentGenerator' },
    evidence: `${docs}/#api/en/extras/PMREMGenerator`,
    notRun: context,
  },
  { names: controlsNames, construct: true, result: { kind: 'three.Controls' }, evidence: `${docs}/#examples/en/controls/OrbitControls` },
  {
    names: ['EffectComposer'],
    construct: true,
    result: { kind: 'three.Composer' },
    takes: [{ what: 1, into: 'result' }],
    evidence: `${docs}/#examples/en/postprocessing/EffectComposer`,
  },
  {
    names: meshNames,
    construct: true,
    result: { kind: 'three.Mesh' },
    // Geometry and material may be shared with other meshes, so only the program knows when they are done with.
    takes: [
      { what: 0, into: 'result' },
      { what: 1, into: 'result' },
    ],
    evidence: `${docs}/#api/en/objects/Mesh`,
  },
  {
    names: ['BatchedMesh'],
    construct: true,
    result: { kind: 'three.BatchedMesh' },
    takes: [{ what: 3, into: 'result' }],
    evidence: `${docs}/#api/en/objects/BatchedMesh; ${measured}`,
  },
  {
    names: [
      ...['Object3D', 'Group', 'Scene', 'PerspectiveCamera', 'OrthographicCamera'],
      ...['DirectionalLight', 'PointLight', 'SpotLight', 'AmbientLight', 'HemisphereLight'],
    ],
    construct: true,
    result: { kind: 'three.Object3D' },
    evidence: `${docs}/#api/en/core/Object3D`,
  },
  {
    names: ['CubeCamera'],
    construct: true,
    result: { kind: 'three.Object3D' },
    takes: [{ what: 2, into: 'result' }],
    evidence: `${docs}/#api/en/cameras/CubeCamera`,
  },
  {
    names: textureLoaderNames,
    construct: true,
    result: { kind: 'three.TextureLoader' },
    evidence: `${docs}/#api/en/loaders/TextureLoader`,
  },
  {
    names: ['GLTFLoader', 'OBJLoader', 'FBXLoader', 'FileLoader', 'FontLoader', 'DRACOLoader'],
    construct: true,
    result: { kind: 'three.Loader' },
    evidence: `${docs}/#api/en/loaders/Loader`,
  },
  {
    names: ['BufferGeometryUtils.mergeGeometries', 'mergeGeometries', 'BufferGeometryUtils.mergeVertices', 'mergeVertices'],
    result: { kind: 'three.Geometry' },
    evidence: `${docs}/#examples/en/utils/BufferGeometryUtils`,
  },
  {
    names: ['mergeBufferGeometries'],
    result: { kind: 'three.Geometry' },
    evidence: `${docs}/#examples/en/utils/BufferGeometryUtils`,
    notRun: ofEarlier,
  },
];
