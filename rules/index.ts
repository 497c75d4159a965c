import type { Rule } from '../src/rule/rule.ts';
import noCopyInLoop from './no-copy-in-loop.ts';
import noDenseConversion from './no-dense-conversion.ts';
import noFactoryInHotPath from './no-factory-in-hot-path.ts';
import noFftBufferInLoop from './no-fft-buffer-in-loop.ts';
import noGraphCreationInLoop from './no-graph-creation-in-loop.ts';
import noOneHotMaterialization from './no-one-hot-materialization.ts';
import noPathMaterialization from './no-path-materialization.ts';
import noRetainedGradient from './no-retained-gradient.ts';
import noSubgraphInLoop from './no-subgraph-in-loop.ts';
import noUnboundedAccumulator from './no-unbounded-accumulator.ts';
import noUseAfterRelease from './no-use-after-release.ts';
import requireMatchedListener from './require-matched-listener.ts';
import requireRelease from './require-release.ts';
import requireTidy from './require-tidy.ts';

/** Every rule, in the order of their ids. A test checks the list against the folder. */
export const rules: readonly Rule[] = [
  noCopyInLoop,
  noDenseConversion,
  noFactoryInHotPath,
  noFftBufferInLoop,
  noGraphCreationInLoop,
  noOneHotMaterialization,
  noPathMaterialization,
  noRetainedGradient,
  noSubgraphInLoop,
  noUnboundedAccumulator,
  noUseAfterRelease,
  requireMatchedListener,
  requireRelease,
  requireTidy,
];
