import type { LibraryTable } from '../table.ts';

const source = 'https://github.com/pmndrs/postprocessing/blob/v6.39.0/src';

/** Passes that make render targets or materials of their own. */
const passNames = [
  ...['AdaptiveLuminancePass', 'BoxBlurPass', 'CopyPass', 'DepthCopyPass', 'DepthDownsamplingPass', 'DepthPass', 'GaussianBlurPass'],
  ...['DepthPickingPass', 'KawaseBlurPass', 'LuminancePass', 'MipmapBlurPass', 'NormalPass', 'TiltShiftBlurPass'],
];

/** Effects that make render targets, textures or passes of their own. Others hold numbers only, and have nothing to dispose. */
const effectNames = [
  ...['ASCIIEffect', 'BloomEffect', 'DepthOfFieldEffect', 'GlitchEffect', 'GodRaysEffect', 'OutlineEffect', 'SelectiveBloomEffect'],
  ...['SMAAEffect', 'SSAOEffect', 'TiltShiftEffect', 'ToneMappingEffect'],
];

/** postprocessing: effects for three.js. A composer disposes its passes, a pass its effects; what is in neither, nobody disposes. */
export const postprocessing = {
  library: 'postprocessing',
  modules: ['postprocessing'],
  globals: ['POSTPROCESSING'],
  kinds: {
    OwnEffect: {
      noun: 'effect',
      types: ['Effect'],
      releasesFields: true,
      evidence: `${source}/effects/Effect.js: \`dispose\` disposes each render target, material, texture and pass among the properties`,
    },
    OwnPass: {
      noun: 'pass',
      types: ['Pass'],
      releasesFields: true,
      evidence: `${source}/passes/Pass.js: \`dispose\` disposes each render target, material, texture and pass among the properties`,
    },
    Effect: {
      noun: 'effect',
      types: effectNames,
      sort: 'buffer',
      releasesFields: true,
      extends: 'three.Dispatcher',
      resource: {
        release: '%.dispose()',
        discipline: 'manual',
        collected: 'never',
        heldFromUse: true,
        keptIn: 'GPU memory, as its render targets and textures',
      },
      methods: [
        { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${source}/effects/Effect.js` },
        { names: ['initialize', 'setSize', 'update', 'getAttributes'], result: { plain: true }, evidence: `${source}/effects/Effect.js` },
      ],
      evidence: `${source}/effects/Effect.js`,
    },
    Pass: {
      noun: 'pass',
      types: passNames,
      sort: 'buffer',
      releasesFields: true,
      resource: {
        release: '%.dispose()',
        discipline: 'manual',
        collected: 'never',
        heldFromUse: true,
        keptIn: 'GPU memory, as its render targets and materials',
      },
      methods: [
        { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${source}/passes/Pass.js` },
        { names: ['initialize', 'setSize', 'render'], result: { plain: true }, evidence: `${source}/passes/Pass.js` },
      ],
      evidence: `${source}/passes/Pass.js`,
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
        keptIn: 'GPU memory, as two render targets and what its passes hold',
      },
      methods: [
        { names: ['dispose'], result: { plain: true }, releases: ['this'], evidence: `${source}/core/EffectComposer.js` },
        { names: ['addPass'], result: { plain: true }, takes: [{ what: 0, into: 'this' }], evidence: `${source}/core/EffectComposer.js` },
        { names: ['removePass', 'setSize', 'render'], result: { plain: true }, evidence: `${source}/core/EffectComposer.js` },
      ],
      evidence: `${source}/core/EffectComposer.js`,
    },
  },
  functions: [
    { names: effectNames, construct: true, result: { kind: 'postprocessing.Effect' }, evidence: `${source}/effects` },
    { names: passNames, construct: true, result: { kind: 'postprocessing.Pass' }, evidence: `${source}/passes` },
    {
      names: ['EffectPass'],
      construct: true,
      result: { kind: 'postprocessing.Pass' },
      takes: [
        { what: 1, into: 'result' },
        { what: 2, into: 'result' },
        { what: 3, into: 'result' },
        { what: 4, into: 'result' },
        { what: 5, into: 'result' },
      ],
      evidence: `${source}/passes/EffectPass.js: \`dispose\` disposes its effects`,
    },
    {
      names: ['EffectComposer'],
      construct: true,
      result: { kind: 'postprocessing.Composer' },
      evidence: `${source}/core/EffectComposer.js`,
    },
  ],
} satisfies LibraryTable;
