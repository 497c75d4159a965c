import type { Row } from '../../table.ts';
import { measured, reference } from './evidence.ts';
import { allVariables } from './variables.ts';

const engine = 'https://github.com/tensorflow/tfjs/blob/tfjs-v4.22.0/tfjs-core/src/engine.ts';

/** Scopes, release, and questions about the state of the library. */
export const scopes = [
  {
    // `tf.tidy('name', fn)` has the callback second.
    names: ['tidy'],
    result: { anyOf: [{ resultOf: 0 }, { resultOf: 1 }] },
    runs: [
      { argument: 0, mode: 'now', scope: true },
      { argument: 1, mode: 'now', scope: true },
    ],
    evidence: `${engine}; ${measured}`,
  },
  { names: ['dispose'], releases: [0], result: { plain: true }, evidence: measured },
  { names: ['keep'], keeps: [0], result: { same: 0 }, evidence: measured },
  { names: ['engine'], result: { kind: 'tfjs.Engine', own: 'borrowed' }, evidence: engine },
  { names: ['time'], runs: [{ argument: 0, mode: 'now' }], result: { promise: { plain: true } }, evidence: `no scope inside; ${measured}` },
  {
    names: ['profile'],
    runs: [{ argument: 0, mode: 'now' }],
    result: { promise: { fields: { result: { resultOf: 0 } } } },
    evidence: `no scope inside; ${measured}`,
  },
  { names: ['nextFrame', 'ready', 'setBackend'], result: { promise: { plain: true } }, evidence: reference },
  {
    names: [...['memory', 'getBackend', 'removeBackend', 'print', 'env', 'enableProdMode', 'enableDebugMode', 'enclosingPowerOfTwo']],
    result: { plain: true },
    evidence: measured,
  },
  { names: ['disposeVariables'], ...allVariables, evidence: measured },
  {
    names: [
      ...['util.assert', 'util.arraysEqual', 'util.shuffle', 'util.now', 'util.flatten', 'util.sizeFromShape', 'util.isTypedArray'],
      ...['util.createShuffledIndices', 'util.toTypedArray', 'backend', 'findBackend', 'registerBackend', 'registerKernel'],
    ],
    result: { plain: true },
    evidence: `${reference}#Util`,
  },
] satisfies readonly Row[];
