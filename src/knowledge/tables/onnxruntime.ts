import type { LibraryTable } from '../table.ts';

const declarations = 'onnxruntime-common 1.30, dist/esm/inference-session.d.ts and tensor.d.ts';

/** ONNX Runtime in the browser and in Node. Its tensors are plain memory unless they lie on the GPU, which no call site shows. */
export const onnxruntime = {
  library: 'onnxruntime',
  modules: [
    ...['onnxruntime-web', 'onnxruntime-web/*', 'onnxruntime-node', 'onnxruntime-common', 'onnxruntime-react-native'],
    ...['*/onnxruntime-web@*', '*/onnxruntime-web/*', '*/ort.min.mjs', '*/ort.webgpu.min.mjs'],
  ],
  globals: ['ort'],
  namespaceExports: ['default'],
  kinds: {
    InferenceSession: {
      noun: 'inference session',
      types: ['InferenceSession'],
      sort: 'session',
      resource: {
        release: '%.release()',
        discipline: 'manual',
        collected: 'never',
        keptIn: 'the WebAssembly heap or native memory',
      },
      evidence: `${declarations}; https://github.com/microsoft/onnxruntime/issues/21574`,
      methods: [
        { names: ['run'], result: { promise: { record: { kind: 'onnxruntime.Tensor' } } }, evidence: declarations },
        { names: ['release'], releases: ['this'], result: { promise: { plain: true } }, evidence: declarations },
        { names: ['startProfiling', 'endProfiling'], result: { plain: true }, evidence: declarations },
      ],
    },
    Tensor: {
      noun: 'tensor',
      types: ['Tensor', 'TypedTensor', 'OnnxValue'],
      evidence: declarations,
      methods: [
        { names: ['dispose'], releases: ['this'], result: { plain: true }, evidence: declarations },
        { names: ['getData'], result: { promise: { plain: true } }, copies: 'this', evidence: declarations },
        { names: ['toDataURL', 'toImageData'], result: { plain: true }, copies: 'this', evidence: declarations },
        { names: ['reshape'], result: { kind: 'onnxruntime.Tensor' }, evidence: declarations },
      ],
    },
  },
  functions: [
    {
      names: ['InferenceSession.create'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'onnxruntime.InferenceSession' } },
      evidence: declarations,
    },
    { names: ['Tensor'], construct: true, result: { kind: 'onnxruntime.Tensor' }, evidence: declarations },
    {
      names: ['Tensor.fromGpuBuffer', 'Tensor.fromTexture', 'Tensor.fromMLTensor', 'Tensor.fromPinnedBuffer'],
      result: { kind: 'onnxruntime.Tensor' },
      evidence: 'onnxruntime-common 1.30, dist/esm/tensor-factory.d.ts: the buffer stays with the caller',
    },
    {
      names: ['Tensor.fromImage'],
      result: { promise: { kind: 'onnxruntime.Tensor' } },
      evidence: 'onnxruntime-common 1.30, dist/esm/tensor-factory.d.ts',
    },
  ],
} satisfies LibraryTable;
