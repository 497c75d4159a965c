import type { LibraryTable } from '../table.ts';

const core = 'https://luma.gl/docs/api-reference/core';
const engine = 'https://luma.gl/docs/api-reference/engine';
const earlier = 'https://github.com/visgl/luma.gl/blob/8.5-release/docs/api-reference/webgl';

/** luma.gl since version 9: a device makes resources, `destroy()` frees them. Before: constructors take the context, `delete()` frees. Both names work in both. */
export const luma = {
  library: 'luma',
  modules: [
    '@luma.gl/core',
    '@luma.gl/engine',
    '@luma.gl/webgl',
    '@luma.gl/webgl-legacy',
    '@luma.gl/gltools',
    '@luma.gl/webgpu',
    'luma.gl',
  ],
  globals: ['luma'],
  namespaceExports: ['default', 'luma'],
  kinds: {
    Device: {
      noun: 'device',
      types: ['Device', 'WebGLDevice', 'WebGPUDevice'],
      sort: 'session',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', lasting: true, keptIn: 'the GPU process' },
      methods: [
        { names: ['destroy'], result: { plain: true }, releases: ['this'], evidence: `${core}/device#destroy` },
        { names: ['createBuffer'], result: { kind: 'luma.Buffer' }, evidence: `${core}/device#createbuffer` },
        { names: ['createTexture', 'createExternalTexture'], result: { kind: 'luma.Texture' }, evidence: `${core}/device#createtexture` },
        // It gives its attachments out again, and they are attached to it to be destroyed with it: nobody else has to keep them.
        {
          names: ['createFramebuffer'],
          result: { kind: 'luma.Framebuffer' },
          takes: [{ what: 0, into: 'result' }],
          evidence: `${core}/device#createframebuffer`,
        },
        {
          names: [
            'createShader',
            'createSampler',
            'createRenderPipeline',
            'createComputePipeline',
            'createVertexArray',
            'createTransformFeedback',
            'createQuerySet',
          ],
          result: { kind: 'luma.Resource' },
          evidence: `${core}/device`,
        },
        {
          names: ['beginRenderPass', 'beginComputePass', 'createCommandEncoder', 'submit', 'getDefaultCanvasContext'],
          result: { plain: true },
          evidence: `${core}/device`,
        },
      ],
      evidence: `${core}/device`,
    },
    Resource: {
      noun: 'GPU resource',
      types: [
        'Resource',
        'Shader',
        'Sampler',
        'RenderPipeline',
        'ComputePipeline',
        'VertexArray',
        'TransformFeedback',
        'QuerySet',
        'Query',
        'Program',
        'VertexShader',
        'FragmentShader',
        'Fence',
      ],
      sort: 'buffer',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', keptIn: 'GPU memory' },
      methods: [
        { names: ['destroy', 'delete'], result: { plain: true }, releases: ['this'], evidence: `${core}/resources/resource#destroy` },
      ],
      evidence: `${core}/resources/resource`,
    },
    Buffer: {
      noun: 'buffer',
      types: ['Buffer', 'DynamicBuffer'],
      sort: 'buffer',
      extends: 'luma.Resource',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', keptIn: 'GPU memory' },
      methods: [
        { names: ['write', 'getData', 'readSyncWebGL'], result: { plain: true }, evidence: `${core}/resources/buffer` },
        { names: ['subData', 'setData', 'reallocate', 'initialize'], result: { same: 'this' }, evidence: `${earlier}/buffer.md` },
      ],
      evidence: `${core}/resources/buffer`,
    },
    Texture: {
      noun: 'texture',
      types: [
        'Texture',
        'Texture2D',
        'Texture3D',
        'TextureCube',
        'DynamicTexture',
        'AsyncTexture',
        'VideoTexture',
        'ExternalTexture',
        'Renderbuffer',
      ],
      sort: 'buffer',
      extends: 'luma.Resource',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', keptIn: 'GPU memory' },
      methods: [
        { names: ['setImageData', 'setSubImageData', 'resize', 'update'], result: { same: 'this' }, evidence: `${earlier}/texture.md` },
      ],
      evidence: `${core}/resources/texture`,
    },
    Framebuffer: {
      noun: 'framebuffer',
      types: ['Framebuffer'],
      sort: 'buffer',
      extends: 'luma.Resource',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', keptIn: 'GPU memory' },
      methods: [
        { names: ['resize', 'attach', 'checkStatus', 'clear'], result: { same: 'this' }, evidence: `${core}/resources/framebuffer` },
      ],
      // Attachments given to a framebuffer stay whose they were.
      properties: {
        texture: { kind: 'luma.Texture', own: 'borrowed' },
        color: { kind: 'luma.Texture', own: 'borrowed' },
        depth: { kind: 'luma.Texture', own: 'borrowed' },
      },
      evidence: `${core}/resources/framebuffer`,
    },
    Model: {
      noun: 'model',
      types: ['Model', 'ClipSpace', 'BackgroundTextureModel', 'Computation', 'BufferTransform', 'TextureTransform', 'Transform'],
      sort: 'buffer',
      extends: 'luma.Resource',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', keptIn: 'GPU memory' },
      methods: [
        {
          names: ['draw', 'setUniforms', 'setAttributes', 'setProps', 'setGeometry', 'setBindings', 'run', 'update'],
          result: { same: 'this' },
          evidence: `${engine}/model`,
        },
        { names: ['getBuffer'], result: { kind: 'luma.Buffer', own: 'borrowed' }, evidence: `${engine}/compute/buffer-transform` },
        {
          names: ['getFramebuffer'],
          result: { kind: 'luma.Framebuffer', own: 'borrowed' },
          evidence: `${engine}/compute/texture-transform`,
        },
      ],
      evidence: `${engine}/model`,
    },
    AnimationLoop: {
      noun: 'animation loop',
      types: ['AnimationLoop'],
      sort: 'session',
      resource: {
        release: '%.destroy()',
        discipline: 'manual',
        collected: 'never',
        lasting: true,
        keptIn: 'animation frames and its device',
      },
      methods: [
        { names: ['destroy', 'delete'], result: { plain: true }, releases: ['this'], evidence: `${engine}/animation-loop#destroy` },
        { names: ['start', 'stop'], result: { same: 'this' }, evidence: `${engine}/animation-loop` },
      ],
      evidence: `${engine}/animation-loop`,
    },
  },
  functions: [
    {
      names: ['createDevice', 'attachDevice'],
      factory: 'opens a GPU device',
      result: { promise: { kind: 'luma.Device' } },
      evidence: `${core}/luma#createdevice`,
    },
    { names: ['Buffer', 'DynamicBuffer'], construct: true, result: { kind: 'luma.Buffer' }, evidence: `${earlier}/buffer.md` },
    {
      names: ['Texture', 'Texture2D', 'Texture3D', 'TextureCube', 'DynamicTexture', 'AsyncTexture', 'VideoTexture', 'Renderbuffer'],
      construct: true,
      result: { kind: 'luma.Texture' },
      evidence: `${earlier}/texture.md`,
    },
    { names: ['Framebuffer'], construct: true, result: { kind: 'luma.Framebuffer' }, evidence: `${earlier}/framebuffer.md` },
    {
      names: ['VertexArray', 'TransformFeedback', 'Query', 'Program', 'VertexShader', 'FragmentShader', 'VertexArrayObject'],
      construct: true,
      result: { kind: 'luma.Resource' },
      evidence: `${earlier}/resource.md`,
    },
    {
      names: ['Model', 'ClipSpace', 'BackgroundTextureModel', 'Computation', 'BufferTransform', 'TextureTransform', 'Transform'],
      construct: true,
      result: { kind: 'luma.Model' },
      evidence: `${engine}/model`,
    },
    {
      names: ['AnimationLoop'],
      construct: true,
      result: { kind: 'luma.AnimationLoop' },
      runs: [
        { argument: 0, member: 'onRender', mode: 'frame' },
        {
          argument: 0,
          member: 'onInitialize',
          mode: 'later',
          parameters: [{ fields: { device: { kind: 'luma.Device', own: 'borrowed' }, gl: { kind: 'webgl.Context', own: 'borrowed' } } }],
        },
        { argument: 0, member: 'onFinalize', mode: 'later' },
      ],
      evidence: `${engine}/animation-loop`,
    },
  ],
} satisfies LibraryTable;
