import type { LibraryTable } from '../table.ts';

const declarations = '@mlc-ai/web-llm 0.2.86, lib/engine.d.ts';

/** Language models on WebGPU. */
export const webLlm = {
  library: 'web-llm',
  modules: ['@mlc-ai/web-llm', '*/@mlc-ai/web-llm', '*/@mlc-ai/web-llm@*'],
  globals: ['webllm'],
  kinds: {
    Engine: {
      noun: 'engine',
      types: ['MLCEngine', 'MLCEngineInterface', 'WebWorkerMLCEngine'],
      sort: 'model',
      resource: { release: '%.unload()', discipline: 'manual', collected: 'never', keptIn: 'GPU memory' },
      evidence: declarations,
      methods: [
        { names: ['unload'], releases: ['this'], result: { promise: { plain: true } }, evidence: declarations },
        {
          names: ['reload', 'resetChat', 'interruptGenerate', 'getMessage', 'runtimeStatsText'],
          result: { promise: { plain: true } },
          evidence: `reload unloads what was there: ${declarations}`,
        },
      ],
    },
  },
  functions: [
    {
      names: ['CreateMLCEngine', 'CreateWebWorkerMLCEngine'],
      factory: 'loads a model with all its weights',
      result: { promise: { kind: 'web-llm.Engine' } },
      evidence: declarations,
    },
    { names: ['MLCEngine'], construct: true, result: { kind: 'web-llm.Engine' }, evidence: declarations },
  ],
} satisfies LibraryTable;
