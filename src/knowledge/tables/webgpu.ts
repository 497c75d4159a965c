import type { LibraryTable } from '../table.ts';

const spec = 'https://www.w3.org/TR/webgpu';

/** WebGPU: buffers, textures, query sets and devices have `destroy`; nothing else has. */
export const webgpu = {
  library: 'webgpu',
  modules: [],
  globals: [''],
  kinds: {
    Adapter: {
      noun: 'GPU adapter',
      types: ['GPUAdapter'],
      methods: [
        {
          names: ['requestDevice'],
          factory: 'opens a GPU device',
          result: { promise: { kind: 'webgpu.Device' } },
          evidence: `${spec}/#dom-gpuadapter-requestdevice`,
        },
      ],
      evidence: `${spec}/#gpuadapter`,
    },
    Device: {
      noun: 'GPU device',
      types: ['GPUDevice'],
      sort: 'session',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', lasting: true, keptIn: 'the GPU process' },
      methods: [
        { names: ['createBuffer'], result: { kind: 'webgpu.Buffer' }, evidence: `${spec}/#dom-gpudevice-createbuffer` },
        { names: ['createTexture'], result: { kind: 'webgpu.Texture' }, evidence: `${spec}/#dom-gpudevice-createtexture` },
        { names: ['createQuerySet'], result: { kind: 'webgpu.QuerySet' }, evidence: `${spec}/#dom-gpudevice-createqueryset` },
        { names: ['destroy'], result: { plain: true }, releases: ['this'], evidence: `${spec}/#dom-gpudevice-destroy` },
      ],
      evidence: `${spec}/#gpudevice`,
    },
    Buffer: {
      noun: 'GPU buffer',
      types: ['GPUBuffer'],
      sort: 'buffer',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', keptIn: 'GPU memory' },
      methods: [
        { names: ['destroy'], result: { plain: true }, releases: ['this'], evidence: `${spec}/#dom-gpubuffer-destroy` },
        { names: ['mapAsync'], result: { promise: { plain: true } }, evidence: `${spec}/#dom-gpubuffer-mapasync` },
        { names: ['unmap', 'getMappedRange'], result: { plain: true }, evidence: `${spec}/#dom-gpubuffer-unmap` },
      ],
      evidence: `${spec}/#gpubuffer`,
    },
    Texture: {
      noun: 'GPU texture',
      types: ['GPUTexture'],
      sort: 'buffer',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', keptIn: 'GPU memory' },
      methods: [
        { names: ['destroy'], result: { plain: true }, releases: ['this'], evidence: `${spec}/#dom-gputexture-destroy` },
        { names: ['createView'], result: { plain: true }, evidence: `${spec}/#dom-gputexture-createview` },
      ],
      evidence: `${spec}/#gputexture`,
    },
    QuerySet: {
      noun: 'GPU query set',
      types: ['GPUQuerySet'],
      sort: 'buffer',
      resource: { release: '%.destroy()', discipline: 'manual', collected: 'late', keptIn: 'GPU memory' },
      methods: [{ names: ['destroy'], result: { plain: true }, releases: ['this'], evidence: `${spec}/#dom-gpuqueryset-destroy` }],
      evidence: `${spec}/#gpuqueryset`,
    },
    CanvasContext: {
      noun: 'canvas context',
      types: ['GPUCanvasContext'],
      // The texture of a frame belongs to the canvas, which takes it back.
      methods: [
        {
          names: ['getCurrentTexture'],
          result: { kind: 'webgpu.Texture', own: 'borrowed' },
          evidence: `${spec}/#dom-gpucanvascontext-getcurrenttexture`,
        },
      ],
      evidence: `${spec}/#gpucanvascontext`,
    },
  },
  functions: [
    {
      names: ['navigator.gpu.requestAdapter'],
      result: { promise: { kind: 'webgpu.Adapter' } },
      evidence: `${spec}/#dom-gpu-requestadapter`,
    },
  ],
  sizes: [
    {
      names: ['createBuffer'],
      methodsOf: 'Device',
      sides: { lengths: [{ operand: 1, member: 'size' }] },
      element: 1,
      evidence: `${spec}/#dom-gpudevice-createbuffer`,
    },
  ],
} satisfies LibraryTable;
