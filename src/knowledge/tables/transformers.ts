import type { LibraryTable, Resource } from '../table.ts';

const modeling = '@huggingface/transformers 4.3.1, src/models/modeling_utils.js';
const sessions: Resource = {
  release: '%.dispose()',
  discipline: 'manual',
  collected: 'never',

  keptIn: 'inference sessions on the WebAssembly heap or the GPU',
};

/** Transformers.js. Models and pipelines hold ONNX Runtime sessions. */
export const transformers = {
  library: 'transformers',
  modules: ['@huggingface/transformers', '@xenova/transformers', '*/@huggingface/transformers@*', '*/@xenova/transformers@*'],
  globals: [],
  kinds: {
    Pipeline: {
      noun: 'pipeline',
      types: ['Pipeline', 'AllTasks'],
      sort: 'model',
      resource: sessions,
      evidence: '@huggingface/transformers 4.3.1, src/pipelines/_base.js',
      methods: [
        {
          names: ['dispose'],
          releases: ['this'],
          result: { promise: { plain: true } },
          evidence: '@huggingface/transformers 4.3.1, src/pipelines/_base.js',
        },
      ],
      properties: { model: { kind: 'transformers.PreTrainedModel', own: 'borrowed' } },
    },
    PreTrainedModel: {
      noun: 'model',
      types: ['PreTrainedModel'],
      sort: 'model',
      resource: sessions,
      evidence: `${modeling}: dispose releases every session`,
      methods: [
        { names: ['dispose'], releases: ['this'], result: { promise: { plain: true } }, evidence: modeling },
        {
          names: ['generate'],
          // The caller gets the cache, and with it the duty to free it, only when it asks for the whole result.
          cases: [
            {
              argument: 0,
              member: 'return_dict_in_generate',
              is: [true],
              then: {
                result: {
                  promise: {
                    fields: { sequences: { kind: 'transformers.Tensor' }, past_key_values: { kind: 'transformers.DynamicCache' } },
                  },
                },
              },
            },
          ],
          result: { promise: { kind: 'transformers.Tensor' } },
          evidence: `${modeling}: keepCacheAlive`,
        },
      ],
    },
    DynamicCache: {
      noun: 'key-value cache',
      types: ['DynamicCache', 'EncoderDecoderCache'],
      resource: { release: '%.dispose()', discipline: 'manual', collected: 'never', keptIn: 'GPU buffers' },
      evidence: '@huggingface/transformers 4.3.1, src/cache_utils.js',
      methods: [
        {
          names: ['dispose'],
          releases: ['this'],
          result: { promise: { plain: true } },
          evidence: '@huggingface/transformers 4.3.1, src/cache_utils.js',
        },
      ],
    },
    Tensor: {
      noun: 'tensor',
      types: ['Tensor'],
      evidence: '@huggingface/transformers 4.3.1, src/utils/tensor.js: plain memory unless on the GPU',
      methods: [
        {
          names: ['dispose'],
          releases: ['this'],
          result: { plain: true },
          evidence: '@huggingface/transformers 4.3.1, src/utils/tensor.js',
        },
        { names: ['tolist'], result: { plain: true }, copies: 'this', evidence: '@huggingface/transformers 4.3.1, src/utils/tensor.js' },
      ],
    },
  },
  functions: [
    {
      names: ['pipeline'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'transformers.Pipeline' } },
      evidence: '@huggingface/transformers 4.3.1, src/pipelines.js',
    },
    {
      names: [
        ...['*Model.from_pretrained', '*ModelWithProjection.from_pretrained', '*ForCausalLM.from_pretrained'],
        ...['*ForConditionalGeneration.from_pretrained', '*ForSequenceClassification.from_pretrained'],
        ...['*ForImageClassification.from_pretrained', '*ForMaskedLM.from_pretrained', '*ForTokenClassification.from_pretrained'],
        ...['*ForQuestionAnswering.from_pretrained', '*ForObjectDetection.from_pretrained', '*ForDepthEstimation.from_pretrained'],
        ...['*ForSemanticSegmentation.from_pretrained', '*ForAudioFrameClassification.from_pretrained'],
        ...['*ForPoseEstimation.from_pretrained', '*ForImageSegmentation.from_pretrained', '*ForImageMatting.from_pretrained'],
        ...['*ForAudioClassification.from_pretrained', '*ForZeroShotObjectDetection.from_pretrained', '*ForVision2Seq.from_pretrained'],
        ...['*ForUniversalSegmentation.from_pretrained', '*ForTextToWaveform.from_pretrained', '*ForTextToSpeech.from_pretrained'],
        ...['*ForTextToSpectrogram.from_pretrained', '*ForSpeechSeq2Seq.from_pretrained', '*ForSeq2SeqLM.from_pretrained'],
        ...['*ForMaskGeneration.from_pretrained', '*ForInstanceSegmentation.from_pretrained', '*ForImageToImage.from_pretrained'],
        ...['*ForImageTextToText.from_pretrained', '*ForImageFeatureExtraction.from_pretrained'],
        ...['*ForDocumentQuestionAnswering.from_pretrained', '*ForAudioTextToText.from_pretrained', '*ForCTC.from_pretrained'],
        ...['*ForXVector.from_pretrained'],
      ],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'transformers.PreTrainedModel' } },
      evidence: modeling,
    },
    {
      names: ['AutoTokenizer.from_pretrained', 'AutoProcessor.from_pretrained', 'AutoConfig.from_pretrained'],
      result: { promise: { plain: true } },
      evidence: '@huggingface/transformers 4.3.1, src/models/auto',
    },
    {
      names: ['DynamicCache'],
      construct: true,
      result: { kind: 'transformers.DynamicCache' },
      evidence: '@huggingface/transformers 4.3.1, src/cache_utils.js',
    },
    {
      names: ['Tensor'],
      construct: true,
      result: { kind: 'transformers.Tensor' },
      evidence: '@huggingface/transformers 4.3.1, src/utils/tensor.js',
    },
  ],
} satisfies LibraryTable;
