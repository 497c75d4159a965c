/** Weights of layers and the state of optimizers are variables; those of graph models are not. */
export const allVariables = {
  result: { plain: true },
  releasesAll: ['tfjs.Variable', 'tfjs.LayersModel', 'tfjs.Optimizer'],
} as const;
