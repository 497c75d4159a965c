import type { LibraryTable } from '../table.ts';

const mdn = 'https://developer.mozilla.org/docs/Web/API';
const keptIn = 'GPU memory';

/** WebGL: each `createX` of a context has its `deleteX`. What nobody refers to is freed when the collector comes, which graphics memory does not wait for. */
export const webgl = {
  library: 'webgl',
  modules: [],
  globals: [''],
  kinds: {
    Context: {
      noun: 'WebGL context',
      types: ['WebGLRenderingContext', 'WebGL2RenderingContext', 'WebGLRenderingContextBase'],
      methods: [
        { names: ['createBuffer'], result: { kind: 'webgl.Buffer' }, evidence: `${mdn}/WebGLRenderingContext/createBuffer` },
        { names: ['deleteBuffer'], result: { plain: true }, releases: [0], evidence: `${mdn}/WebGLRenderingContext/deleteBuffer` },
        { names: ['createTexture'], result: { kind: 'webgl.Texture' }, evidence: `${mdn}/WebGLRenderingContext/createTexture` },
        { names: ['deleteTexture'], result: { plain: true }, releases: [0], evidence: `${mdn}/WebGLRenderingContext/deleteTexture` },
        { names: ['createFramebuffer'], result: { kind: 'webgl.Framebuffer' }, evidence: `${mdn}/WebGLRenderingContext/createFramebuffer` },
        {
          names: ['deleteFramebuffer'],
          result: { plain: true },
          releases: [0],
          evidence: `${mdn}/WebGLRenderingContext/deleteFramebuffer`,
        },
        {
          names: ['createRenderbuffer'],
          result: { kind: 'webgl.Renderbuffer' },
          evidence: `${mdn}/WebGLRenderingContext/createRenderbuffer`,
        },
        {
          names: ['deleteRenderbuffer'],
          result: { plain: true },
          releases: [0],
          evidence: `${mdn}/WebGLRenderingContext/deleteRenderbuffer`,
        },
        { names: ['createProgram'], result: { kind: 'webgl.Program' }, evidence: `${mdn}/WebGLRenderingContext/createProgram` },
        { names: ['deleteProgram'], result: { plain: true }, releases: [0], evidence: `${mdn}/WebGLRenderingContext/deleteProgram` },
        { names: ['createShader'], result: { kind: 'webgl.Shader' }, evidence: `${mdn}/WebGLRenderingContext/createShader` },
        { names: ['deleteShader'], result: { plain: true }, releases: [0], evidence: `${mdn}/WebGLRenderingContext/deleteShader` },
        {
          names: ['createVertexArray'],
          result: { kind: 'webgl.VertexArray' },
          evidence: `${mdn}/WebGL2RenderingContext/createVertexArray`,
        },
        {
          names: ['deleteVertexArray'],
          result: { plain: true },
          releases: [0],
          evidence: `${mdn}/WebGL2RenderingContext/deleteVertexArray`,
        },
        { names: ['createQuery'], result: { kind: 'webgl.Query' }, evidence: `${mdn}/WebGL2RenderingContext/createQuery` },
        { names: ['deleteQuery'], result: { plain: true }, releases: [0], evidence: `${mdn}/WebGL2RenderingContext/deleteQuery` },
        { names: ['createSampler'], result: { kind: 'webgl.Sampler' }, evidence: `${mdn}/WebGL2RenderingContext/createSampler` },
        { names: ['deleteSampler'], result: { plain: true }, releases: [0], evidence: `${mdn}/WebGL2RenderingContext/deleteSampler` },
        {
          names: ['createTransformFeedback'],
          result: { kind: 'webgl.TransformFeedback' },
          evidence: `${mdn}/WebGL2RenderingContext/createTransformFeedback`,
        },
        {
          names: ['deleteTransformFeedback'],
          result: { plain: true },
          releases: [0],
          evidence: `${mdn}/WebGL2RenderingContext/deleteTransformFeedback`,
        },
        { names: ['fenceSync'], result: { kind: 'webgl.Sync' }, evidence: `${mdn}/WebGL2RenderingContext/fenceSync` },
        { names: ['deleteSync'], result: { plain: true }, releases: [0], evidence: `${mdn}/WebGL2RenderingContext/deleteSync` },
      ],
      evidence: `${mdn}/WebGLRenderingContext`,
    },
    Buffer: {
      noun: 'WebGL buffer',
      types: ['WebGLBuffer'],
      sort: 'buffer',
      resource: { release: '@.deleteBuffer(%)', discipline: 'manual', collected: 'late', keptIn },
      evidence: `${mdn}/WebGLBuffer`,
    },
    Texture: {
      noun: 'WebGL texture',
      types: ['WebGLTexture'],
      sort: 'buffer',
      resource: { release: '@.deleteTexture(%)', discipline: 'manual', collected: 'late', keptIn },
      evidence: `${mdn}/WebGLTexture`,
    },
    Framebuffer: {
      noun: 'WebGL framebuffer',
      types: ['WebGLFramebuffer'],
      sort: 'buffer',
      resource: { release: '@.deleteFramebuffer(%)', discipline: 'manual', collected: 'late', keptIn },
      evidence: `${mdn}/WebGLFramebuffer`,
    },
    Renderbuffer: {
      noun: 'WebGL renderbuffer',
      types: ['WebGLRenderbuffer'],
      sort: 'buffer',
      resource: { release: '@.deleteRenderbuffer(%)', discipline: 'manual', collected: 'late', keptIn },
      evidence: `${mdn}/WebGLRenderbuffer`,
    },
    Program: {
      noun: 'WebGL program',
      types: ['WebGLProgram'],
      sort: 'buffer',
      resource: { release: '@.deleteProgram(%)', discipline: 'manual', collected: 'late', lasting: true, keptIn },
      evidence: `${mdn}/WebGLProgram`,
    },
    Shader: {
      noun: 'WebGL shader',
      types: ['WebGLShader'],
      sort: 'buffer',
      resource: { release: '@.deleteShader(%)', discipline: 'manual', collected: 'late', lasting: true, keptIn },
      evidence: `${mdn}/WebGLShader`,
    },
    VertexArray: {
      noun: 'WebGL vertex array',
      types: ['WebGLVertexArrayObject'],
      sort: 'buffer',
      resource: { release: '@.deleteVertexArray(%)', discipline: 'manual', collected: 'late', keptIn },
      evidence: `${mdn}/WebGLVertexArrayObject`,
    },
    Query: {
      noun: 'WebGL query',
      types: ['WebGLQuery'],
      sort: 'buffer',
      resource: { release: '@.deleteQuery(%)', discipline: 'manual', collected: 'late', keptIn },
      evidence: `${mdn}/WebGLQuery`,
    },
    Sampler: {
      noun: 'WebGL sampler',
      types: ['WebGLSampler'],
      sort: 'buffer',
      resource: { release: '@.deleteSampler(%)', discipline: 'manual', collected: 'late', keptIn },
      evidence: `${mdn}/WebGLSampler`,
    },
    TransformFeedback: {
      noun: 'WebGL transform feedback',
      types: ['WebGLTransformFeedback'],
      sort: 'buffer',
      resource: { release: '@.deleteTransformFeedback(%)', discipline: 'manual', collected: 'late', keptIn },
      evidence: `${mdn}/WebGLTransformFeedback`,
    },
    Sync: {
      noun: 'WebGL fence',
      types: ['WebGLSync'],
      sort: 'buffer',
      resource: { release: '@.deleteSync(%)', discipline: 'manual', collected: 'late', keptIn },
      evidence: `${mdn}/WebGLSync`,
    },
    Canvas: {
      noun: 'canvas',
      types: ['HTMLCanvasElement', 'OffscreenCanvas'],
      extends: 'web.EventTarget',
      methods: [
        {
          names: ['getContext'],
          anyReceiver: true,
          cases: [
            { argument: 0, is: ['webgl', 'webgl2', 'experimental-webgl'], then: { result: { kind: 'webgl.Context', own: 'borrowed' } } },
            { argument: 0, is: ['webgpu'], then: { result: { kind: 'webgpu.CanvasContext', own: 'borrowed' } } },
          ],
          evidence: `${mdn}/HTMLCanvasElement/getContext`,
        },
      ],
      evidence: `${mdn}/HTMLCanvasElement`,
    },
  },
  functions: [{ names: ['OffscreenCanvas'], construct: true, result: { kind: 'webgl.Canvas' }, evidence: `${mdn}/OffscreenCanvas` }],
} satisfies LibraryTable;
