import type { Row } from '../../table.ts';
import { measured, source } from './evidence.ts';

/** Gradients and optimizers. The function to differentiate runs in a scope that keeps only its result. */
export const gradients = [
  {
    names: ['grad'],
    runs: [{ argument: 0, mode: 'later', scope: true, parameters: [{ kind: 'tfjs.Tensor', own: 'borrowed' }] }],
    result: { function: { result: { kind: 'tfjs.Tensor' }, differentiates: {} } },
    evidence: measured,
  },
  {
    names: ['grads'],
    runs: [{ argument: 0, mode: 'later', scope: true }],
    result: { function: { result: { each: { kind: 'tfjs.Tensor' } }, differentiates: {} } },
    evidence: measured,
  },
  {
    names: ['valueAndGrad'],
    runs: [{ argument: 0, mode: 'later', scope: true, parameters: [{ kind: 'tfjs.Tensor', own: 'borrowed' }] }],
    result: {
      function: {
        result: { fields: { value: { kind: 'tfjs.Tensor' }, grad: { kind: 'tfjs.Tensor' } } },
        differentiates: { value: 'value' },
      },
    },
    evidence: measured,
  },
  {
    names: ['valueAndGrads'],
    runs: [{ argument: 0, mode: 'later', scope: true }],
    result: {
      function: {
        result: { fields: { value: { kind: 'tfjs.Tensor' }, grads: { each: { kind: 'tfjs.Tensor' } } } },
        differentiates: { value: 'value' },
      },
    },
    evidence: measured,
  },
  {
    names: ['variableGrads'],
    runs: [{ argument: 0, mode: 'now', scope: true }],
    result: { fields: { value: { kind: 'tfjs.Tensor' }, grads: { record: { kind: 'tfjs.Tensor' } } } },
    differentiates: { value: 'value' },
    evidence: measured,
  },
  {
    names: ['customGrad'],
    runs: [{ argument: 0, mode: 'later', scope: true, returnsScoped: 'gradFunc' }],
    result: { function: { result: { kind: 'tfjs.Tensor' } } },
    evidence: `gradients are worked out in \`tidy\`: ${source}/tfjs-core/src/engine.ts; ${measured}`,
  },
  {
    names: ['train.sgd', 'train.momentum', 'train.rmsprop', 'train.adam', 'train.adadelta', 'train.adamax', 'train.adagrad'],
    result: { kind: 'tfjs.Optimizer' },
    evidence: measured,
  },
  {
    names: [
      ...['SGDOptimizer', 'MomentumOptimizer', 'RMSPropOptimizer', 'AdamOptimizer', 'AdadeltaOptimizer', 'AdamaxOptimizer'],
      ...['AdagradOptimizer'],
    ],
    construct: true,
    result: { kind: 'tfjs.Optimizer' },
    evidence: measured,
  },
] satisfies readonly Row[];
