import type { KindRow } from '../../table.ts';
import { context, disposal, docs, measured } from './evidence.ts';
import { type Shape } from '../../../base/behaviour.ts';
import {
  earlierGeometryNames,
  earlierRenderTargetNames,
  geometryNames,
  materialMaps,
  materialNames,
  renderTargetNames,
  textureNames,
} from './names.ts';

const texture: Shape = { kind: 'three.Texture', own: 'borrowed' };
const mapsOf = (names: readonly string[]): Readonly<Record<string, Shape>> => Object.fromEntries(names.map((name) => [name, texture]));

/** What three.js keeps on the GPU until it is disposed. Geometries and materials take GPU memory when they are first drawn. */
export const gpuKinds = {
  Geometry: {
    noun: 'geometry',
    types: [...geometryNames, ...earlierGeometryNames],
    sort: 'buffer',
    extends: 'three.Dispatcher',
    resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', heldFromUse: true, keptIn: 'GPU memory' },
    methods: [
      { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${docs}/#api/en/core/BufferGeometry.dispose` },
      {
        names: ['clone', 'toNonIndexed'],
        result: { kind: 'three.Geometry' },
        copies: 'this',
        evidence: `${docs}/#api/en/core/BufferGeometry.clone`,
      },
      {
        names: [
          'setAttribute',
          'setIndex',
          'copy',
          'center',
          'translate',
          'rotateX',
          'rotateY',
          'rotateZ',
          'scale',
          'applyMatrix4',
          'setFromPoints',
          'deleteAttribute',
          'lookAt',
        ],
        result: { same: 'this' },
        evidence: `${docs}/#api/en/core/BufferGeometry`,
      },
    ],
    evidence: disposal,
  },
  Material: {
    noun: 'material',
    types: materialNames,
    sort: 'buffer',
    extends: 'three.Dispatcher',
    resource: {
      release: '%.dispose()',
      discipline: 'manual',
      collected: 'never',
      heldFromUse: true,
      keptIn: 'GPU memory, as a compiled program',
    },
    methods: [
      { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${docs}/#api/en/materials/Material.dispose` },
      { names: ['clone'], result: { kind: 'three.Material' }, evidence: `${docs}/#api/en/materials/Material.clone` },
      { names: ['copy'], result: { same: 'this' }, evidence: `${docs}/#api/en/materials/Material` },
      { names: ['setValues'], result: { plain: true }, evidence: `${docs}/#api/en/materials/Material; ${measured}` },
    ],
    properties: mapsOf(materialMaps),
    evidence: `${docs}/#api/en/materials/MeshPhysicalMaterial; ${disposal}`,
  },
  Texture: {
    noun: 'texture',
    types: textureNames,
    sort: 'buffer',
    extends: 'three.Dispatcher',
    resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', heldFromUse: true, keptIn: 'GPU memory' },
    methods: [
      { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${docs}/#api/en/textures/Texture.dispose` },
      { names: ['clone'], result: { kind: 'three.Texture' }, evidence: `${docs}/#api/en/textures/Texture.clone` },
    ],
    evidence: disposal,
  },
  RenderTarget: {
    noun: 'render target',
    types: [...renderTargetNames, ...earlierRenderTargetNames],
    sort: 'buffer',
    extends: 'three.Dispatcher',
    resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', heldFromCall: true, keptIn: 'GPU memory' },
    methods: [
      {
        names: ['dispose'],
        result: { plain: true },
        releases: ['this'],
        evidence: `${docs}/#api/en/renderers/WebGLRenderTarget.dispose`,
      },
      { names: ['clone'], result: { kind: 'three.RenderTarget' }, evidence: `${docs}/#api/en/renderers/WebGLRenderTarget.clone` },
      { names: ['copy'], result: { same: 'this' }, evidence: `${docs}/#api/en/renderers/WebGLRenderTarget.copy` },
      { names: ['setSize'], result: { plain: true }, evidence: `${docs}/#api/en/renderers/WebGLRenderTarget.setSize` },
      {
        names: ['fromEquirectangularTexture'],
        result: { same: 'this' },
        evidence: `${docs}/#api/en/renderers/WebGLCubeRenderTarget`,
        notRun: context,
      },
    ],
    properties: {
      texture: { kind: 'three.Texture', own: 'borrowed' },
      depthTexture: { kind: 'three.Texture', own: 'borrowed' },
      textures: { each: { kind: 'three.Texture', own: 'borrowed' } },
    },
    // `WebGLTextures` frees the textures of a target when that is disposed, `deallocateRenderTarget`.
    livesOnIn: ['texture', 'depthTexture', 'textures'],
    evidence: disposal,
  },
} satisfies Readonly<Record<string, KindRow>>;
