import type { KindRow } from '../../table.ts';
import { context, disposal, docs } from './evidence.ts';
import { controlsNames } from './names.ts';

/** What a program makes once and keeps: renderers, controls, composers. */
export const lastingKinds = {
  Renderer: {
    noun: 'renderer',
    types: ['WebGLRenderer', 'WebGPURenderer', 'Renderer', 'WebGL1Renderer'],
    sort: 'session',
    resource: {
      release: '%.dispose()',
      discipline: 'manual',
      collected: 'never',
      lasting: true,
      keptIn: 'a WebGL context, of which a page has about sixteen',
    },
    methods: [
      {
        names: ['dispose', 'forceContextLoss'],
        result: { plain: true },
        releases: ['this'],
        evidence: `${docs}/#api/en/renderers/WebGLRenderer.dispose`,
        notRun: context,
      },
      {
        names: ['setAnimationLoop'],
        result: { plain: true },
        runs: [{ argument: 0, mode: 'frame' }],
        evidence: `${docs}/#api/en/renderers/WebGLRenderer.setAnimationLoop`,
        notRun: context,
      },
      {
        names: ['getRenderTarget'],
        result: { kind: 'three.RenderTarget', own: 'borrowed' },
        evidence: `${docs}/#api/en/renderers/WebGLRenderer.getRenderTarget`,
        notRun: context,
      },
      {
        names: ['render', 'clear', 'compile', 'setSize', 'setPixelRatio', 'setRenderTarget', 'readRenderTargetPixels'],
        result: { plain: true },
        evidence: `${docs}/#api/en/renderers/WebGLRenderer`,
        notRun: context,
      },
    ],
    evidence: disposal,
  },
  EnvironmentGenerator: {
    noun: 'environment generator',
    types: ['PMREMGenerator'],
    sort: 'session',
    resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', keptIn: 'GPU memory' },
    methods: [
      {
        names: ['fromScene', 'fromEquirectangular', 'fromCubemap'],
        result: { kind: 'three.RenderTarget' },
        evidence: `${docs}/#api/en/extras/PMREMGenerator`,
        notRun: context,
      },
      {
        names: ['dispose'],
        result: { plain: true },
        releases: ['this'],
        evidence: `${docs}/#api/en/extras/PMREMGenerator.dispose`,
        notRun: context,
      },
      {
        names: ['compileEquirectangularShader', 'compileCubemapShader'],
        result: { plain: true },
        evidence: `${docs}/#api/en/extras/PMREMGenerator`,
        notRun: context,
      },
    ],
    evidence: `${docs}/#api/en/extras/PMREMGenerator`,
  },
  Controls: {
    noun: 'controls',
    types: controlsNames,
    sort: 'session',
    extends: 'three.Dispatcher',
    resource: {
      release: '%.dispose()',
      discipline: 'manual',
      collected: 'never',
      lasting: true,
      keptIn: 'the listeners of its element and window',
    },
    methods: [
      {
        names: ['dispose', 'disconnect'],
        result: { plain: true },
        releases: ['this'],
        evidence: `${docs}/#examples/en/controls/OrbitControls.dispose`,
      },
    ],
    evidence: `${docs}/#examples/en/controls/OrbitControls.dispose`,
  },
  Composer: {
    noun: 'effect composer',
    types: ['EffectComposer'],
    sort: 'session',
    resource: {
      release: '%.dispose()',
      discipline: 'manual',
      collected: 'never',
      lasting: true,
      keptIn: 'GPU memory, as two render targets',
    },
    methods: [
      { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${docs}/#examples/en/postprocessing/EffectComposer` },
      {
        names: ['addPass', 'insertPass'],
        result: { plain: true },
        takes: [{ what: 0, into: 'this' }],
        evidence: `${docs}/#examples/en/postprocessing/EffectComposer`,
      },
      {
        names: ['setSize', 'setPixelRatio', 'removePass'],
        result: { plain: true },
        evidence: `${docs}/#examples/en/postprocessing/EffectComposer`,
      },
      {
        names: ['render'],
        result: { plain: true },
        evidence: `${docs}/#examples/en/postprocessing/EffectComposer`,
        notRun: context,
      },
    ],
    evidence: `${docs}/#examples/en/postprocessing/EffectComposer`,
  },
} satisfies Readonly<Record<string, KindRow>>;
